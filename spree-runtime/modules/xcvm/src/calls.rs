//! Calls that `Transact` may dispatch, and as whom (XCM.md 12.5).

use alloc::vec::Vec;
use crate::filter::LocationFilter;
use crate::services::{NewQuery, NotifyTarget};
use scale::{wire_enum, wire_struct, Bytes, Compact, Input, Limits, List, Wire};
use xcm::{AssetInstance, Junction, Location, NetworkId, OriginKind, Response, Weight};

/// Ids of system parachains are less.
const SYSTEM_PARACHAINS_END: u32 = 2000;

wire_enum! {
    /// A family of calls.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CallKind {
        /// One call of a real chain by its bytes; it has no effect of its own here.
        0 = Exact { call: Vec<u8> as Bytes, weight: Weight, needs: Needs },
        /// Upstream's test calls: [`TestCall`].
        1 = Test,
        /// The module's own: [`OwnCall`].
        2 = Own {
            remark: Weight,
            transfer: Weight,
            force_set: Weight,
            create_pool: Weight,
            add_liquidity: Weight,
            remove_liquidity: Weight,
            swap_exact_in: Weight,
            swap_exact_out: Weight,
            transfer_item: Weight,
            force_set_item: Weight,
            new_query: Weight,
            drop_query: Weight,
        },
        /// A call that only takes responses to queries: [`Notification`] of this target.
        3 = Notification { target: NotifyTarget, weight: Weight },
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Needs {
        0 = Signed,
        1 = Root,
        2 = Nothing,
    }
}

wire_enum! {
    /// Names who may call, the declared weight and what the call really weighs.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum TestCall {
        0 = OnlyRoot { declared: Weight, actual: Option<Weight> },
        1 = OnlyParachain { declared: Weight, actual: Option<Weight>, id: Option<u32> },
        2 = OnlySigned { declared: Weight, actual: Option<Weight>, account: Option<u64> },
        3 = Any { declared: Weight, actual: Option<Weight> },
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum OwnCall {
        /// An event with these bytes.
        0 = Remark(bytes: Vec<u8> as Bytes),
        /// From the account that signed.
        1 = Transfer { asset: Location, to: Vec<u8> as Bytes, amount: u128 as Compact },
        /// Root makes a balance what it says.
        2 = ForceSet { asset: Location, account: Vec<u8> as Bytes, amount: u128 as Compact },
        /// Anyone opens a pool for two assets that has none.
        3 = CreatePool { first: Location, second: Location },
        /// Gives the assets in the ratio of the pool, at most what is desired, for shares.
        4 = AddLiquidity {
            first: Location,
            second: Location,
            first_desired: u128 as Compact,
            second_desired: u128 as Compact,
            first_min: u128 as Compact,
            second_min: u128 as Compact,
            to: Vec<u8> as Bytes,
        },
        /// Burns shares for their part of the assets.
        5 = RemoveLiquidity {
            first: Location,
            second: Location,
            shares: u128 as Compact,
            first_min: u128 as Compact,
            second_min: u128 as Compact,
            to: Vec<u8> as Bytes,
        },
        /// Gives exactly `amount` for as much as there is for it, at least `want_min`.
        6 = SwapExactIn {
            give: Location,
            want: Location,
            amount: u128 as Compact,
            want_min: u128 as Compact,
            to: Vec<u8> as Bytes,
        },
        /// Gives as little as possible, at most `give_max`, for exactly `amount`.
        7 = SwapExactOut {
            give: Location,
            want: Location,
            amount: u128 as Compact,
            give_max: u128 as Compact,
            to: Vec<u8> as Bytes,
        },
        8 = TransferItem { class: Location, instance: AssetInstance, to: Vec<u8> as Bytes },
        /// Root gives an item, which may be new, to an account; to none (no bytes) it is gone.
        9 = ForceSetItem { class: Location, instance: AssetInstance, owner: Vec<u8> as Bytes },
        /// Root opens a query under the next id.
        10 = NewQuery(query: NewQuery),
        /// Root drops a query that has been answered, or is overdue.
        11 = DropQuery { id: u64 },
    }
}

wire_struct! {
    /// A response, as it is handed to the call that a query names (XCM.md 12.4).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Notification {
        target: NotifyTarget,
        query_id: u64,
        response: Response,
    }
}

wire_enum! {
    /// Calls that messages may dispatch.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum SafeCalls {
        0 = Everything,
        1 = Nothing,
        2 = StartingWith(prefixes: Vec<Prefix> as List),
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Prefix {
        bytes: Vec<u8> as Bytes,
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum OriginConverter {
        0 = SovereignSignedViaLocation,
        1 = ParentAsSuperuser,
        2 = ChildSystemParachainAsSuperuser,
        3 = SiblingSystemParachainAsSuperuser,
        4 = RelayChainAsNative,
        5 = SiblingParachainAsNative,
        6 = ChildParachainAsNative,
        7 = SignedAccountId32AsNative(network: Option<NetworkId>),
        8 = SignedAccountKey20AsNative(network: Option<NetworkId>),
        9 = XcmPassthrough,
        /// What is said, for whom it is said.
        10 = Case { kind: OriginKind, location: LocationFilter, becomes: DispatchOrigin },
        /// (0, [AccountIndex64]) with either kind: eight bytes as account (a mock).
        11 = AccountIndexAsSigned(kind: OriginKind),
    }
}

wire_enum! {
    /// As whom a call is dispatched.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum DispatchOrigin {
        0 = Root,
        1 = Signed(account: Vec<u8> as Bytes),
        2 = Parachain(id: u32),
        3 = Relay,
        4 = Xcm(location: Location),
        /// Whoever answers a query. No message is dispatched so.
        5 = Response(location: Location),
    }
}

impl Default for SafeCalls {
    fn default() -> Self {
        SafeCalls::Everything
    }
}

impl SafeCalls {
    pub fn allow(&self, call: &[u8]) -> bool {
        match self {
            SafeCalls::Everything => true,
            SafeCalls::Nothing => false,
            SafeCalls::StartingWith(prefixes) => {
                prefixes.iter().any(|prefix| call.starts_with(&prefix.bytes))
            }
        }
    }
}

impl CallKind {
    /// The module's own calls, which all weigh the same.
    pub fn own(each: Weight) -> CallKind {
        CallKind::Own {
            remark: each,
            transfer: each,
            force_set: each,
            create_pool: each,
            add_liquidity: each,
            remove_liquidity: each,
            swap_exact_in: each,
            swap_exact_out: each,
            transfer_item: each,
            force_set_item: each,
            new_query: each,
            drop_query: each,
        }
    }
}

/// A call that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    Exact(Needs),
    Test(TestCall),
    Own(OwnCall),
    Notification(Notification),
}

/// The first kind that knows these bytes, and the declared weight.
pub fn decode(kinds: &[CallKind], bytes: &[u8]) -> Option<(Call, Weight)> {
    kinds.iter().find_map(|kind| match kind {
        CallKind::Exact { call, weight, needs } if call == bytes => {
            Some((Call::Exact(*needs), *weight))
        }
        CallKind::Exact { .. } => None,
        CallKind::Test => {
            let call = TestCall::decode_all(bytes, Limits::MESSAGE).ok()?;
            let declared = match &call {
                TestCall::OnlyRoot { declared, .. }
                | TestCall::OnlyParachain { declared, .. }
                | TestCall::OnlySigned { declared, .. }
                | TestCall::Any { declared, .. } => *declared,
            };
            Some((Call::Test(call), declared))
        }
        CallKind::Own {
            remark,
            transfer,
            force_set,
            create_pool,
            add_liquidity,
            remove_liquidity,
            swap_exact_in,
            swap_exact_out,
            transfer_item,
            force_set_item,
            new_query,
            drop_query,
        } => {
            let mut input = Input::new(bytes, Limits::MESSAGE);
            let call = OwnCall::decode(&mut input).ok()?;
            input.end().ok()?;
            let declared = match &call {
                OwnCall::Remark(_) => *remark,
                OwnCall::Transfer { .. } => *transfer,
                OwnCall::ForceSet { .. } => *force_set,
                OwnCall::CreatePool { .. } => *create_pool,
                OwnCall::AddLiquidity { .. } => *add_liquidity,
                OwnCall::RemoveLiquidity { .. } => *remove_liquidity,
                OwnCall::SwapExactIn { .. } => *swap_exact_in,
                OwnCall::SwapExactOut { .. } => *swap_exact_out,
                OwnCall::TransferItem { .. } => *transfer_item,
                OwnCall::ForceSetItem { .. } => *force_set_item,
                OwnCall::NewQuery(_) => *new_query,
                OwnCall::DropQuery { .. } => *drop_query,
            };
            Some((Call::Own(call), declared))
        }
        CallKind::Notification { target, weight } => {
            if !bytes.starts_with(&[target.pallet, target.call]) {
                return None;
            }
            let notification = Notification::decode_all(bytes, Limits::MESSAGE).ok()?;
            Some((Call::Notification(notification), *weight))
        }
    })
}

impl TestCall {
    pub fn actual(&self) -> Option<Weight> {
        match self {
            TestCall::OnlyRoot { actual, .. }
            | TestCall::OnlyParachain { actual, .. }
            | TestCall::OnlySigned { actual, .. }
            | TestCall::Any { actual, .. } => *actual,
        }
    }

    pub fn allows(&self, origin: &DispatchOrigin) -> bool {
        match (self, origin) {
            (TestCall::Any { .. }, _) | (TestCall::OnlyRoot { .. }, DispatchOrigin::Root) => true,
            (TestCall::OnlyParachain { id: wanted, .. }, DispatchOrigin::Parachain(id)) => {
                wanted.map_or(true, |wanted| wanted == *id)
            }
            (TestCall::OnlySigned { account, .. }, DispatchOrigin::Signed(signer)) => {
                account.map_or(true, |account| account.to_le_bytes() == signer.as_slice())
            }
            _ => false,
        }
    }
}

impl Needs {
    pub fn allows(self, origin: &DispatchOrigin) -> bool {
        match self {
            Needs::Signed => matches!(origin, DispatchOrigin::Signed(_)),
            Needs::Root => *origin == DispatchOrigin::Root,
            Needs::Nothing => true,
        }
    }
}

/// The first converter that knows `origin` in this role.
pub fn dispatch_origin(
    converters: &[OriginConverter],
    origin: &Location,
    kind: OriginKind,
    account_of: impl Fn(&Location) -> Option<Vec<u8>>,
) -> Option<DispatchOrigin> {
    converters.iter().find_map(|converter| convert(converter, origin, kind, &account_of))
}

fn convert(
    converter: &OriginConverter,
    origin: &Location,
    kind: OriginKind,
    account_of: &impl Fn(&Location) -> Option<Vec<u8>>,
) -> Option<DispatchOrigin> {
    use OriginKind::{Native, SovereignAccount, Superuser};
    let interior = origin.interior.0.as_slice();
    match (converter, kind, origin.parents, interior) {
        (OriginConverter::SovereignSignedViaLocation, SovereignAccount, _, _) => {
            account_of(origin).map(DispatchOrigin::Signed)
        }
        (OriginConverter::ParentAsSuperuser, Superuser, 1, []) => Some(DispatchOrigin::Root),
        (
            OriginConverter::ChildSystemParachainAsSuperuser,
            Superuser,
            0,
            [Junction::Parachain(id)],
        )
        | (
            OriginConverter::SiblingSystemParachainAsSuperuser,
            Superuser,
            1,
            [Junction::Parachain(id)],
        ) if *id < SYSTEM_PARACHAINS_END => Some(DispatchOrigin::Root),
        (OriginConverter::RelayChainAsNative, Native, 1, []) => Some(DispatchOrigin::Relay),
        (OriginConverter::SiblingParachainAsNative, Native, 1, [Junction::Parachain(id)])
        | (OriginConverter::ChildParachainAsNative, Native, 0, [Junction::Parachain(id)]) => {
            Some(DispatchOrigin::Parachain(*id))
        }
        (
            OriginConverter::SignedAccountId32AsNative(ours),
            Native,
            0,
            [Junction::AccountId32 { network, id }],
        ) if network.is_none() || network == ours => Some(DispatchOrigin::Signed(id.to_vec())),
        (
            OriginConverter::SignedAccountKey20AsNative(ours),
            Native,
            0,
            [Junction::AccountKey20 { network, key }],
        ) if network.is_none() || network == ours => Some(DispatchOrigin::Signed(key.to_vec())),
        (OriginConverter::XcmPassthrough, OriginKind::Xcm, _, _) => {
            Some(DispatchOrigin::Xcm(origin.clone()))
        }
        (OriginConverter::Case { kind: wanted, location, becomes }, kind, _, _)
            if *wanted == kind && location.contains(origin) =>
        {
            Some(becomes.clone())
        }
        (
            OriginConverter::AccountIndexAsSigned(wanted),
            kind,
            0,
            [Junction::AccountIndex64 { index, .. }],
        ) if *wanted == kind => Some(DispatchOrigin::Signed(index.to_le_bytes().to_vec())),
        _ => None,
    }
}

