//! What the executor needs from the ledger around it.

use crate::calls::{Call, DispatchOrigin};
use crate::event::Event;
use crate::holding::Holding;
use crate::router::Ticket;
use crate::services::RegisteredQuery;
use alloc::vec::Vec;
use xcm::{Asset, Assets, Location, Response, Weight, XcmError};

/// Moves assets in and out of accounts (XCM.md 12.1).
pub trait Transactor {
    fn withdraw(&mut self, asset: &Asset, who: &Location) -> Result<(), XcmError>;

    fn deposit(&mut self, asset: &Asset, who: &Location) -> Result<(), XcmError>;

    fn transfer(&mut self, asset: &Asset, from: &Location, to: &Location)
        -> Result<(), XcmError>;

    /// Whether a teleported asset may come in.
    fn can_check_in(&mut self, asset: &Asset) -> Result<(), XcmError>;

    /// Books a teleported asset that came in.
    fn check_in(&mut self, asset: &Asset);

    /// Whether an asset may be teleported away.
    fn can_check_out(&mut self, asset: &Asset) -> Result<(), XcmError>;

    /// Books an asset that was teleported away.
    fn check_out(&mut self, asset: &Asset);

    /// The account of a location.
    fn account(&self, who: &Location) -> Option<Vec<u8>>;
}

/// Keeps what programs leave behind (XCM.md 12.3).
pub trait Claims {
    /// @return what trapping weighs
    fn trap(&mut self, owner: &Location, assets: &Assets) -> Weight;

    /// Whether `assets` were trapped for `origin`; they no longer are if so.
    fn claim(&mut self, origin: &Location, ticket: &Location, assets: &Assets) -> bool;
}

/// Storage transactions. A rollback also forgets the events emitted inside.
pub trait Transactions {
    fn begin(&mut self);

    fn commit(&mut self);

    fn rollback(&mut self);
}

/// What goes out.
pub trait Outside {
    /// A topic for a message that has none; no two of one execution are the same.
    fn unique_topic(&self, seed: &[u8; 32]) -> [u8; 32];

    /// Sends, or says why that fails only now.
    fn deliver(&mut self, origin: &Location, ticket: Ticket) -> Result<(), XcmError>;

    /// The channel of an export (XCM.md 7.6): from 16 bytes of Blake2b.
    fn channel(&self, preimage: &[u8]) -> u32;
}

/// Which way a lock changes (XCM.md 7.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockChange {
    /// The owner's asset here is locked in favour of the other.
    Lock,
    Unlock,
    /// The owner's asset at the other is locked in our favour.
    Note,
    Reduce,
}

/// Services with a state (XCM.md 12.4, 12.7).
pub trait Records {
    /// Dispatches a call; the error is the SCALE of a dispatch error, and rolled back.
    fn dispatch(&mut self, call: &Call, origin: &DispatchOrigin) -> Result<(), Vec<u8>>;

    /// An open query.
    fn query(&mut self, id: u64) -> Option<RegisteredQuery>;

    /// Keeps the response to an open query, which is open no more.
    fn answer(&mut self, id: u64, response: Response);

    /// An open query is open no more, and nothing is kept of it.
    fn close(&mut self, id: u64);

    /// Keeps a subscription; false if there is one that stays.
    fn subscribe(&mut self, who: &Location, query_id: u64, max_weight: Weight) -> bool;

    fn unsubscribe(&mut self, who: &Location);

    /// What `give` is exchanged for; nothing if there is no deal.
    fn exchange(&mut self, give: Holding, want: &Assets, maximal: bool) -> Option<Holding>;

    /// How much of an asset exactly `want` costs.
    fn quote(&mut self, give: &Location, want: &Asset) -> Option<Asset>;

    /// Whether a change of a lock is possible; done only if `enact`.
    fn lock(
        &mut self,
        change: LockChange,
        asset: &Asset,
        owner: &Location,
        other: &Location,
        enact: bool,
    ) -> Result<(), XcmError>;
}

pub trait Environment: Transactor + Claims + Transactions + Outside + Records {
    fn emit(&mut self, event: Event);
}
