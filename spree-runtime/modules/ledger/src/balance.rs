//! Reading and writing balances and issuance.

use crate::keys::{balance_key, issuance_key};
use crate::references::Reference;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use scale::{Limits, Wire};
use xcm::Location;
use xcvm::environment::Environment;
use xcvm::event::Event;

/// An account, and the location it was derived from if there was one.
pub(crate) struct Holder<'a> {
    pub account: Vec<u8>,
    pub who: Option<&'a Location>,
}

impl Holder<'_> {
    /// An account that is named by its bytes.
    pub(crate) fn of(account: &[u8]) -> Self {
        Holder { account: account.to_vec(), who: None }
    }
}

/// What holds for every balance of an asset.
#[derive(Clone, Copy)]
pub(crate) struct Terms {
    pub existential_deposit: u128,
    pub reference: Reference,
}

impl Terms {
    /// Of balances that may be as small as they like.
    pub(crate) fn without_deposit(self) -> Terms {
        Terms { existential_deposit: 0, ..self }
    }
}

/// A stored u128; what is absent is zero. Only this module writes these keys, so that anything else
/// there is a broken state and ends the run.
pub(crate) fn amount(store: &mut impl Store, key: &[u8]) -> u128 {
    match store.get(key) {
        None => 0,
        Some(bytes) => match u128::decode_all(&bytes, Limits::TRUSTED) {
            Ok(amount) => amount,
            Err(_) => panic!("stored amount must be 16 bytes"),
        },
    }
}

pub(crate) fn set_amount(store: &mut impl Store, key: &[u8], amount: u128) {
    if amount == 0 {
        store.clear(key);
    } else {
        store.set(key, &amount.to_le_bytes());
    }
}

impl<S: Store> Ledger<'_, S> {
    pub(crate) fn balance(&mut self, asset: &Location, account: &[u8]) -> u128 {
        let key = balance_key(self.store, asset, account);
        amount(self.store, &key)
    }

    /// How much of an asset there is in all accounts.
    pub(crate) fn issuance(&mut self, asset: &Location) -> u128 {
        let key = issuance_key(self.store, asset);
        amount(self.store, &key)
    }

    /// Takes `taken` out of an account; what it leaves below the existential deposit is gone too.
    /// Nothing happens if there is too little.
    pub(crate) fn burn(
        &mut self,
        asset: &Location,
        from: &Holder,
        taken: u128,
        terms: Terms,
    ) -> Result<(), Refusal> {
        let key = balance_key(self.store, asset, &from.account);
        let before = amount(self.store, &key);
        let left = before.checked_sub(taken).ok_or(Refusal::Unavailable)?;
        let (after, dust) = if left < terms.existential_deposit { (0, left) } else { (left, 0) };
        if before > 0 && after == 0 {
            self.close(&from.account, terms.reference)?;
        }
        set_amount(self.store, &key, after);
        self.shrink_issuance(asset, taken + dust);
        self.emit(Event::Withdrawn {
            account: from.account.clone(),
            who: from.who.cloned(),
            asset: asset.clone(),
            amount: taken,
            balance_after: after,
        });
        if dust > 0 {
            self.emit(Event::DustLost {
                account: from.account.clone(),
                asset: asset.clone(),
                amount: dust,
            });
        }
        Ok(())
    }

    /// Puts `given` into an account, or says why not and changes nothing.
    pub(crate) fn mint(
        &mut self,
        asset: &Location,
        to: &Holder,
        given: u128,
        terms: Terms,
    ) -> Result<(), Refusal> {
        let key = balance_key(self.store, asset, &to.account);
        let before = amount(self.store, &key);
        let after = before.checked_add(given).ok_or(Refusal::Overflow)?;
        if after < terms.existential_deposit {
            return Err(Refusal::BelowMinimum);
        }
        let issuance_key = issuance_key(self.store, asset);
        let issuance =
            amount(self.store, &issuance_key).checked_add(given).ok_or(Refusal::Overflow)?;
        if before == 0 && after > 0 {
            self.open(&to.account, terms.reference)?;
        }
        set_amount(self.store, &key, after);
        set_amount(self.store, &issuance_key, issuance);
        self.emit(Event::Deposited {
            account: to.account.clone(),
            who: to.who.cloned(),
            asset: asset.clone(),
            amount: given,
            balance_after: after,
        });
        Ok(())
    }

    /// From account to account: both sides are checked before either changes, and a transfer to
    /// oneself changes nothing.
    pub(crate) fn move_balance(
        &mut self,
        asset: &Location,
        source: &Holder,
        target: &Holder,
        moved: u128,
        terms: Terms,
    ) -> Result<(), Refusal> {
        if self.balance(asset, &source.account) < moved {
            return Err(Refusal::Unavailable);
        }
        self.thaw(asset, &source.account, moved)?;
        let before = self.balance(asset, &target.account);
        let after = before.checked_add(moved).ok_or(Refusal::Overflow)?;
        if after < terms.existential_deposit {
            return Err(Refusal::BelowMinimum);
        }
        if source.account == target.account {
            return Ok(());
        }
        if before == 0 && !self.may_open(&target.account, terms.reference) {
            return Err(Refusal::CannotCreate);
        }
        self.burn(asset, source, moved, terms)?;
        self.mint(asset, target, moved, terms)
    }

    /// Refuses to take what is locked, or so much that what is left, locked as it may be, is dust and
    /// goes too.
    pub(crate) fn thaw(
        &mut self,
        asset: &Location,
        account: &[u8],
        taken: u128,
    ) -> Result<(), Refusal> {
        let frozen = self.frozen(asset, account);
        if frozen == 0 {
            return Ok(());
        }
        let left = self.balance(asset, account).saturating_sub(taken);
        let deposit = self.terms(asset).map_or(0, |terms| terms.existential_deposit);
        if left >= frozen && left >= deposit {
            Ok(())
        } else {
            Err(Refusal::Unavailable)
        }
    }

    fn shrink_issuance(&mut self, asset: &Location, by: u128) {
        let key = issuance_key(self.store, asset);
        let before = amount(self.store, &key);
        set_amount(self.store, &key, before.saturating_sub(by));
    }
}
