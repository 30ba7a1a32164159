//! Constant-product pools: where they are, what they trade for.
//!
//! A pool is named by its two assets in ascending order, and keeps them in an account that is
//! derived as by pallet-asset-conversion on Asset Hub: `blake2_256("py/ascon" ++ first ++ second)`,
//! locations in SCALE. Its reserves are what that account has.

use crate::balance::{Holder, Terms};
use crate::keys::{pool_count_key, pool_key};
use crate::pricing::{amount_in, amount_out};
use crate::refusal::{DispatchError, INVALID_ASSET_PAIR, NOT_EXPENDABLE, POOL_NOT_FOUND};
use crate::refusal::{UNKNOWN_ASSET, UNSUPPORTED};
use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use scale::{Limits, Wire};
use xcm::{Asset, Assets, Fungibility, Junction, Location};
use xcvm::environment::{Environment, Transactions};
use xcvm::event::Event;
use xcvm::holding::Holding;
use xcvm::services::{Exchange, PoolRules};

/// The id of pallet-asset-conversion.
const SEED: &[u8] = b"py/ascon";

/// A pool as someone looks at it who gives the one asset for the other.
pub(crate) struct Pool<'a> {
    pub rules: &'a PoolRules,
    pub account: Vec<u8>,
    /// The asset that a share is.
    pub shares: Location,
}

/// A trade that was priced.
pub(crate) struct Swap {
    pub given: u128,
    pub taken: u128,
}

/// The two in order; nothing if they are the same.
pub(crate) fn ascending<'b>(
    one: &'b Location,
    other: &'b Location,
) -> Result<(&'b Location, &'b Location), DispatchError> {
    match one.cmp(other) {
        core::cmp::Ordering::Less => Ok((one, other)),
        core::cmp::Ordering::Greater => Ok((other, one)),
        core::cmp::Ordering::Equal => Err(INVALID_ASSET_PAIR),
    }
}

/// The asset that shares in pool `number` are.
pub(crate) fn share_of(rules: &PoolRules, number: u32) -> Option<Location> {
    let index = Junction::GeneralIndex(u128::from(number));
    rules.shares.appended_with(&xcm::Junctions(alloc::vec![index]))
}

fn number(bytes: &[u8]) -> u32 {
    match u32::decode_all(bytes, Limits::TRUSTED) {
        Ok(number) => number,
        Err(_) => panic!("stored number of a pool must be 4 bytes"),
    }
}

impl<'a, S: Store> Ledger<'a, S> {
    pub(crate) fn pool_rules(&self) -> Result<&'a PoolRules, DispatchError> {
        match &*self.config.services.exchange {
            Exchange::Pools(rules) => Ok(rules),
            Exchange::None | Exchange::Pot(_) => Err(UNSUPPORTED),
        }
    }

    /// The pool of two assets, in whichever order.
    pub(crate) fn pool(
        &mut self,
        one: &Location,
        other: &Location,
    ) -> Result<Pool<'a>, DispatchError> {
        let rules = self.pool_rules()?;
        let (first, second) = ascending(one, other)?;
        let key = pool_key(self.store, first, second);
        let number = number(&self.store.get(&key).ok_or(POOL_NOT_FOUND)?);
        let shares = share_of(rules, number).ok_or(POOL_NOT_FOUND)?;
        Ok(Pool { rules, account: self.pool_account(first, second), shares })
    }

    pub(crate) fn pool_account(&self, first: &Location, second: &Location) -> Vec<u8> {
        let mut preimage = SEED.to_vec();
        first.encode(&mut preimage);
        second.encode(&mut preimage);
        self.store.blake2_256(&preimage).to_vec()
    }

    pub(crate) fn pool_count(&mut self) -> u32 {
        self.store.get(&pool_count_key()).map_or(0, |bytes| number(&bytes))
    }

    /// The terms of an asset that can be traded.
    pub(crate) fn traded(&self, asset: &Location) -> Result<Terms, DispatchError> {
        self.terms(asset).ok_or(UNKNOWN_ASSET)
    }

    /// What is in the pool, in the order asked for.
    pub(crate) fn reserves(
        &mut self,
        pool: &Pool,
        one: &Location,
        other: &Location,
    ) -> (u128, u128) {
        (self.balance(one, &pool.account), self.balance(other, &pool.account))
    }

    fn liquid(
        &mut self,
        pool: &Pool,
        give: &Location,
        want: &Location,
    ) -> Result<(u128, u128), DispatchError> {
        match self.reserves(pool, give, want) {
            (0, _) | (_, 0) => Err(POOL_NOT_FOUND),
            reserves => Ok(reserves),
        }
    }

    /// What exactly `given` buys.
    pub(crate) fn price_exact_in(
        &mut self,
        pool: &Pool,
        give: &Location,
        want: &Location,
        given: u128,
    ) -> Result<Swap, DispatchError> {
        let (reserve_in, reserve_out) = self.liquid(pool, give, want)?;
        let taken = amount_out(pool.rules.fee_per_mille, given, reserve_in, reserve_out)?;
        Ok(Swap { given, taken })
    }

    /// What buys exactly `taken`.
    pub(crate) fn price_exact_out(
        &mut self,
        pool: &Pool,
        give: &Location,
        want: &Location,
        taken: u128,
    ) -> Result<Swap, DispatchError> {
        let (reserve_in, reserve_out) = self.liquid(pool, give, want)?;
        let given = amount_in(pool.rules.fee_per_mille, taken, reserve_in, reserve_out)?;
        Ok(Swap { given, taken })
    }

    /// A pool's account must stay alive.
    pub(crate) fn ensure_stays(
        &mut self,
        asset: &Location,
        account: &[u8],
        taken: u128,
    ) -> Result<(), DispatchError> {
        let existential_deposit = self.traded(asset)?.existential_deposit;
        match self.balance(asset, account).checked_sub(taken) {
            Some(left) if left > 0 && left >= existential_deposit => Ok(()),
            _ => Err(NOT_EXPENDABLE),
        }
    }

    pub(crate) fn tell_swapped(&mut self, pool: Pool, give: &Location, want: &Location, swap: &Swap) {
        self.emit(Event::Swapped {
            account: pool.account,
            given: give.clone(),
            given_amount: swap.given,
            taken: want.clone(),
            taken_amount: swap.taken,
        });
    }

    /// All of one asset for at least, or as little as possible of it for exactly, an amount of
    /// another (upstream's `SingleAssetExchangeAdapter`).
    pub(crate) fn exchange_in_pool(
        &mut self,
        give: Holding,
        want: &Assets,
        maximal: bool,
    ) -> Option<Holding> {
        let offered = give.into_assets();
        let ((give, at_most), (want, wanted)) = (one_fungible(&offered)?, one_fungible(want)?);
        let pool = self.pool(give, want).ok()?;
        let swap = if maximal {
            self.price_exact_in(&pool, give, want, at_most).ok()?
        } else {
            self.price_exact_out(&pool, give, want, wanted).ok()?
        };
        if swap.given > at_most || swap.taken < wanted {
            return None;
        }
        self.begin();
        if self.trade(&pool, give, want, &swap).is_err() {
            self.rollback();
            return None;
        }
        self.commit();
        let mut got = Holding::from(Asset::fungible(want.clone(), swap.taken));
        if swap.given < at_most {
            got.add(Asset::fungible(give.clone(), at_most - swap.given));
        }
        self.tell_swapped(pool, give, want, &swap);
        Some(got)
    }

    /// What is given comes out of a holding, and what is taken goes into one: neither is in an
    /// account on the other side.
    fn trade(
        &mut self,
        pool: &Pool,
        give: &Location,
        want: &Location,
        swap: &Swap,
    ) -> Result<(), DispatchError> {
        self.ensure_stays(want, &pool.account, swap.taken)?;
        let holder = Holder::of(&pool.account);
        let terms = self.traded(want)?;
        self.burn(want, &holder, swap.taken, terms)?;
        let terms = self.traded(give)?;
        self.mint(give, &holder, swap.given, terms)?;
        Ok(())
    }

    /// How much of an asset buys exactly `want`, as it stands: whether the pool can give it is seen
    /// when it is asked to.
    pub(crate) fn quote_in_pool(&mut self, give: &Location, want: &Asset) -> Option<Asset> {
        let wanted = match want.fun {
            Fungibility::Fungible(amount) => amount,
            Fungibility::NonFungible(_) => return None,
        };
        let pool = self.pool(give, &want.id).ok()?;
        let swap = self.price_exact_out(&pool, give, &want.id, wanted).ok()?;
        Some(Asset::fungible(give.clone(), swap.given))
    }
}

fn one_fungible(assets: &Assets) -> Option<(&Location, u128)> {
    match assets.0.as_slice() {
        [Asset { id, fun: Fungibility::Fungible(amount) }] => Some((id, *amount)),
        _ => None,
    }
}
