//! Which accounts exist: what lets one live, and what needs it to.
//!
//! As in frame-system and pallet-assets, but for the one difference that a sufficient asset of any
//! kind is a provider, as the native one is there: it cannot go while it is the last and the account
//! holds something insufficient. Nothing is counted in an instance without insufficient assets.

use crate::keys::account_key;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::Ledger;
use scale::{wire_struct, Limits, Wire};

wire_struct! {
    /// Why an account exists, and who needs that.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
    pub struct References {
        /// Sufficient assets with a balance, and one for a pool's own account.
        providers: u32,
        /// Insufficient assets with a balance.
        consumers: u32,
    }
}

/// What a balance is to its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// Nothing: the account is a location of a mock.
    Uncounted,
    Provider,
    Consumer,
}

impl References {
    fn with(mut self, reference: Reference) -> Option<References> {
        match reference {
            Reference::Uncounted => {}
            Reference::Provider => self.providers = self.providers.checked_add(1)?,
            Reference::Consumer if self.providers == 0 => return None,
            Reference::Consumer => self.consumers = self.consumers.checked_add(1)?,
        }
        Some(self)
    }

    fn without(mut self, reference: Reference) -> Option<References> {
        match reference {
            Reference::Uncounted => {}
            Reference::Provider if self.providers <= 1 && self.consumers > 0 => return None,
            Reference::Provider => self.providers = self.providers.saturating_sub(1),
            Reference::Consumer => self.consumers = self.consumers.saturating_sub(1),
        }
        Some(self)
    }
}

impl<S: Store> Ledger<'_, S> {
    /// Whether a first balance of this kind may be put into an account.
    pub(crate) fn may_open(&mut self, account: &[u8], reference: Reference) -> bool {
        !self.counts(reference) || self.references(account).with(reference).is_some()
    }

    /// Whether the last of a balance of this kind may be taken out of an account.
    pub(crate) fn may_close(&mut self, account: &[u8], reference: Reference) -> bool {
        !self.counts(reference) || self.references(account).without(reference).is_some()
    }

    pub(crate) fn open(&mut self, account: &[u8], reference: Reference) -> Result<(), Refusal> {
        if self.counts(reference) {
            let with = self.references(account).with(reference);
            self.set_references(account, with.ok_or(Refusal::CannotCreate)?);
        }
        Ok(())
    }

    pub(crate) fn close(&mut self, account: &[u8], reference: Reference) -> Result<(), Refusal> {
        if self.counts(reference) {
            let without = self.references(account).without(reference);
            self.set_references(account, without.ok_or(Refusal::Unavailable)?);
        }
        Ok(())
    }

    fn counts(&self, reference: Reference) -> bool {
        self.counted && reference != Reference::Uncounted
    }

    fn references(&mut self, account: &[u8]) -> References {
        let key = account_key(self.store, account);
        match self.store.get(&key) {
            None => References::default(),
            Some(bytes) => match References::decode_all(&bytes, Limits::TRUSTED) {
                Ok(references) => references,
                Err(_) => panic!("stored references must be 8 bytes"),
            },
        }
    }

    fn set_references(&mut self, account: &[u8], references: References) {
        let key = account_key(self.store, account);
        if references == References::default() {
            self.store.clear(&key);
        } else {
            self.store.set(&key, &references.encoded());
        }
    }
}
