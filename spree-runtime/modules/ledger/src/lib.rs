//! The state of an instance: configuration, balances, items and trapped assets, over a [`Store`].
//!
//! # Storage
//!
//! A key is `twox_128(pallet) ++ twox_128(item)`, then for a map `blake2_128(key) ++ key`, for a
//! double map twice that: every map can be iterated and each entry tells its key. All in SCALE.
//!
//! | pallet      | item            | key                          | value                     |
//! |-------------|-----------------|------------------------------|---------------------------|
//! | XcmExecutor | Configuration   |                              | universal Junctions, then the [`Config`] as [`Stored`] |
//! | XcmExecutor | AssetTraps      | trap hash \[32\]             | u32, how often            |
//! | XcmExecutor | AssetTrapList   |                              | Vec<(Location, Assets)>   |
//! | XcmExecutor | Queries         | id u64                       | [`Query`]                 |
//! | XcmExecutor | QueryCounter    |                              | u64, the next id; absent for 0 |
//! | XcmExecutor | Subscriptions   | Location                     | [`Subscription`]          |
//! | XcmExecutor | ExchangePot     |                              | Vec<Asset>                |
//! | Ledger      | Locks           | asset Location; account bytes | [`LockList`]             |
//! | Ledger      | Unlockables     | asset Location; owner Location | [`LockList`]            |
//! | Ledger      | Balances        | asset Location; account bytes | u128, never zero         |
//! | Ledger      | Issuance        | asset Location               | u128, never zero          |
//! | Ledger      | Items           | asset Location; AssetInstance | owner's account bytes    |
//! | Ledger      | ItemCounts      | asset Location               | u128, never zero          |
//! | Ledger      | OwnedItems      | account Vec<u8>; asset Location; AssetInstance | empty   |
//! | Ledger      | Accounts        | account bytes                | [`References`], never zero |
//! | Ledger      | Pools           | (first Location, second Location) | u32, its number      |
//! | Ledger      | PoolCount       |                              | u32, never zero           |
//!
//! Besides, the plain key `:routed_gas_limit` (u64, little endian; absent if the profile says 0) is
//! read by the environment: what it gives to messages of other instances.
//!
//! Account bytes stand raw as the last part of a key (32 for an AccountId32).
//!
//! Accounts are counted only if the profile has assets that are not sufficient; items are counted
//! and listed by owner only where they are in accounts (`NonFungibles`), not in mocks.
//!
//! # Issuance
//!
//! The issuance of a fungible is the sum of its balances, those of pools and of check accounts
//! included, at any time. What a program holds is in none. So it goes down with a withdrawal (and
//! with the dust that one leaves), when books are written for a teleport, when a pool gives
//! something into a holding (`ExchangeAsset`, swap-paid fees), when shares are redeemed, a setup fee
//! is paid, or root lowers a balance; and up with a deposit, payments of fees and revenue among them,
//! when books are written for a teleport, when a pool is given something out of a holding, when
//! shares are issued, or root raises a balance. A transfer, a swap between accounts, adding and
//! removing liquidity, trapping, claiming and locking leave it as it was, but for dust. Endowments
//! and the assets of initial pools are its beginning.

#![cfg_attr(not(test), no_std)]
extern crate alloc;

mod account;
mod adapter;
mod balance;
mod claims;
mod contradictions;
pub mod genesis;
mod items;
mod keys;
mod liquidity;
mod outside;
mod own_calls;
mod pool_rules;
mod pools;
pub mod pricing;
mod records;
mod references;
mod refusal;
pub mod store;
mod wide;

pub use account::account_of;
pub use keys::{account_key, balance_key, configuration_key, issuance_key, item_count_key};
pub use keys::{item_key, lock_key, owned_item_key, pool_count_key, pool_key, query_key, trap_key};
pub use keys::NAMES;

pub use outside::Sent;
pub use references::References;
pub use refusal::DispatchError;
pub use records::{LockList, LockedAmount, Query, Subscription};

use alloc::vec::Vec;
use scale::{Input, Limits, Malformed, Stored, Wire};
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
    pub(crate) now_ms: u64,
    events: Vec<Event>,
    pub(crate) sent: Vec<Sent>,
    /// How many events and messages there were when each open transaction began.
    marks: Vec<(usize, usize)>,
    /// Whether it matters which accounts exist.
    counted: bool,
}

impl<'a, S: Store> Ledger<'a, S> {
    pub fn new(store: &'a mut S, config: &'a Config, universal: &'a Junctions) -> Self {
        Ledger {
            store,
            config,
            universal,
            now_ms: 0,
            events: Vec::new(),
            sent: Vec::new(),
            marks: Vec::new(),
            counted: adapter::any_insufficient(&config.adapters),
        }
    }

    /// At this Unix time; at 0 nothing is overdue.
    pub fn at(mut self, now_ms: u64) -> Self {
        self.now_ms = now_ms;
        self
    }

    pub fn config(&self) -> &'a Config {
        self.config
    }

    /// What happened and what was sent, and was not rolled back, each in order.
    pub fn into_effects(self) -> (Vec<Event>, Vec<Sent>) {
        (self.events, self.sent)
    }
}

impl<S: Store> Transactions for Ledger<'_, S> {
    fn begin(&mut self) {
        self.store.begin();
        self.marks.push((self.events.len(), self.sent.len()));
    }

    fn commit(&mut self) {
        self.store.commit();
        self.marks.pop();
    }

    fn rollback(&mut self) {
        self.store.rollback();
        if let Some((events, sent)) = self.marks.pop() {
            self.events.truncate(events);
            self.sent.truncate(sent);
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
    Some(stored_configuration(&mut input))
}

fn stored_configuration(input: &mut Input) -> Result<(Junctions, Config), Malformed> {
    let universal = Junctions::decode(input)?;
    let config = Config::load(input)?;
    input.end()?;
    Ok((universal, config))
}
