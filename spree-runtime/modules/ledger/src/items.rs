//! Items: who owns which, and, where an adapter keeps them in accounts, how many there are of a
//! class and what each account has.

use crate::balance::{amount, set_amount, Holder};
use crate::keys::{item_count_key, item_key, owned_item_key};
use crate::refusal::Refusal;
use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use xcm::{AssetInstance, Location};
use xcvm::environment::Environment;
use xcvm::event::Event;

/// Whether items are counted and listed by owner.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Register {
    Kept,
    /// Mocks keep none.
    Missing,
}

impl<S: Store> Ledger<'_, S> {
    /// The account that has an item.
    pub(crate) fn owner(&mut self, class: &Location, instance: AssetInstance) -> Option<Vec<u8>> {
        let key = item_key(self.store, class, &instance);
        self.store.get(&key)
    }

    /// Takes an item from its owner, after which there is none; nothing happens if it is not theirs.
    pub(crate) fn burn_item(
        &mut self,
        class: &Location,
        instance: AssetInstance,
        from: &Holder,
        register: Register,
    ) -> Result<(), Refusal> {
        self.ensure_owner(class, instance, from)?;
        let key = item_key(self.store, class, &instance);
        self.store.clear(&key);
        if register == Register::Kept {
            self.unlist(class, instance, from);
            self.change_count(class, |count| count.saturating_sub(1));
        }
        self.tell_withdrawn(class, instance, from);
        Ok(())
    }

    /// Makes an item that nobody has, in an account.
    pub(crate) fn mint_item(
        &mut self,
        class: &Location,
        instance: AssetInstance,
        to: &Holder,
        register: Register,
    ) -> Result<(), Refusal> {
        if self.owner(class, instance).is_some() {
            return Err(Refusal::ItemExists);
        }
        self.set_owner(class, instance, to, register);
        if register == Register::Kept {
            self.change_count(class, |count| count.saturating_add(1));
        }
        Ok(())
    }

    /// From account to account; a transfer to oneself changes nothing.
    pub(crate) fn move_item(
        &mut self,
        class: &Location,
        instance: AssetInstance,
        source: &Holder,
        target: &Holder,
    ) -> Result<(), Refusal> {
        self.ensure_owner(class, instance, source)?;
        if source.account != target.account {
            self.unlist(class, instance, source);
            self.tell_withdrawn(class, instance, source);
            self.set_owner(class, instance, target, Register::Kept);
        }
        Ok(())
    }

    fn ensure_owner(
        &mut self,
        class: &Location,
        instance: AssetInstance,
        holder: &Holder,
    ) -> Result<(), Refusal> {
        match self.owner(class, instance) {
            None => Err(Refusal::UnknownItem),
            Some(owner) if owner != holder.account => Err(Refusal::NotTheOwner),
            Some(_) => Ok(()),
        }
    }

    fn set_owner(
        &mut self,
        class: &Location,
        instance: AssetInstance,
        to: &Holder,
        register: Register,
    ) {
        let key = item_key(self.store, class, &instance);
        self.store.set(&key, &to.account);
        if register == Register::Kept {
            let key = owned_item_key(self.store, &to.account, class, &instance);
            self.store.set(&key, &[]);
        }
        self.emit(Event::ItemDeposited {
            account: to.account.clone(),
            who: to.who.cloned(),
            asset: class.clone(),
            instance,
        });
    }

    fn unlist(&mut self, class: &Location, instance: AssetInstance, holder: &Holder) {
        let key = owned_item_key(self.store, &holder.account, class, &instance);
        self.store.clear(&key);
    }

    fn change_count(&mut self, class: &Location, change: impl FnOnce(u128) -> u128) {
        let key = item_count_key(self.store, class);
        let before = amount(self.store, &key);
        set_amount(self.store, &key, change(before));
    }

    fn tell_withdrawn(&mut self, class: &Location, instance: AssetInstance, from: &Holder) {
        self.emit(Event::ItemWithdrawn {
            account: from.account.clone(),
            who: from.who.cloned(),
            asset: class.clone(),
            instance,
        });
    }
}
