//! Versions 3 and 4 on the way in: read straight into the model of version 5, which is where
//! XCM.md 5.4 leads step by step. Only what differs from version 5 is here.
//!
//! One thing has no counterpart, the abstract asset id of version 3: it makes the whole input
//! inconvertible, which is not the same as malformed.

use crate::order::ASSETS_MAX;
use crate::v5::{Asset, Fungibility, Instruction, Junction, Location, NetworkId, XcmError};
use crate::Weight;
use alloc::vec::Vec;
use core::cmp::Ordering;
use scale::{Codec, Input, Malformed, Wire, LATEST};

const V3: u8 = 3;

/// The last instruction that versions before 5 know, `UnpaidExecution`.
const INSTRUCTION_MAX: u8 = 47;
/// Where version 5 put a new error between the old ones (`TooManyAssets`).
const ERROR_INSERTED: u8 = 35;
/// The last error before version 5, `ExceedsStackLimit`.
const ERROR_MAX: u8 = 39;

/// Genesis hashes of the networks that had a name before version 5 (XCM.md 5.4).
const WESTEND: [u8; 32] = hash(0xe143f23803ac50e8f6f8e62695d1ce9e, 0x4e1d68aa36c1cd2cfd15340213f3423e);
const ROCOCO: [u8; 32] = hash(0x6408de7737c59c238890533af25896a2, 0xc20608d8b380bb01029acb392781063e);
const WOCOCO: [u8; 32] = [0; 32];

/// 32 bytes from two halves, most significant first.
const fn hash(first: u128, second: u128) -> [u8; 32] {
    let (first, second) = (first.to_be_bytes(), second.to_be_bytes());
    let mut bytes = [0; 32];
    let mut at = 0;
    while at < 16 {
        bytes[at] = first[at];
        bytes[at + 16] = second[at];
        at += 1;
    }
    bytes
}

pub(crate) fn decode_network(input: &mut Input) -> Result<NetworkId, Malformed> {
    let index = input.byte()?;
    if input.version() < LATEST {
        match index {
            4 => return Ok(NetworkId::ByGenesis(WESTEND)),
            5 => return Ok(NetworkId::ByGenesis(ROCOCO)),
            6 => return Ok(NetworkId::ByGenesis(WOCOCO)),
            _ => {}
        }
    }
    NetworkId::decode_variant(index, input)
}

pub(crate) fn decode_error(input: &mut Input) -> Result<XcmError, Malformed> {
    let index = input.byte()?;
    if input.version() == LATEST || index < ERROR_INSERTED {
        XcmError::decode_variant(index, input)
    } else if index <= ERROR_MAX {
        XcmError::decode_variant(index + 1, input)
    } else {
        Err(Malformed)
    }
}

pub(crate) fn decode_instruction(input: &mut Input) -> Result<Instruction, Malformed> {
    let index = input.byte()?;
    if input.version() < LATEST && index > INSTRUCTION_MAX {
        return Err(Malformed);
    }
    Instruction::decode_variant(index, input)
}

/// `count` junctions. In version 3 they are no level of nesting.
pub(crate) fn decode_junctions(
    input: &mut Input,
    count: usize,
) -> Result<Vec<Junction>, Malformed> {
    if input.version() == V3 {
        (0..count).map(|_| Junction::decode(input)).collect()
    } else {
        input.items(count, Junction::decode)
    }
}

/// What `Transact` may weigh: always there before version 5.
pub(crate) struct FallbackWeight;

impl Codec<Option<Weight>> for FallbackWeight {
    fn encode(value: &Option<Weight>, out: &mut Vec<u8>) {
        value.encode(out);
    }

    fn decode(input: &mut Input) -> Result<Option<Weight>, Malformed> {
        if input.version() < LATEST {
            Weight::decode(input).map(Some)
        } else {
            Option::decode(input)
        }
    }
}

/// What an asset is an amount or an item of.
pub struct AssetId;

impl Codec<Location> for AssetId {
    fn encode(value: &Location, out: &mut Vec<u8>) {
        value.encode(out);
    }

    fn decode(input: &mut Input) -> Result<Location, Malformed> {
        match abstract_id(input)? {
            None => Location::decode(input),
            Some(_) => Ok(Location::new(0, &[])),
        }
    }
}

/// The abstract id that version 3 may have in place of a location; there is no converting it.
fn abstract_id(input: &mut Input) -> Result<Option<[u8; 32]>, Malformed> {
    if input.version() != V3 {
        return Ok(None);
    }
    match input.byte()? {
        0 => Ok(None),
        1 => {
            input.give_up_conversion();
            input.array().map(Some)
        }
        _ => Err(Malformed),
    }
}

/// A list of assets in the order of their own version, which is that of version 5 but for abstract
/// ids and for the networks that lost their name.
pub(crate) fn decode_assets(input: &mut Input) -> Result<Vec<Asset>, Malformed> {
    let length = input.length(ASSETS_MAX)?;
    let assets = input.items(length, OldAsset::decode)?;
    if assets.windows(2).all(|pair| OldAsset::may_follow(&pair[0], &pair[1])) {
        Ok(assets.into_iter().map(|old| old.asset).collect())
    } else {
        Err(Malformed)
    }
}

/// A converted asset with what its order depended on.
struct OldAsset {
    /// Abstract ids come after all locations.
    abstract_id: Option<[u8; 32]>,
    /// For each junction of the id, the rank of its network.
    ranks: Vec<u8>,
    asset: Asset,
}

impl OldAsset {
    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        let abstract_id = abstract_id(input)?;
        let mut ranks = Vec::new();
        let id = match abstract_id {
            Some(_) => Location::new(0, &[]),
            None => {
                let mut ahead = input.clone();
                let id = Location::decode(input)?;
                ranks = network_ranks(&mut ahead)?;
                id
            }
        };
        Ok(OldAsset { abstract_id, ranks, asset: Asset { id, fun: Fungibility::decode(input)? } })
    }

    fn cmp_id(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.asset.id, &other.asset.id);
        let key = |(junction, rank): (&Junction, &u8)| (junction.index(), *rank, *junction);
        self.abstract_id
            .cmp(&other.abstract_id)
            .then(a.parents.cmp(&b.parents))
            .then(self.ranks.len().cmp(&other.ranks.len()))
            .then_with(|| {
                let ours = a.interior.0.iter().zip(&self.ranks).map(key);
                ours.cmp(b.interior.0.iter().zip(&other.ranks).map(key))
            })
    }

    /// As `Assets::may_follow` for version 5.
    fn may_follow(a: &Self, b: &Self) -> bool {
        let ids = a.cmp_id(b);
        let less = match (&a.asset.fun, &b.asset.fun) {
            (Fungibility::Fungible(_), Fungibility::Fungible(_)) => false,
            (Fungibility::Fungible(_), Fungibility::NonFungible(_)) => true,
            (Fungibility::NonFungible(_), Fungibility::Fungible(_)) => false,
            (Fungibility::NonFungible(a), Fungibility::NonFungible(b)) => ids.then(a.cmp(b)).is_lt(),
        };
        ids.is_lt() || less
    }
}

/// Reads a location once more, for the index of each junction's network, plus one: 0 for none.
fn network_ranks(input: &mut Input) -> Result<Vec<u8>, Malformed> {
    input.take(1)?;
    let count = input.byte()?;
    let mut ranks = Vec::new();
    for _ in 0..count {
        ranks.push(match input.rest() {
            [1..=3, 1, network, ..] | [9, network, ..] => network + 1,
            _ => 0,
        });
        Junction::decode(input)?;
    }
    Ok(ranks)
}
