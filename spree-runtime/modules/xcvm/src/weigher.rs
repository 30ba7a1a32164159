//! How much a program weighs before it runs (XCM.md section 9).

use crate::calls::CallKind;
use crate::prices::{Price, Prices};
use alloc::vec::Vec;
use core::cmp::{max, min};
use scale::{stored_struct, wire_enum, wire_struct, Input, LazyList, Malformed, Stored, Wire};
use xcm::{AssetFilter, Instruction, InstructionError, Weight, WildAsset, WildFungibility};
use xcm::{Xcm, XcmError};

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Weigher {
        /// Every instruction weighs the same (FixedWeightBounds).
        0 = Fixed { unit: Weight, instructions_max: u32 },
        /// A weight per kind of instruction (WeightInfoBounds).
        1 = Table(table: WeightTable),
        /// Every program and every instruction weigh this (a mock).
        2 = Flat(weight: Weight),
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct WeightTable {
        instructions_max: u32,
        /// Filter units of `Wild(All)`, and the most that a counted filter has.
        all_units: u32,
        /// Filter units of `AllOf` non-fungible.
        items_units: u32,
        /// By instruction index, ascending. What is not listed cannot be priced: `Weight::MAX`.
        prices: Prices,
    }
}

stored_struct! {
    WeightTable { instructions_max: own, all_units: own, items_units: own, prices: stored }
}

impl Stored for Weigher {
    fn store(&self, out: &mut Vec<u8>) {
        match self {
            Weigher::Table(table) => {
                out.push(self.index());
                table.store(out);
            }
            Weigher::Fixed { .. } | Weigher::Flat(_) => self.encode(out),
        }
    }

    fn load(input: &mut Input) -> Result<Self, Malformed> {
        match input.byte()? {
            1 => WeightTable::load(input).map(Weigher::Table),
            index => Weigher::decode_variant(index, input),
        }
    }
}

/// The programs an instruction brings along that may run here.
pub fn nested(instruction: &Instruction) -> Option<&Xcm> {
    match instruction {
        Instruction::SetErrorHandler(xcm)
        | Instruction::SetAppendix(xcm)
        | Instruction::ExecuteWithOrigin { xcm, .. } => Some(xcm),
        _ => None,
    }
}

impl Weigher {
    pub fn instructions_max(&self) -> u32 {
        match self {
            Weigher::Fixed { instructions_max, .. } => *instructions_max,
            Weigher::Table(table) => table.instructions_max,
            Weigher::Flat(_) => u32::MAX,
        }
    }

    /// The weight of a program, of which no part may exceed `limit`.
    pub fn program(
        &self,
        calls: &LazyList<CallKind>,
        program: &Xcm,
        limit: Weight,
    ) -> Result<Weight, InstructionError> {
        match self {
            Weigher::Flat(weight) => Ok(*weight),
            _ => self.sum(calls, program, limit, &mut self.instructions_max()),
        }
    }

    /// The weight of one instruction, whatever the budget.
    pub fn instruction(
        &self,
        calls: &LazyList<CallKind>,
        instruction: &Instruction,
    ) -> Result<Weight, XcmError> {
        self.one(calls, instruction, Weight::MAX, &mut u32::MAX.clone())
    }

    fn sum(
        &self,
        calls: &LazyList<CallKind>,
        program: &Xcm,
        limit: Weight,
        budget: &mut u32,
    ) -> Result<Weight, InstructionError> {
        let mut total = Weight::ZERO;
        for (index, instruction) in program.0.iter().enumerate() {
            let index = min(index, 255) as u8;
            let fail = |error| InstructionError { index, error };
            *budget = budget.checked_sub(1).ok_or(fail(XcmError::ExceedsStackLimit))?;
            let weight = self.one(calls, instruction, limit, budget).map_err(fail)?;
            total = total.checked_add(weight).ok_or(fail(XcmError::Overflow))?;
            if total.any_gt(limit) {
                return Err(fail(XcmError::WeightLimitReached(total)));
            }
        }
        Ok(total)
    }

    /// `Transact` weighs the call as well.
    fn one(
        &self,
        calls: &LazyList<CallKind>,
        instruction: &Instruction,
        limit: Weight,
        budget: &mut u32,
    ) -> Result<Weight, XcmError> {
        let (own, inner) = match self {
            Weigher::Fixed { unit, .. } => (*unit, nested(instruction)),
            Weigher::Table(table) => (
                table.price(instruction),
                match instruction {
                    Instruction::ExecuteWithOrigin { .. } => None,
                    _ => nested(instruction),
                },
            ),
            Weigher::Flat(weight) => return Ok(*weight),
        };
        let inside = match (instruction, inner) {
            (Instruction::Transact { call, .. }, _) => {
                crate::calls::decode(calls, call).ok_or(XcmError::FailedToDecode)?.1
            }
            (_, Some(xcm)) => self.sum(calls, xcm, limit, budget).map_err(|failure| failure.error)?,
            (_, None) => Weight::ZERO,
        };
        own.checked_add(inside).ok_or(XcmError::Overflow)
    }
}

impl WeightTable {
    fn price(&self, instruction: &Instruction) -> Weight {
        match self.prices.of(instruction.index()) {
            None => Weight::MAX,
            Some(Price::Fixed(weight)) => weight,
            Some(Price::PerItem(weight)) => weight.saturating_mul(items(instruction)),
            Some(Price::PerFilterUnit { weight, ref_time_max }) => {
                let mut total = weight.saturating_mul(self.filter_units(instruction));
                if let Some(most) = ref_time_max {
                    total.ref_time = min(total.ref_time, most);
                }
                total
            }
        }
    }

    fn filter_units(&self, instruction: &Instruction) -> u64 {
        match instruction {
            Instruction::DepositAsset { assets, .. }
            | Instruction::DepositReserveAsset { assets, .. }
            | Instruction::InitiateReserveWithdraw { assets, .. }
            | Instruction::InitiateTeleport { assets, .. }
            | Instruction::ReportHolding { assets, .. }
            | Instruction::ExchangeAsset { give: assets, .. } => self.units(assets),
            Instruction::InitiateTransfer { remote_fees, assets, .. } => {
                let fees = remote_fees.as_ref().map_or(1, |fees| self.units(fees.filter()));
                assets.iter().fold(fees, |sum, one| sum + self.units(one.filter()))
            }
            _ => 1,
        }
    }

    fn units(&self, filter: &AssetFilter) -> u64 {
        let counted = |count: u32| u64::from(max(1, min(count, self.all_units)));
        match filter {
            AssetFilter::Definite(assets) => assets.0.len() as u64,
            AssetFilter::Wild(WildAsset::All) => u64::from(self.all_units),
            AssetFilter::Wild(WildAsset::AllCounted(count)) => counted(*count),
            AssetFilter::Wild(WildAsset::AllOf { fun: WildFungibility::Fungible, .. }) => 1,
            AssetFilter::Wild(WildAsset::AllOf { .. }) => u64::from(self.items_units),
            AssetFilter::Wild(WildAsset::AllOfCounted { count, .. }) => counted(*count),
        }
    }
}

/// How many assets or hints an instruction lists.
fn items(instruction: &Instruction) -> u64 {
    let count = match instruction {
        Instruction::WithdrawAsset(assets)
        | Instruction::ReserveAssetDeposited(assets)
        | Instruction::ReceiveTeleportedAsset(assets)
        | Instruction::BurnAsset(assets)
        | Instruction::ExpectAsset(assets)
        | Instruction::TransferAsset { assets, .. }
        | Instruction::TransferReserveAsset { assets, .. }
        | Instruction::ClaimAsset { assets, .. }
        | Instruction::ExchangeAsset { want: assets, .. } => assets.0.len(),
        Instruction::SetHints { hints } => hints.len(),
        _ => 1,
    };
    count as u64
}
