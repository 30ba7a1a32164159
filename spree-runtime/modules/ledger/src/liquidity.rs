//! Opening pools, and putting assets into them and taking them out for shares.

use crate::balance::Holder;
use crate::keys::{pool_count_key, pool_key};
use crate::pools::{ascending, share_of, Pool};
use crate::pricing::{first_shares, mul_div};
use crate::references::Reference;
use crate::refusal::*;
use crate::store::Store;
use crate::Ledger;
use xcm::{Asset, Fungibility, Location};
use xcvm::environment::Environment;
use xcvm::event::Event;

/// Two amounts in the order in which a caller names two assets.
#[derive(Clone, Copy)]
pub(crate) struct Amounts {
    pub first: u128,
    pub second: u128,
}

impl Amounts {
    /// In the order of the pool.
    fn ascending(self, first: &Location, second: &Location) -> Amounts {
        if first < second {
            self
        } else {
            Amounts { first: self.second, second: self.first }
        }
    }
}

fn ensure(holds: bool, otherwise: DispatchError) -> Result<(), DispatchError> {
    if holds {
        Ok(())
    } else {
        Err(otherwise)
    }
}

impl<S: Store> Ledger<'_, S> {
    /// Opens a pool that is empty, at the price that the profile names.
    pub(crate) fn create_pool(
        &mut self,
        who: &[u8],
        one: &Location,
        other: &Location,
    ) -> Result<(), DispatchError> {
        if let Some(Asset { id, fun: Fungibility::Fungible(fee) }) = &self.pool_rules()?.setup_fee {
            self.thaw(id, who, *fee)?;
            self.ensure_stays(id, who, *fee)?;
            let terms = self.traded(id)?;
            self.burn(id, &Holder::of(who), *fee, terms)?;
        }
        self.open_pool(one, other)
    }

    pub(crate) fn open_pool(
        &mut self,
        one: &Location,
        other: &Location,
    ) -> Result<(), DispatchError> {
        let rules = self.pool_rules()?;
        let (first, second) = ascending(one, other)?;
        self.traded(first)?;
        self.traded(second)?;
        let key = pool_key(self.store, first, second);
        ensure(self.store.get(&key).is_none(), POOL_EXISTS)?;
        let number = self.pool_count();
        ensure(number < rules.pools_max, NO_MORE_POOLS)?;
        let shares = share_of(rules, number).ok_or(NO_MORE_POOLS)?;
        let account = self.pool_account(first, second);
        // A pool lets its own account live, whatever it trades.
        self.open(&account, Reference::Provider)?;
        self.store.set(&key, &number.to_le_bytes());
        self.store.set(&pool_count_key(), &(number + 1).to_le_bytes());
        let (first, second) = (first.clone(), second.clone());
        self.emit(Event::PoolCreated { first, second, account, shares });
        Ok(())
    }

    pub(crate) fn add_liquidity(
        &mut self,
        who: &[u8],
        (first, second): (&Location, &Location),
        desired: Amounts,
        least: Amounts,
        to: &[u8],
    ) -> Result<(), DispatchError> {
        let pool = self.pool(first, second)?;
        ensure(desired.first > 0 && desired.second > 0, WRONG_DESIRED_AMOUNT)?;
        let reserves = self.reserves(&pool, first, second);
        let added = in_ratio(reserves, desired, least)?;
        let (first_terms, second_terms) = (self.traded(first)?, self.traded(second)?);
        ensure(
            added.first.saturating_add(reserves.0) >= first_terms.existential_deposit,
            AMOUNT_ONE_LESS_THAN_MINIMAL,
        )?;
        ensure(
            added.second.saturating_add(reserves.1) >= second_terms.existential_deposit,
            AMOUNT_TWO_LESS_THAN_MINIMAL,
        )?;
        let (source, target) = (Holder::of(who), Holder::of(&pool.account));
        self.ensure_stays(first, who, added.first)?;
        self.move_balance(first, &source, &target, added.first, first_terms)?;
        self.ensure_stays(second, who, added.second)?;
        self.move_balance(second, &source, &target, added.second, second_terms)?;
        let minted = self.mint_shares(&pool, reserves, added, to)?;
        let added = added.ascending(first, second);
        self.emit(Event::LiquidityAdded {
            who: who.to_vec(),
            to: to.to_vec(),
            shares: pool.shares,
            first_amount: added.first,
            second_amount: added.second,
            minted,
        });
        Ok(())
    }

    /// Opens a pool with assets that were nowhere.
    pub(crate) fn found_pool(
        &mut self,
        first: &Asset,
        second: &Asset,
        owner: &[u8],
    ) -> Result<(), DispatchError> {
        self.open_pool(&first.id, &second.id)?;
        let pool = self.pool(&first.id, &second.id)?;
        let mut added = [0; 2];
        for (asset, added) in [first, second].into_iter().zip(&mut added) {
            *added = match asset.fun {
                Fungibility::Fungible(amount) => amount,
                Fungibility::NonFungible(_) => return Err(UNKNOWN_ASSET),
            };
            let terms = self.traded(&asset.id)?;
            self.mint(&asset.id, &Holder::of(&pool.account), *added, terms)?;
        }
        let added = Amounts { first: added[0], second: added[1] };
        self.mint_shares(&pool, (0, 0), added, owner).map(drop)
    }

    /// Shares for what was added to what there was before.
    fn mint_shares(
        &mut self,
        pool: &Pool,
        before: (u128, u128),
        added: Amounts,
        to: &[u8],
    ) -> Result<u128, DispatchError> {
        let kept = pool.rules.mint_min_liquidity;
        let terms = self.traded(&pool.shares)?;
        let supply = self.issuance(&pool.shares);
        let minted = if supply == 0 {
            let minted = first_shares(added.first, added.second, kept)?;
            self.mint(&pool.shares, &Holder::of(&pool.account), kept, terms)?;
            minted
        } else {
            let first = mul_div(added.first, supply, before.0)?;
            let second = mul_div(added.second, supply, before.1)?;
            first.min(second)
        };
        ensure(minted > kept, INSUFFICIENT_LIQUIDITY_MINTED)?;
        self.mint(&pool.shares, &Holder::of(to), minted, terms)?;
        Ok(minted)
    }

    pub(crate) fn remove_liquidity(
        &mut self,
        who: &[u8],
        (first, second): (&Location, &Location),
        burned: u128,
        least: Amounts,
        to: &[u8],
    ) -> Result<(), DispatchError> {
        let pool = self.pool(first, second)?;
        ensure(burned > 0, ZERO_LIQUIDITY)?;
        let reserves = self.reserves(&pool, first, second);
        let supply = self.issuance(&pool.shares);
        let first_out = mul_div(burned, reserves.0, supply)?;
        let second_out = mul_div(burned, reserves.1, supply)?;
        ensure(first_out > 0 && first_out >= least.first, ASSET_ONE_WITHDRAWAL)?;
        ensure(second_out > 0 && second_out >= least.second, ASSET_TWO_WITHDRAWAL)?;
        let stays = self.ensure_stays(first, &pool.account, first_out);
        stays.map_err(|_| RESERVE_LEFT_LESS_THAN_MINIMAL)?;
        let stays = self.ensure_stays(second, &pool.account, second_out);
        stays.map_err(|_| RESERVE_LEFT_LESS_THAN_MINIMAL)?;
        self.thaw(&pool.shares, who, burned)?;
        let terms = self.traded(&pool.shares)?;
        self.burn(&pool.shares, &Holder::of(who), burned, terms)?;
        let (source, target) = (Holder::of(&pool.account), Holder::of(to));
        let terms = self.traded(first)?;
        self.move_balance(first, &source, &target, first_out, terms)?;
        let terms = self.traded(second)?;
        self.move_balance(second, &source, &target, second_out, terms)?;
        let out = Amounts { first: first_out, second: second_out }.ascending(first, second);
        self.emit(Event::LiquidityRemoved {
            who: who.to_vec(),
            to: to.to_vec(),
            shares: pool.shares,
            first_amount: out.first,
            second_amount: out.second,
            burned,
        });
        Ok(())
    }
}

/// As much as is desired of one, and of the other what the ratio of the reserves makes it.
fn in_ratio(
    (first, second): (u128, u128),
    desired: Amounts,
    least: Amounts,
) -> Result<Amounts, DispatchError> {
    if first == 0 || second == 0 {
        return Ok(desired);
    }
    let optimal = mul_div(desired.first, second, first)?;
    if optimal <= desired.second {
        ensure(optimal >= least.second, ASSET_TWO_DEPOSIT)?;
        return Ok(Amounts { first: desired.first, second: optimal });
    }
    let optimal = mul_div(desired.second, first, second)?;
    ensure(optimal <= desired.first, OPTIMAL_AMOUNT_LESS_THAN_DESIRED)?;
    ensure(optimal >= least.first, ASSET_ONE_DEPOSIT)?;
    Ok(Amounts { first: optimal, second: desired.second })
}
