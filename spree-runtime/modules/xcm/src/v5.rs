//! The version 5 model: locations, assets, instructions (XCM.md section 5).
//!
//! Decoding reads version 3, 4 or 5 as the input says, and gives what that converts to (see
//! [`crate::older`]). Encoding writes version 5.

use crate::common::*;
use crate::older::{self, AssetId, FallbackWeight};
use alloc::vec::Vec;
use core::cmp::Ordering;
use scale::{wire_enum, wire_struct, Bytes, Compact, Input, List, ListMax, Malformed, Skipped, Wire};

/// How many junctions a location may have.
pub const JUNCTIONS_MAX: usize = 8;

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum NetworkId by older::decode_network {
        0 = ByGenesis(hash: [u8; 32]),
        1 = ByFork { block_number: u64, block_hash: [u8; 32] },
        2 = Polkadot,
        3 = Kusama,
        7 = Ethereum { chain_id: u64 as Compact },
        8 = BitcoinCore,
        9 = BitcoinCash,
        10 = PolkadotBulletin,
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Junction {
        0 = Parachain(id: u32 as Compact),
        1 = AccountId32 { network: Option<NetworkId>, id: [u8; 32] },
        2 = AccountIndex64 { network: Option<NetworkId>, index: u64 as Compact },
        3 = AccountKey20 { network: Option<NetworkId>, key: [u8; 20] },
        4 = PalletInstance(index: u8),
        5 = GeneralIndex(index: u128 as Compact),
        6 = GeneralKey { length: u8, data: [u8; 32] },
        7 = OnlyChild,
        8 = Plurality { id: BodyId, part: BodyPart },
        9 = GlobalConsensus(network: NetworkId),
    }
}

/// At most [`JUNCTIONS_MAX`] junctions; fewer sort before more.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Junctions(pub Vec<Junction>);

impl Ord for Junctions {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Junctions {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Wire for Junctions {
    fn encode(&self, out: &mut Vec<u8>) {
        out.push(self.0.len() as u8);
        for junction in &self.0 {
            junction.encode(out);
        }
    }

    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        let count = usize::from(input.byte()?);
        if count == 0 {
            return Ok(Junctions(Vec::new()));
        }
        if count > JUNCTIONS_MAX {
            return Err(Malformed);
        }
        older::decode_junctions(input, count).map(Junctions)
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Location {
        parents: u8,
        interior: Junctions,
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Fungibility {
        0 = Fungible(amount: u128 as NonZero),
        1 = NonFungible(instance: AssetInstance),
    }
}

/// A compact amount that must not be zero.
pub struct NonZero;

impl scale::Codec<u128> for NonZero {
    fn encode(value: &u128, out: &mut Vec<u8>) {
        Compact::encode(value, out);
    }

    fn decode(input: &mut Input) -> Result<u128, Malformed> {
        match <Compact as scale::Codec<u128>>::decode(input)? {
            0 => Err(Malformed),
            amount => Ok(amount),
        }
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Asset {
        id: Location as AssetId,
        fun: Fungibility,
    }
}

/// At most 20 assets in wire order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Assets(pub Vec<Asset>);

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum WildAsset {
        0 = All,
        1 = AllOf { id: Location as AssetId, fun: WildFungibility },
        2 = AllCounted(count: u32 as Compact),
        3 = AllOfCounted {
            id: Location as AssetId,
            fun: WildFungibility,
            count: u32 as Compact,
        },
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum AssetFilter {
        0 = Definite(assets: Assets),
        1 = Wild(wild: WildAsset),
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum AssetTransferFilter {
        0 = Teleport(filter: AssetFilter),
        1 = ReserveDeposit(filter: AssetFilter),
        2 = ReserveWithdraw(filter: AssetFilter),
    }
}

impl AssetTransferFilter {
    pub fn filter(&self) -> &AssetFilter {
        match self {
            AssetTransferFilter::Teleport(filter)
            | AssetTransferFilter::ReserveDeposit(filter)
            | AssetTransferFilter::ReserveWithdraw(filter) => filter,
        }
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct QueryResponseInfo {
        destination: Location,
        query_id: u64 as Compact,
        max_weight: Weight,
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Response {
        0 = Null,
        1 = Assets(assets: Assets),
        2 = ExecutionResult(error: Option<(u32, XcmError)>),
        3 = Version(version: u32),
        4 = PalletsInfo(pallets: Vec<PalletInfo> as ListMax<64>),
        5 = DispatchResult(status: MaybeErrorCode),
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Hint {
        0 = AssetClaimer { location: Location },
    }
}

wire_enum! {
    /// Why an instruction failed. Two carry a text in memory that is not encoded but compared: an
    /// error decoded from a message never equals one raised with a text (XCM.md 5.3, a quirk).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum XcmError by older::decode_error {
        0 = Overflow,
        1 = Unimplemented,
        2 = UntrustedReserveLocation,
        3 = UntrustedTeleportLocation,
        4 = LocationFull,
        5 = LocationNotInvertible,
        6 = BadOrigin,
        7 = InvalidLocation,
        8 = AssetNotFound,
        9 = FailedToTransactAsset(text: &'static str as Skipped),
        10 = NotWithdrawable,
        11 = LocationCannotHold,
        12 = ExceedsMaxMessageSize,
        13 = DestinationUnsupported,
        14 = Transport(text: &'static str as Skipped),
        15 = Unroutable,
        16 = UnknownClaim,
        17 = FailedToDecode,
        18 = MaxWeightInvalid,
        19 = NotHoldingFees,
        20 = TooExpensive,
        21 = Trap(code: u64),
        22 = ExpectationFalse,
        23 = PalletNotFound,
        24 = NameMismatch,
        25 = VersionIncompatible,
        26 = HoldingWouldOverflow,
        27 = ExportError,
        28 = ReanchorFailed,
        29 = NoDeal,
        30 = FeesNotMet,
        31 = LockError,
        32 = NoPermission,
        33 = Unanchored,
        34 = NotDepositable,
        35 = TooManyAssets,
        36 = UnhandledXcmVersion,
        37 = WeightLimitReached(weight: Weight),
        38 = Barrier,
        39 = WeightNotComputable,
        40 = ExceedsStackLimit,
    }
}

wire_struct! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct InstructionError {
        index: u8,
        error: XcmError,
    }
}

wire_enum! {
    /// How a program ended.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Outcome {
        0 = Complete { used: Weight },
        1 = Incomplete { used: Weight, error: InstructionError },
        2 = Error(error: InstructionError),
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Instruction by older::decode_instruction {
        0 = WithdrawAsset(assets: Assets),
        1 = ReserveAssetDeposited(assets: Assets),
        2 = ReceiveTeleportedAsset(assets: Assets),
        3 = QueryResponse {
            query_id: u64 as Compact,
            response: Response,
            max_weight: Weight,
            querier: Option<Location>,
        },
        4 = TransferAsset { assets: Assets, beneficiary: Location },
        5 = TransferReserveAsset { assets: Assets, dest: Location, xcm: Xcm },
        6 = Transact {
            origin_kind: OriginKind,
            fallback_max_weight: Option<Weight> as FallbackWeight,
            call: Vec<u8> as Bytes,
        },
        7 = HrmpNewChannelOpenRequest {
            sender: u32 as Compact,
            max_message_size: u32 as Compact,
            max_capacity: u32 as Compact,
        },
        8 = HrmpChannelAccepted { recipient: u32 as Compact },
        9 = HrmpChannelClosing {
            initiator: u32 as Compact,
            sender: u32 as Compact,
            recipient: u32 as Compact,
        },
        10 = ClearOrigin,
        11 = DescendOrigin(interior: Junctions),
        12 = ReportError(info: QueryResponseInfo),
        13 = DepositAsset { assets: AssetFilter, beneficiary: Location },
        14 = DepositReserveAsset { assets: AssetFilter, dest: Location, xcm: Xcm },
        15 = ExchangeAsset { give: AssetFilter, want: Assets, maximal: bool },
        16 = InitiateReserveWithdraw { assets: AssetFilter, reserve: Location, xcm: Xcm },
        17 = InitiateTeleport { assets: AssetFilter, dest: Location, xcm: Xcm },
        18 = ReportHolding { response_info: QueryResponseInfo, assets: AssetFilter },
        19 = BuyExecution { fees: Asset, weight_limit: WeightLimit },
        20 = RefundSurplus,
        21 = SetErrorHandler(xcm: Xcm),
        22 = SetAppendix(xcm: Xcm),
        23 = ClearError,
        24 = ClaimAsset { assets: Assets, ticket: Location },
        25 = Trap(code: u64 as Compact),
        26 = SubscribeVersion { query_id: u64 as Compact, max_response_weight: Weight },
        27 = UnsubscribeVersion,
        28 = BurnAsset(assets: Assets),
        29 = ExpectAsset(assets: Assets),
        30 = ExpectOrigin(origin: Option<Location>),
        31 = ExpectError(error: Option<(u32, XcmError)>),
        32 = ExpectTransactStatus(status: MaybeErrorCode),
        33 = QueryPallet { module_name: Vec<u8> as Bytes, response_info: QueryResponseInfo },
        34 = ExpectPallet(expected: PalletExpectation),
        35 = ReportTransactStatus(info: QueryResponseInfo),
        36 = ClearTransactStatus,
        37 = UniversalOrigin(junction: Junction),
        38 = ExportMessage { network: NetworkId, destination: Junctions, xcm: Xcm },
        39 = LockAsset { asset: Asset, unlocker: Location },
        40 = UnlockAsset { asset: Asset, target: Location },
        41 = NoteUnlockable { asset: Asset, owner: Location },
        42 = RequestUnlock { asset: Asset, locker: Location },
        43 = SetFeesMode { jit_withdraw: bool },
        44 = SetTopic(topic: [u8; 32]),
        45 = ClearTopic,
        46 = AliasOrigin(location: Location),
        47 = UnpaidExecution { weight_limit: WeightLimit, check_origin: Option<Location> },
        48 = PayFees { asset: Asset },
        49 = InitiateTransfer {
            destination: Location,
            remote_fees: Option<AssetTransferFilter>,
            preserve_origin: bool,
            assets: Vec<AssetTransferFilter> as ListMax<6>,
            remote_xcm: Xcm,
        },
        50 = ExecuteWithOrigin { descendant_origin: Option<Junctions>, xcm: Xcm },
        51 = SetHints { hints: Vec<Hint> as ListMax<1> },
    }
}

/// How many kinds of instruction there are.
pub const INSTRUCTION_KINDS: u8 = 52;

/// A program.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Xcm(pub Vec<Instruction>);

impl Wire for Xcm {
    fn encode(&self, out: &mut Vec<u8>) {
        List::encode(&self.0, out);
    }

    /// The length counts against the whole message's budget before an item is read.
    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        let count = input.length(usize::MAX)?;
        input.count_instructions(count)?;
        input.items(count, Instruction::decode).map(Xcm)
    }
}
