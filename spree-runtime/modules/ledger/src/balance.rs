//! Reading and writing balances, issuance and items.

use crate::keys::{balance_key, issuance_key, item_key};
use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use scale::{Limits, Wire};
use xcm::{AssetInstance, Location, XcmError};
use xcvm::environment::Environment;
use xcvm::event::Event;

/// An account, and the location it was derived from if there was one.
pub(crate) struct Holder<'a> {
    pub account: Vec<u8>,
    pub who: Option<&'a Location>,
}

pub(crate) const OVERFLOW: XcmError = XcmError::FailedToTransactAsset("Overflow");

/// A stored u128; what is absent is zero. Only this module writes these keys, so that anything else
/// there is a broken state and ends the run.
fn amount(store: &mut impl Store, key: &[u8]) -> u128 {
    match store.get(key) {
        None => 0,
        Some(bytes) => match u128::decode_all(&bytes, Limits::TRUSTED) {
            Ok(amount) => amount,
            Err(_) => panic!("stored amount must be 16 bytes"),
        },
    }
}

fn set_amount(store: &mut impl Store, key: &[u8], amount: u128) {
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

    /// Takes `amount` out of an account; what it leaves below `existential_deposit` is gone too.
    /// Nothing happens if there is too little.
    pub(crate) fn burn(
        &mut self,
        asset: &Location,
        from: &Holder,
        taken: u128,
        existential_deposit: u128,
    ) -> Option<()> {
        let key = balance_key(self.store, asset, &from.account);
        let left = amount(self.store, &key).checked_sub(taken)?;
        let (after, dust) = if left < existential_deposit { (0, left) } else { (left, 0) };
        set_amount(self.store, &key, after);
        self.change_issuance(asset, |issuance| issuance.saturating_sub(taken + dust));
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
        Some(())
    }

    /// Puts `given` into an account, or says why not and changes nothing.
    pub(crate) fn mint(
        &mut self,
        asset: &Location,
        to: &Holder,
        given: u128,
        existential_deposit: u128,
    ) -> Result<(), XcmError> {
        let key = balance_key(self.store, asset, &to.account);
        let after = amount(self.store, &key).checked_add(given).ok_or(OVERFLOW)?;
        if after < existential_deposit {
            return Err(crate::adapter::BELOW_MINIMUM);
        }
        let issuance_key = issuance_key(self.store, asset);
        let issuance = amount(self.store, &issuance_key).checked_add(given).ok_or(OVERFLOW)?;
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

    fn change_issuance(&mut self, asset: &Location, change: impl FnOnce(u128) -> u128) {
        let key = issuance_key(self.store, asset);
        let before = amount(self.store, &key);
        set_amount(self.store, &key, change(before));
    }

    /// Takes an item from its owner; nothing happens if it is not theirs.
    pub(crate) fn burn_item(
        &mut self,
        asset: &Location,
        instance: AssetInstance,
        from: &Holder,
    ) -> Option<()> {
        let key = item_key(self.store, asset, &instance);
        if self.store.get(&key)? != from.account {
            return None;
        }
        self.store.clear(&key);
        self.emit(Event::ItemWithdrawn {
            account: from.account.clone(),
            who: from.who.cloned(),
            asset: asset.clone(),
            instance,
        });
        Some(())
    }

    /// Gives an item that nobody has to an account.
    pub(crate) fn mint_item(
        &mut self,
        asset: &Location,
        instance: AssetInstance,
        to: &Holder,
    ) -> Result<(), XcmError> {
        let key = item_key(self.store, asset, &instance);
        if self.store.get(&key).is_some() {
            return Err(XcmError::FailedToTransactAsset("AlreadyExists"));
        }
        self.store.set(&key, &to.account);
        self.emit(Event::ItemDeposited {
            account: to.account.clone(),
            who: to.who.cloned(),
            asset: asset.clone(),
            instance,
        });
        Ok(())
    }
}
