//! The state of an instance: configuration, balances, items and trapped assets, over a [`Store`].
//!
//! # Storage
//!
//! A key is `twox_128(pallet) ++ twox_128(item)`, then for a map `blake2_128(key) ++ key`, for a
//! double map twice that: every map can be iterated and each entry tells its key. All in SCALE.
//!
//! | pallet      | item            | key                          | value                     |
//! |-------------|-----------------|------------------------------|---------------------------|
//! | XcmExecutor | Configuration   |                              | universal Junctions, Config |
//! | XcmExecutor | AssetTraps      | trap hash \[32\]             | u32, how often            |
//! | XcmExecutor | AssetTrapList   |                              | Vec<(Location, Assets)>   |
//! | Ledger      | Balances        | asset Location; account bytes | u128, never zero         |
//! | Ledger      | Issuance        | asset Location               | u128, never zero          |
//! | Ledger      | Items           | asset Location; AssetInstance | owner's account bytes    |
//!
//! Account bytes stand raw as the last part of a key (32 for an AccountId32).

#![cfg_attr(not(test), no_std)]
extern crate alloc;

mod account;
mod adapter;
mod balance;
mod claims;
pub mod genesis;
mod keys;
pub mod store;

pub use account::account_of;
pub use keys::{balance_key, configuration_key, issuance_key, item_key, trap_key, NAMES};

use alloc::vec::Vec;
use scale::{Input, Limits, Malformed, Wire};
use store::Store;
use xcm::Junctions;
use xcvm::config::Config;
use xcvm::environment::{Environment, Transactions};
use xcvm::event::Event;

/// The ledger during one execution.
pub struct Ledger<'a, S> {
    pub(crate) store: &'a mut S,
    pub(crate) config: &'a Config,
    pub(crate) universal: &'a Junctions,
    events: Vec<Event>,
    /// How many events there were when each open transaction began.
    marks: Vec<usize>,
}

impl<'a, S: Store> Ledger<'a, S> {
    pub fn new(store: &'a mut S, config: &'a Config, universal: &'a Junctions) -> Self {
        Ledger { store, config, universal, events: Vec::new(), marks: Vec::new() }
    }

    /// What happened and was not rolled back, in order.
    pub fn into_events(self) -> Vec<Event> {
        self.events
    }
}

impl<S: Store> Transactions for Ledger<'_, S> {
    fn begin(&mut self) {
        self.store.begin();
        self.marks.push(self.events.len());
    }

    fn commit(&mut self) {
        self.store.commit();
        self.marks.pop();
    }

    fn rollback(&mut self) {
        self.store.rollback();
        if let Some(mark) = self.marks.pop() {
            self.events.truncate(mark);
        }
    }
}

impl<S: Store> Environment for Ledger<'_, S> {
    fn emit(&mut self, event: Event) {
        self.events.push(event);
    }
}

/// What genesis stored: our absolute location and the configuration.
pub fn configuration<S: Store>(store: &mut S) -> Option<Result<(Junctions, Config), Malformed>> {
    let bytes = store.get(&configuration_key())?;
    let mut input = Input::new(&bytes, Limits::TRUSTED);
    let decoded = <(Junctions, Config)>::decode(&mut input);
    Some(decoded.and_then(|value| input.end().map(|()| value)))
}
