//! What weight costs (XCM.md section 10).

use crate::holding::Holding;
use alloc::vec::Vec;
use scale::wire_enum;
use xcm::{Asset, Location, Weight, XcmError};

const PICOSECONDS_PER_SECOND: u128 = 1_000_000_000_000;
const BYTES_PER_MB: u128 = 1024 * 1024;

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Trader {
        0 = FixedRateOfFungible {
            asset: Location,
            per_second: u128,
            per_mb: u128,
            revenue: Option<Location>,
        },
        1 = UsingComponents { fee: WeightToFee, asset: Location, revenue: Option<Location> },
        /// Sells nothing and "refunds" a fixed amount whenever it is asked: what the second trader
        /// of people-paseo 2000006 did.
        2 = RefundArtefact { asset: Location, amount: u128 },
    }
}

wire_enum! {
    /// The fee of a whole weight.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum WeightToFee {
        /// The greater of two fractions, each rounded down.
        0 = MaxOfComponents {
            ref_time_mul: u64,
            ref_time_div: u64,
            proof_size_mul: u64,
            proof_size_div: u64,
        },
        /// ref_time x proof_size (a mock).
        1 = Product,
    }
}

impl Trader {
    /// What this trader sells weight for; nothing if it sells none.
    pub fn asset(&self) -> Option<&Location> {
        self.price(Weight::ZERO).map(|(asset, _)| asset)
    }

    /// The fee of `weight`; nothing if this trader sells none.
    fn price(&self, weight: Weight) -> Option<(&Location, u128)> {
        let (ref_time, proof_size) = (u128::from(weight.ref_time), u128::from(weight.proof_size));
        match self {
            Trader::FixedRateOfFungible { asset, per_second, per_mb, .. } => {
                let time = per_second.saturating_mul(ref_time) / PICOSECONDS_PER_SECOND;
                let size = per_mb.saturating_mul(proof_size) / BYTES_PER_MB;
                Some((asset, time.saturating_add(size)))
            }
            Trader::UsingComponents { fee, asset, .. } => Some((
                asset,
                match fee {
                    WeightToFee::MaxOfComponents {
                        ref_time_mul,
                        ref_time_div,
                        proof_size_mul,
                        proof_size_div,
                    } => core::cmp::max(
                        ref_time * u128::from(*ref_time_mul) / u128::from(*ref_time_div),
                        proof_size * u128::from(*proof_size_mul) / u128::from(*proof_size_div),
                    ),
                    WeightToFee::Product => ref_time * proof_size,
                },
            )),
            Trader::RefundArtefact { .. } => None,
        }
    }

    fn revenue(&self) -> Option<(&Location, &Location)> {
        match self {
            Trader::FixedRateOfFungible { asset, revenue, .. }
            | Trader::UsingComponents { asset, revenue, .. } => {
                revenue.as_ref().map(|to| (asset, to))
            }
            Trader::RefundArtefact { .. } => None,
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Sold {
    weight: Weight,
    amount: u128,
}

/// The traders of one execution: the configured ones, and what each has sold.
pub struct Traders<'a> {
    rules: &'a [Trader],
    sold: Vec<Sold>,
}

/// What a purchase took and left.
pub struct Purchase {
    pub paid: Option<Asset>,
    pub change: Holding,
}

impl<'a> Traders<'a> {
    pub fn new(rules: &'a [Trader]) -> Self {
        Traders { rules, sold: alloc::vec![Sold::default(); rules.len()] }
    }

    /// The first trader that is content with `payment` sells. Both ways of failing that our traders
    /// have (too little, or none of the right asset) are `TooExpensive`.
    pub fn buy(&mut self, weight: Weight, mut payment: Holding) -> Result<Purchase, XcmError> {
        for (rule, sold) in self.rules.iter().zip(&mut self.sold) {
            let (asset, amount) = match rule.price(weight) {
                Some(price) => price,
                None => continue,
            };
            if amount == 0 {
                if let Trader::UsingComponents { .. } = rule {
                    sold.weight = sold.weight.saturating_add(weight);
                }
                return Ok(Purchase { paid: None, change: payment });
            }
            let price = Asset::fungible(asset.clone(), amount);
            if payment.try_take(&price).is_some() {
                sold.weight = sold.weight.saturating_add(weight);
                sold.amount = sold.amount.saturating_add(amount);
                return Ok(Purchase { paid: Some(price), change: payment });
            }
        }
        Err(XcmError::TooExpensive)
    }

    /// Sells `weight` back to the first trader that gives something for it.
    pub fn refund(&mut self, weight: Weight) -> Option<Asset> {
        for (rule, sold) in self.rules.iter().zip(&mut self.sold) {
            if let Trader::RefundArtefact { asset, amount } = rule {
                return Some(Asset::fungible(asset.clone(), *amount));
            }
            let weight = weight.min(sold.weight);
            if let Some((asset, amount)) = rule.price(weight) {
                sold.weight = sold.weight.saturating_sub(weight);
                sold.amount = sold.amount.saturating_sub(amount);
                if amount > 0 {
                    return Some(Asset::fungible(asset.clone(), amount));
                }
            }
        }
        None
    }

    /// What was earned, and where it goes; what goes nowhere is burned.
    pub fn revenue(&self) -> impl Iterator<Item = (Asset, &'a Location)> + '_ {
        self.rules.iter().zip(&self.sold).filter(|(_, sold)| sold.amount > 0).filter_map(
            |(rule, sold)| {
                let (asset, to) = rule.revenue()?;
                Some((Asset::fungible(asset.clone(), sold.amount), to))
            },
        )
    }
}
