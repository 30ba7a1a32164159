//! What a chain offers besides executing: ways out, fees for them, calls, queries, locks.

use crate::calls::{CallKind, OriginConverter, SafeCalls};
use crate::config::AccountRef;
use crate::filter::LocationFilter;
use crate::router::Router;
use alloc::vec::Vec;
use scale::{wire_enum, wire_struct, Input, List, Malformed};
use xcm::{Asset, Junction, Location, NetworkId, PalletInfo};

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, Default)]
    pub struct Services {
        /// The first that goes to a destination is taken.
        routers: Vec<Router> as List,
        waivers: Vec<Waiver> as List,
        /// Where delivery fees go; nowhere burns them.
        fees_to: Option<Location>,
        onward_trust: OnwardTrust,
        message_ids: MessageIds,
        universal_aliases: Vec<UniversalAlias> as List,
        /// Networks that messages may be exported to.
        exports: Vec<NetworkId> as List,
        exchange: Exchange,
        pallets: Vec<PalletInfo> as List,
        calls: Vec<CallKind> as List,
        safe_calls: SafeCalls,
        origins: Vec<OriginConverter> as List,
        /// Registered from the start.
        queries: Vec<RegisteredQuery> as List,
        subscriptions: Subscriptions,
        locks: Locks,
        /// Gas of the first delivery of another instance's message; 0 leaves it to the engine.
        routed_gas_limit: u64,
        /// Assets whose home is the host chain: it alone makes and destroys them.
        host_assets: LocationFilter,
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

impl RegisteredQuery {
    /// Whether a response from `origin` that names `querier` answers this.
    pub fn expects(&self, origin: &Location, querier: Option<&Location>) -> bool {
        self.responder == *origin && (self.querier.is_none() || self.querier.as_ref() == querier)
    }
}
