//! What a chain offers besides executing: ways out, fees for them, calls, queries, locks.

use crate::calls::{CallKind, OriginConverter, SafeCalls};
use crate::config::AccountRef;
use crate::event::Event;
use crate::filter::LocationFilter;
use crate::router::{DeliveryPrice, Router};
use alloc::vec::Vec;
use scale::{stored_struct, wire_enum, wire_struct, Input, Lazy, LazyList, List, Malformed};
use xcm::{Asset, Junction, Location, NetworkId, PalletInfo};

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, Default)]
    pub struct Services {
        /// The first that goes to a destination is taken.
        routers: LazyList<Router>,
        waivers: LazyList<Waiver>,
        /// Where delivery fees go; nowhere burns them.
        fees_to: Lazy<Option<Location>>,
        onward_trust: OnwardTrust,
        message_ids: MessageIds,
        universal_aliases: LazyList<UniversalAlias>,
        exports: LazyList<Export>,
        exchange: Lazy<Exchange>,
        pallets: LazyList<PalletInfo>,
        calls: LazyList<CallKind>,
        safe_calls: Lazy<SafeCalls>,
        origins: LazyList<OriginConverter>,
        /// Registered from the start.
        queries: LazyList<RegisteredQuery>,
        subscriptions: Subscriptions,
        locks: Locks,
        /// Gas of the first delivery of another instance's message; 0 leaves it to the engine.
        routed_gas_limit: u64,
        /// Assets whose home is the host chain: it alone makes and destroys them.
        host_assets: Lazy<LocationFilter>,
        hrmp: Hrmp,
    }
}

stored_struct! {
    Services {
        routers: stored,
        waivers: stored,
        fees_to: stored,
        onward_trust: own,
        message_ids: own,
        universal_aliases: stored,
        exports: stored,
        exchange: stored,
        pallets: stored,
        calls: stored,
        safe_calls: stored,
        origins: stored,
        queries: stored,
        subscriptions: own,
        locks: own,
        routed_gas_limit: own,
        host_assets: stored,
        hrmp: own,
    }
}

/// The codec of a field that follows in another place.
pub struct Elsewhere;

impl scale::Codec<Services> for Elsewhere {
    fn encode(_: &Services, _: &mut Vec<u8>) {}

    fn decode(_: &mut Input) -> Result<Services, Malformed> {
        Ok(Services::default())
    }
}

wire_enum! {
    /// What a message is sent for, as fee rules see it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FeeReason {
        0 = Report,
        1 = TransferReserveAsset,
        2 = DepositReserveAsset,
        3 = InitiateReserveWithdraw,
        4 = InitiateTeleport,
        5 = InitiateTransfer,
        6 = QueryPallet,
        7 = Export,
        8 = LockAsset,
        9 = RequestUnlock,
    }
}

wire_struct! {
    /// Who pays no delivery fees.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Waiver {
        origin: LocationFilter,
        /// Every reason if there is none.
        reasons: Vec<FeeReason> as List,
    }
}

wire_enum! {
    /// Whether assets are only sent back to, or teleported to, whom we trust for them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum OnwardTrust {
        0 = Checked,
        /// Upstream's unit tests of the executor are built without the check.
        1 = Unchecked,
    }
}

wire_enum! {
    /// The id of a message that brings none (XCM.md 5.5).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum MessageIds {
        /// Of the bytes received.
        0 = Received,
        /// Of the version 5 program without its version byte, as in dry runs.
        1 = Program,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct UniversalAlias {
        origin: LocationFilter,
        junction: Junction,
    }
}

wire_struct! {
    /// A network that messages may be exported to, and what the bridge charges for one.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Export {
        network: NetworkId,
        price: DeliveryPrice,
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Exchange {
        0 = None,
        /// One pot: whoever wants what is in it gets it for whatever they give (a mock).
        1 = Pot(assets: Vec<Asset> as List),
        /// Pools of two fungible assets each, which trade at a constant product.
        2 = Pools(rules: PoolRules),
    }
}

wire_struct! {
    /// As pallet-asset-conversion is configured.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PoolRules {
        /// How many thousandths of what is given stay in the pool; less than 1000.
        fee_per_mille: u32,
        /// Liquidity that a new pool keeps for good. Nobody may add less.
        mint_min_liquidity: u128,
        /// A share in pool n is the fungible (this location, GeneralIndex n).
        shares: Location,
        /// What whoever creates a pool pays; it is burned.
        setup_fee: Option<Asset>,
        pools_max: u32,
        /// Open from the start.
        initial: Vec<InitialPool> as List,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct InitialPool {
        first: Asset,
        second: Asset,
        /// Whose the shares are.
        owner: AccountRef,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RegisteredQuery {
        id: u64,
        responder: Location,
        /// Whom the response has to name, if anyone.
        querier: Option<Location>,
        /// The call that gets the response; without one it is kept.
        notify: Option<NotifyTarget>,
        /// When the query is overdue, in milliseconds of Unix time. As at pallet-xcm, a response that
        /// comes later is taken while the query is there; but from then on Root may drop the query.
        timeout_ms: Option<u64>,
    }
}

wire_struct! {
    /// A call that gets (pallet, call, query id, response).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct NotifyTarget {
        pallet: u8,
        call: u8,
    }
}

wire_struct! {
    /// A query that has no id yet; the fields are those of [`RegisteredQuery`].
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct NewQuery {
        responder: Location,
        querier: Option<Location>,
        notify: Option<NotifyTarget>,
        timeout_ms: Option<u64>,
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Subscriptions {
        0 = None,
        /// Answered at once, at no charge; a second one of the same location is refused.
        1 = Answered,
        /// Only kept, the last one counts (a mock).
        2 = Kept,
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Locks {
        0 = None,
        1 = Kept { lockers_max: u32 },
    }
}

wire_enum! {
    /// What becomes of the relay chain's notifications about channels.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Hrmp {
        /// Nothing, successfully.
        0 = Ignored,
        /// An event for the host chain, whose channels they are.
        1 = Told,
    }
}

impl Default for Hrmp {
    fn default() -> Self {
        Hrmp::Ignored
    }
}

impl Default for OnwardTrust {
    fn default() -> Self {
        OnwardTrust::Checked
    }
}

impl Default for MessageIds {
    fn default() -> Self {
        MessageIds::Received
    }
}

impl Default for Exchange {
    fn default() -> Self {
        Exchange::None
    }
}

impl Default for Subscriptions {
    fn default() -> Self {
        Subscriptions::None
    }
}

impl Default for Locks {
    fn default() -> Self {
        Locks::None
    }
}

impl Services {
    pub fn waives(&self, origin: Option<&Location>, reason: FeeReason) -> bool {
        let origin = match origin {
            Some(origin) => origin,
            None => return false,
        };
        self.waivers.iter().any(|waiver| {
            waiver.origin.contains(origin)
                && (waiver.reasons.is_empty() || waiver.reasons.contains(&reason))
        })
    }

    pub fn universal_alias(&self, origin: &Location, junction: Junction) -> bool {
        self.universal_aliases
            .iter()
            .any(|alias| alias.junction == junction && alias.origin.contains(origin))
    }
}

impl NewQuery {
    pub fn registered(self, id: u64) -> RegisteredQuery {
        let NewQuery { responder, querier, notify, timeout_ms } = self;
        RegisteredQuery { id, responder, querier, notify, timeout_ms }
    }
}

impl RegisteredQuery {
    /// Whether a response from `origin` that names `querier` answers this.
    pub fn expects(&self, origin: &Location, querier: Option<&Location>) -> bool {
        self.mismatch(origin, querier).is_none()
    }

    /// Why it does not; the querier is looked at first.
    pub fn mismatch(&self, origin: &Location, querier: Option<&Location>) -> Option<Event> {
        let query_id = self.id;
        match &self.querier {
            Some(expected) if querier != Some(expected) => Some(Event::InvalidQuerier {
                origin: origin.clone(),
                query_id,
                expected: expected.clone(),
                actual: querier.cloned(),
            }),
            _ if self.responder != *origin => Some(Event::InvalidResponder {
                origin: origin.clone(),
                query_id,
                expected: self.responder.clone(),
            }),
            _ => None,
        }
    }
}
