//! Queries, subscriptions, locks, the exchange, and calls of others.

use crate::keys::{lock_key, note_key, pot_key, query_counter_key, query_key, subscription_key};
use crate::refusal::BAD_ORIGIN;
use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use scale::{wire_enum, wire_struct, Limits, List, Wire};
use xcm::{Asset, AssetFilter, Assets, Fungibility, Location, Response, Weight, WildAsset, XcmError};
use xcvm::calls::{Call, DispatchOrigin, Notification};
use xcvm::environment::{Environment, LockChange, Records};
use xcvm::event::Event;
use xcvm::holding::Holding;
use xcvm::services::{Exchange, Locks, NewQuery, RegisteredQuery, Subscriptions};

wire_enum! {
    /// What is known of a query.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Query {
        0 = Pending(query: RegisteredQuery),
        1 = Ready(response: Response),
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Subscription {
        query_id: u64,
        max_weight: Weight,
    }
}

wire_struct! {
    /// Locked here in favour of `other`, or by `other` in ours.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct LockedAmount {
        other: Location,
        amount: u128,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, Default)]
    pub struct LockList {
        locks: Vec<LockedAmount> as List,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, Default)]
    pub struct Pot {
        assets: Vec<Asset> as List,
    }
}

/// What this module wrote. Anything else there is a broken state and ends the run.
fn stored<T: Wire>(store: &mut impl Store, key: &[u8]) -> Option<T> {
    let bytes = store.get(key)?;
    match T::decode_all(&bytes, Limits::TRUSTED) {
        Ok(value) => Some(value),
        Err(_) => panic!("stored record must decode"),
    }
}

impl<S: Store> Records for Ledger<'_, S> {
    fn dispatch(&mut self, call: &Call, origin: &DispatchOrigin) -> Result<(), Vec<u8>> {
        let allowed = match call {
            Call::Exact(needs) => needs.allows(origin),
            Call::Test(call) => call.allows(origin),
            Call::Own(call) => {
                return self.dispatch_own(call, origin).map_err(<[u8]>::to_vec);
            }
            Call::Notification(notification) => {
                return self.dispatch_notification(notification, origin);
            }
        };
        if allowed {
            Ok(())
        } else {
            Err(BAD_ORIGIN.to_vec())
        }
    }

    fn query(&mut self, id: u64) -> Option<RegisteredQuery> {
        let key = query_key(self.store, id);
        match stored(self.store, &key)? {
            Query::Pending(query) => Some(query),
            Query::Ready(_) => None,
        }
    }

    fn answer(&mut self, id: u64, response: Response) {
        let key = query_key(self.store, id);
        self.store.set(&key, &Query::Ready(response).encoded());
    }

    fn close(&mut self, id: u64) {
        let key = query_key(self.store, id);
        self.store.clear(&key);
    }

    fn subscribe(&mut self, who: &Location, query_id: u64, max_weight: Weight) -> bool {
        let key = subscription_key(self.store, who);
        let taken = self.store.get(&key).is_some();
        if taken && self.config.services.subscriptions == Subscriptions::Answered {
            return false;
        }
        self.store.set(&key, &Subscription { query_id, max_weight }.encoded());
        true
    }

    fn unsubscribe(&mut self, who: &Location) {
        let key = subscription_key(self.store, who);
        self.store.clear(&key);
    }

    fn exchange(&mut self, give: Holding, want: &Assets, maximal: bool) -> Option<Holding> {
        match &*self.config.services.exchange {
            Exchange::None => None,
            Exchange::Pools(_) => self.exchange_in_pool(give, want, maximal),
            Exchange::Pot(_) => {
                let pot: Pot = stored(self.store, &pot_key())?;
                let mut holding = Holding::default();
                holding.add_all(&Assets(pot.assets));
                if !holding.contains_all(want) {
                    return None;
                }
                let got = holding.saturating_take(&if maximal {
                    AssetFilter::Wild(WildAsset::All)
                } else {
                    AssetFilter::Definite(want.clone())
                });
                holding.subsume(give);
                self.store.set(&pot_key(), &Pot { assets: holding.into_assets().0 }.encoded());
                Some(got)
            }
        }
    }

    fn quote(&mut self, give: &Location, want: &Asset) -> Option<Asset> {
        match &*self.config.services.exchange {
            // A pot has no prices.
            Exchange::None | Exchange::Pot(_) => None,
            Exchange::Pools(_) => self.quote_in_pool(give, want),
        }
    }

    fn lock(
        &mut self,
        change: LockChange,
        asset: &Asset,
        owner: &Location,
        other: &Location,
        enact: bool,
    ) -> Result<(), XcmError> {
        let lockers_max = match self.config.services.locks {
            Locks::None => return Err(XcmError::AssetNotFound),
            Locks::Kept { lockers_max } => lockers_max as usize,
        };
        let amount = match asset.fun {
            Fungibility::Fungible(amount) => amount,
            Fungibility::NonFungible(_) => return Err(XcmError::LockError),
        };
        let key = match change {
            LockChange::Lock | LockChange::Unlock => {
                let account = self.holder_account(asset, owner).ok_or(XcmError::LockError)?;
                if change == LockChange::Lock && self.balance(&asset.id, &account) < amount {
                    return Err(XcmError::LockError);
                }
                lock_key(self.store, &asset.id, &account)
            }
            LockChange::Note | LockChange::Reduce => note_key(self.store, &asset.id, owner),
        };
        let mut list = stored::<LockList>(self.store, &key).unwrap_or_default();
        let found = list.locks.iter().position(|lock| lock.other == *other);
        match (change, found) {
            // A lock is raised to what is asked for: locks of one holder overlap.
            (LockChange::Lock | LockChange::Note, Some(at)) => {
                list.locks[at].amount = list.locks[at].amount.max(amount);
            }
            (LockChange::Lock | LockChange::Note, None) => {
                if list.locks.len() >= lockers_max {
                    return Err(XcmError::LockError);
                }
                list.locks.push(LockedAmount { other: other.clone(), amount });
            }
            (LockChange::Unlock | LockChange::Reduce, found) => {
                let at = found.ok_or(XcmError::LockError)?;
                let left = list.locks[at].amount.checked_sub(amount).ok_or(XcmError::LockError)?;
                list.locks[at].amount = left;
                list.locks.retain(|lock| lock.amount > 0);
            }
        }
        if enact {
            if list.locks.is_empty() {
                self.store.clear(&key);
            } else {
                self.store.set(&key, &list.encoded());
            }
            let (asset, owner, other) = (asset.clone(), owner.clone(), other.clone());
            self.emit(match change {
                LockChange::Lock => Event::AssetLocked { asset, owner, unlocker: other },
                LockChange::Unlock => Event::AssetUnlocked { asset, owner, unlocker: other },
                LockChange::Note => Event::UnlockableNoted { asset, owner, locker: other },
                LockChange::Reduce => Event::UnlockableReduced { asset, owner, locker: other },
            });
        }
        Ok(())
    }
}

impl<S: Store> Ledger<'_, S> {
    /// What must stay in an account.
    pub(crate) fn frozen(&mut self, asset: &Location, account: &[u8]) -> u128 {
        if self.config.services.locks == Locks::None {
            return 0;
        }
        let key = lock_key(self.store, asset, account);
        let list = stored::<LockList>(self.store, &key).unwrap_or_default();
        list.locks.iter().map(|lock| lock.amount).max().unwrap_or(0)
    }

    pub(crate) fn register(&mut self, query: &RegisteredQuery) {
        let key = query_key(self.store, query.id);
        self.store.set(&key, &Query::Pending(query.clone()).encoded());
    }

    /// Ids are counted from here on.
    pub(crate) fn count_queries_from(&mut self, id: u64) {
        self.store.set(query_counter_key().as_slice(), &id.encoded());
    }

    /// Opens a query and returns its id: the next one. A call to notify that does not exist is only
    /// told of when the response comes.
    pub fn new_query(&mut self, query: NewQuery) -> u64 {
        let id = stored(self.store, &query_counter_key()).unwrap_or(0);
        self.count_queries_from(id + 1);
        self.register(&query.registered(id));
        self.emit(Event::QueryRegistered { query_id: id });
        id
    }

    /// Forgets a query that was answered or is overdue; false if there is none, or it is neither.
    pub fn drop_query(&mut self, id: u64) -> bool {
        let key = query_key(self.store, id);
        let event = match stored(self.store, &key) {
            Some(Query::Ready(_)) => Event::ResponseTaken { query_id: id },
            Some(Query::Pending(query)) if query.timeout_ms.map_or(false, |at| at <= self.now_ms) => {
                Event::QueryExpired { query_id: id }
            }
            Some(Query::Pending(_)) | None => return false,
        };
        self.store.clear(&key);
        self.emit(event);
        true
    }

    fn dispatch_notification(
        &mut self,
        notification: &Notification,
        origin: &DispatchOrigin,
    ) -> Result<(), Vec<u8>> {
        let responder = match origin {
            DispatchOrigin::Response(responder) => responder.clone(),
            _ => return Err(BAD_ORIGIN.to_vec()),
        };
        let Notification { target, query_id, response } = notification.clone();
        self.emit(Event::NotificationReceived { target, responder, query_id, response });
        Ok(())
    }

    pub(crate) fn fill_pot(&mut self, assets: &[Asset]) {
        self.store.set(&pot_key(), &Pot { assets: assets.to_vec() }.encoded());
    }
}
