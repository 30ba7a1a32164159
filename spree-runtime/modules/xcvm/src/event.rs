//! What the module tells about an execution besides its outcome.
//!
//! On the wire an event is a topic, `blake2_256("xcm-executor/" ++ name)`, and the SCALE of its
//! fields in order.

use crate::services::NotifyTarget;
use alloc::vec::Vec;
use scale::{wire_enum, Bytes, List, Wire};
use xcm::{Asset, AssetInstance, Junctions, Location, NetworkId, Response, Weight, XcmError};

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Event {
        /// Assets were left in the holding. `hash` names them for a claim; zero if the trap of this
        /// profile does not go by hash.
        0 = AssetsTrapped { hash: [u8; 32], origin: Location, assets: Vec<Asset> as List },
        1 = AssetsClaimed { hash: [u8; 32], origin: Location, assets: Vec<Asset> as List },
        /// A balance went down. `who` is the location the account was derived from, if any.
        2 = Withdrawn {
            account: Vec<u8> as Bytes,
            who: Option<Location>,
            asset: Location,
            amount: u128,
            balance_after: u128,
        },
        3 = Deposited {
            account: Vec<u8> as Bytes,
            who: Option<Location>,
            asset: Location,
            amount: u128,
            balance_after: u128,
        },
        /// A withdrawal left less than the existential deposit: the account and the rest are gone.
        4 = DustLost { account: Vec<u8> as Bytes, asset: Location, amount: u128 },
        5 = ItemWithdrawn {
            account: Vec<u8> as Bytes,
            who: Option<Location>,
            asset: Location,
            instance: AssetInstance,
        },
        6 = ItemDeposited {
            account: Vec<u8> as Bytes,
            who: Option<Location>,
            asset: Location,
            instance: AssetInstance,
        },
        /// Weight was bought.
        7 = FeesPaid { asset: Location, amount: u128, weight: Weight },
        /// Surplus weight was sold back.
        8 = FeesRefunded { asset: Location, amount: u128, weight: Weight },
        /// A message left. `origin` is whose program sent it.
        9 = Sent { origin: Location, destination: Location, message_id: [u8; 32] },
        /// A message could not be sent or delivered.
        10 = SendFailed { origin: Location, destination: Location, error: XcmError },
        11 = AssetLocked { asset: Asset, owner: Location, unlocker: Location },
        12 = AssetUnlocked { asset: Asset, owner: Location, unlocker: Location },
        13 = UnlockableNoted { asset: Asset, owner: Location, locker: Location },
        14 = UnlockableReduced { asset: Asset, owner: Location, locker: Location },
        /// A bridge has to carry this on; `message` is a versioned program.
        15 = Exported {
            network: NetworkId,
            channel: u32,
            source: Junctions,
            destination: Junctions,
            message: Vec<u8> as Bytes,
        },
        /// A query was answered.
        16 = ResponseReady { query_id: u64, response: Response },
        17 = Remarked { sender: Vec<u8> as Bytes, bytes: Vec<u8> as Bytes },
        /// A pool opened, whose shares are the asset `shares`; it keeps its assets in `account`.
        18 = PoolCreated {
            first: Location,
            second: Location,
            account: Vec<u8> as Bytes,
            shares: Location,
        },
        /// Assets went from `who` to a pool for shares.
        19 = LiquidityAdded {
            who: Vec<u8> as Bytes,
            to: Vec<u8> as Bytes,
            shares: Location,
            first_amount: u128,
            second_amount: u128,
            minted: u128,
        },
        20 = LiquidityRemoved {
            who: Vec<u8> as Bytes,
            to: Vec<u8> as Bytes,
            shares: Location,
            first_amount: u128,
            second_amount: u128,
            burned: u128,
        },
        /// The pool with this account was given the one for the other.
        21 = Swapped {
            account: Vec<u8> as Bytes,
            given: Location,
            given_amount: u128,
            taken: Location,
            taken_amount: u128,
        },
        /// A response to no open query.
        22 = UnexpectedResponse { origin: Location, query_id: u64 },
        23 = InvalidResponder { origin: Location, query_id: u64, expected: Location },
        24 = InvalidQuerier {
            origin: Location,
            query_id: u64,
            expected: Location,
            actual: Option<Location>,
        },
        /// The call that a query names took the response.
        25 = Notified { query_id: u64, target: NotifyTarget },
        /// The call weighs more than the response allows.
        26 = NotifyOverweight {
            query_id: u64,
            target: NotifyTarget,
            actual_weight: Weight,
            max_weight: Weight,
        },
        /// The call failed.
        27 = NotifyDispatchError { query_id: u64, target: NotifyTarget },
        /// There is no such call; the query stays open.
        28 = NotifyDecodeFailed { query_id: u64, target: NotifyTarget },
        /// What a [`crate::calls::Notification`] does.
        29 = NotificationReceived {
            target: NotifyTarget,
            responder: Location,
            query_id: u64,
            response: Response,
        },
        30 = QueryRegistered { query_id: u64 },
        /// A query that was answered was dropped.
        31 = ResponseTaken { query_id: u64 },
        /// An overdue query was dropped.
        32 = QueryExpired { query_id: u64 },
        33 = HrmpNewChannelOpenRequest { sender: u32, max_message_size: u32, max_capacity: u32 },
        34 = HrmpChannelAccepted { recipient: u32 },
        35 = HrmpChannelClosing { initiator: u32, sender: u32, recipient: u32 },
    }
}

/// How many kinds of event there are.
pub const KINDS: usize = 36;

/// Names in order of [`Event::index`].
pub const NAMES: [&str; KINDS] = [
    "AssetsTrapped",
    "AssetsClaimed",
    "Withdrawn",
    "Deposited",
    "DustLost",
    "ItemWithdrawn",
    "ItemDeposited",
    "FeesPaid",
    "FeesRefunded",
    "Sent",
    "SendFailed",
    "AssetLocked",
    "AssetUnlocked",
    "UnlockableNoted",
    "UnlockableReduced",
    "Exported",
    "ResponseReady",
    "Remarked",
    "PoolCreated",
    "LiquidityAdded",
    "LiquidityRemoved",
    "Swapped",
    "UnexpectedResponse",
    "InvalidResponder",
    "InvalidQuerier",
    "Notified",
    "NotifyOverweight",
    "NotifyDispatchError",
    "NotifyDecodeFailed",
    "NotificationReceived",
    "QueryRegistered",
    "ResponseTaken",
    "QueryExpired",
    "HrmpNewChannelOpenRequest",
    "HrmpChannelAccepted",
    "HrmpChannelClosing",
];

impl Event {
    /// The fields alone: which event it is, is said by the topic.
    pub fn data(&self) -> Vec<u8> {
        let mut encoded = self.encoded();
        encoded.remove(0);
        encoded
    }
}
