//! What the executor needs from the ledger around it.

use crate::event::Event;
use xcm::{Asset, Assets, Location, Weight, XcmError};

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

pub trait Environment: Transactor + Claims + Transactions {
    fn emit(&mut self, event: Event);
}
