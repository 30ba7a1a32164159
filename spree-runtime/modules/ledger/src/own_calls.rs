//! The module's own calls: what they do, and as whom.

use crate::balance::Holder;
use crate::items::Register;
use crate::liquidity::Amounts;
use crate::pools::{Pool, Swap};
use crate::refusal::*;
use crate::store::Store;
use crate::{adapter::Keeping, Ledger};
use xcm::{Asset, AssetInstance, Fungibility, Location};
use xcvm::calls::{DispatchOrigin, OwnCall};
use xcvm::environment::{Environment, Transactions};
use xcvm::event::Event;

/// No call names a longer account.
const ACCOUNT_BYTES_MAX: usize = 64;

impl<S: Store> Ledger<'_, S> {
    /// Does all of a call or nothing.
    pub(crate) fn dispatch_own(
        &mut self,
        call: &OwnCall,
        origin: &DispatchOrigin,
    ) -> Result<(), DispatchError> {
        check_account(call)?;
        self.begin();
        let result = match origin {
            DispatchOrigin::Signed(who) => self.dispatch_signed(call, who),
            DispatchOrigin::Root => self.dispatch_root(call),
            DispatchOrigin::Parachain(_)
            | DispatchOrigin::Relay
            | DispatchOrigin::Xcm(_)
            | DispatchOrigin::Response(_) => Err(BAD_ORIGIN),
        };
        match result {
            Ok(()) => self.commit(),
            Err(_) => self.rollback(),
        }
        result
    }

    fn dispatch_signed(&mut self, call: &OwnCall, who: &[u8]) -> Result<(), DispatchError> {
        match call {
            OwnCall::Remark(bytes) => {
                self.emit(Event::Remarked { sender: who.to_vec(), bytes: bytes.clone() });
                Ok(())
            }
            OwnCall::Transfer { asset, to, amount } => {
                let terms = self.terms(asset).ok_or(OTHER)?;
                if *amount == 0 {
                    return Err(Refusal::BelowMinimum.into());
                }
                let (source, target) = (Holder::of(who), Holder::of(to));
                Ok(self.move_balance(asset, &source, &target, *amount, terms)?)
            }
            OwnCall::TransferItem { class, instance, to } => {
                self.ensure_in_accounts(class, *instance)?;
                Ok(self.move_item(class, *instance, &Holder::of(who), &Holder::of(to))?)
            }
            OwnCall::CreatePool { first, second } => self.create_pool(who, first, second),
            OwnCall::AddLiquidity {
                first,
                second,
                first_desired,
                second_desired,
                first_min,
                second_min,
                to,
            } => {
                let desired = Amounts { first: *first_desired, second: *second_desired };
                let least = Amounts { first: *first_min, second: *second_min };
                self.add_liquidity(who, (first, second), desired, least, to)
            }
            OwnCall::RemoveLiquidity { first, second, shares, first_min, second_min, to } => {
                let least = Amounts { first: *first_min, second: *second_min };
                self.remove_liquidity(who, (first, second), *shares, least, to)
            }
            OwnCall::SwapExactIn { give, want, amount, want_min, to } => {
                let pool = self.pool(give, want)?;
                if *amount == 0 || *want_min == 0 {
                    return Err(ZERO_AMOUNT);
                }
                let swap = self.price_exact_in(&pool, give, want, *amount)?;
                if swap.taken < *want_min {
                    return Err(MINIMUM_NOT_SUFFICIENT);
                }
                self.swap(pool, give, want, swap, who, to)
            }
            OwnCall::SwapExactOut { give, want, amount, give_max, to } => {
                let pool = self.pool(give, want)?;
                if *amount == 0 || *give_max == 0 {
                    return Err(ZERO_AMOUNT);
                }
                let swap = self.price_exact_out(&pool, give, want, *amount)?;
                if swap.given > *give_max {
                    return Err(MAXIMUM_NOT_SUFFICIENT);
                }
                self.swap(pool, give, want, swap, who, to)
            }
            OwnCall::ForceSet { .. }
            | OwnCall::ForceSetItem { .. }
            | OwnCall::NewQuery(_)
            | OwnCall::DropQuery { .. } => Err(BAD_ORIGIN),
        }
    }

    fn dispatch_root(&mut self, call: &OwnCall) -> Result<(), DispatchError> {
        match call {
            OwnCall::ForceSet { asset, account, amount } => self.force_set(asset, account, *amount),
            OwnCall::ForceSetItem { class, instance, owner } => {
                self.force_set_item(class, *instance, owner)
            }
            OwnCall::NewQuery(query) => {
                self.new_query(query.clone());
                Ok(())
            }
            OwnCall::DropQuery { id } if self.drop_query(*id) => Ok(()),
            OwnCall::DropQuery { .. } => Err(OTHER),
            OwnCall::Remark(_)
            | OwnCall::Transfer { .. }
            | OwnCall::TransferItem { .. }
            | OwnCall::CreatePool { .. }
            | OwnCall::AddLiquidity { .. }
            | OwnCall::RemoveLiquidity { .. }
            | OwnCall::SwapExactIn { .. }
            | OwnCall::SwapExactOut { .. } => Err(BAD_ORIGIN),
        }
    }

    /// From the account of `who` into the pool, and from the pool to the account `to`.
    fn swap(
        &mut self,
        pool: Pool,
        give: &Location,
        want: &Location,
        swap: Swap,
        who: &[u8],
        to: &[u8],
    ) -> Result<(), DispatchError> {
        let reserve = Holder::of(&pool.account);
        let terms = self.traded(give)?;
        self.move_balance(give, &Holder::of(who), &reserve, swap.given, terms)?;
        self.ensure_stays(want, &pool.account, swap.taken)?;
        let terms = self.traded(want)?;
        self.move_balance(want, &reserve, &Holder::of(to), swap.taken, terms)
            .map_err(|_| SWAPPED_BELOW_MINIMUM)?;
        self.tell_swapped(pool, give, want, &swap);
        Ok(())
    }

    fn force_set(
        &mut self,
        asset: &Location,
        account: &[u8],
        amount: u128,
    ) -> Result<(), DispatchError> {
        let terms = self.terms(asset).ok_or(OTHER)?;
        if amount != 0 && amount < terms.existential_deposit {
            return Err(Refusal::BelowMinimum.into());
        }
        let (holder, terms) = (Holder::of(account), terms.without_deposit());
        let before = self.balance(asset, account);
        if amount < before {
            self.burn(asset, &holder, before - amount, terms)?;
        } else if amount > before {
            self.mint(asset, &holder, amount - before, terms)?;
        }
        Ok(())
    }

    fn force_set_item(
        &mut self,
        class: &Location,
        instance: AssetInstance,
        owner: &[u8],
    ) -> Result<(), DispatchError> {
        self.ensure_in_accounts(class, instance)?;
        let before = self.owner(class, instance);
        match before {
            Some(before) if owner.is_empty() => {
                self.burn_item(class, instance, &Holder::of(&before), Register::Kept)?;
            }
            Some(before) => {
                self.move_item(class, instance, &Holder::of(&before), &Holder::of(owner))?;
            }
            None if owner.is_empty() => return Err(Refusal::UnknownItem.into()),
            None => self.mint_item(class, instance, &Holder::of(owner), Register::Kept)?,
        }
        Ok(())
    }

    /// Calls move items only where accounts have them.
    fn ensure_in_accounts(
        &self,
        class: &Location,
        instance: AssetInstance,
    ) -> Result<(), DispatchError> {
        let item = Asset { id: class.clone(), fun: Fungibility::NonFungible(instance) };
        match self.keeping(&item) {
            Ok(Keeping::Item { .. }) => Ok(()),
            _ => Err(UNKNOWN_ASSET),
        }
    }
}

/// An account that a call names has bytes, and not too many.
fn check_account(call: &OwnCall) -> Result<(), DispatchError> {
    let (account, least) = match call {
        OwnCall::Remark(_)
        | OwnCall::CreatePool { .. }
        | OwnCall::NewQuery(_)
        | OwnCall::DropQuery { .. } => return Ok(()),
        OwnCall::Transfer { to, .. }
        | OwnCall::TransferItem { to, .. }
        | OwnCall::AddLiquidity { to, .. }
        | OwnCall::RemoveLiquidity { to, .. }
        | OwnCall::SwapExactIn { to, .. }
        | OwnCall::SwapExactOut { to, .. } => (to, 1),
        OwnCall::ForceSet { account, .. } => (account, 1),
        OwnCall::ForceSetItem { owner, .. } => (owner, 0),
    };
    if account.len() >= least && account.len() <= ACCOUNT_BYTES_MAX {
        Ok(())
    } else {
        Err(OTHER)
    }
}
