//! Values with their version byte: converted to version 5 when they come in, and to the version of
//! whoever is to read them when they go out.

use crate::lower::{self, Lower};
use crate::older::AssetId;
use crate::v5::{Asset, Assets, Location, Xcm};
use alloc::vec::Vec;
use scale::{Codec, Input, Limits, Malformed, Plain, Wire, LATEST};

/// The oldest version that is understood.
pub const OLDEST: u8 = 3;

/// The version that programs are in here.
pub const CURRENT: u8 = LATEST;

/// A well-formed value of some version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versioned<T> {
    /// The version it came in.
    pub version: u8,
    /// What it converts to, if it does.
    pub latest: Option<T>,
}

pub type VersionedXcm = Versioned<Xcm>;
pub type VersionedLocation = Versioned<Location>;
pub type VersionedAsset = Versioned<Asset>;
pub type VersionedAssets = Versioned<Assets>;

impl<T: Wire> Versioned<T> {
    pub fn decode(input: &mut Input) -> Result<Self, Malformed> {
        decode::<T, Plain>(input)
    }

    /// Decodes all of `bytes`.
    pub fn decode_all(bytes: &[u8], limits: Limits) -> Result<Self, Malformed> {
        let mut input = Input::new(bytes, limits);
        let value = Self::decode(&mut input)?;
        input.end()?;
        Ok(value)
    }
}

/// Decodes a `VersionedAssetId`.
pub fn decode_asset_id(input: &mut Input) -> Result<Versioned<Location>, Malformed> {
    decode::<Location, AssetId>(input)
}

fn decode<T, C: Codec<T>>(input: &mut Input) -> Result<Versioned<T>, Malformed> {
    let version = input.byte()?;
    if !is_known(version) {
        return Err(Malformed);
    }
    input.set_version(version);
    let value = C::decode(input)?;
    let latest = Some(value).filter(|_| input.is_convertible());
    input.set_version(LATEST);
    Ok(Versioned { version, latest })
}

pub fn is_known(version: u8) -> bool {
    (OLDEST..=CURRENT).contains(&version)
}

/// Encodes `value` with its version byte in front, or nothing if `version` has no form for it.
pub fn encode<T: Lower>(value: &T, version: u8) -> Option<Vec<u8>> {
    if !is_known(version) {
        return None;
    }
    let mut out = alloc::vec![version];
    value.encode_in(version, &mut out).ok()?;
    Some(out)
}

/// Encodes a `VersionedAssetId`.
pub fn encode_asset_id(id: &Location, version: u8) -> Option<Vec<u8>> {
    if !is_known(version) {
        return None;
    }
    let mut out = alloc::vec![version];
    lower::asset_id(id, version, &mut out);
    Some(out)
}

/// Why a message has no program to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The bytes are no program of any version, within the limits of the message queue.
    Malformed,
    /// A program of an older version that version 5 cannot express.
    Inconvertible,
}

/// Decodes a versioned program from the first to the last byte of `message`, within the limits of
/// the message queue, and converts it.
pub fn decode_program(message: &[u8]) -> Result<Xcm, Refused> {
    match Versioned::decode_all(message, Limits::MESSAGE) {
        Ok(program) => program.latest.ok_or(Refused::Inconvertible),
        Err(Malformed) => Err(Refused::Malformed),
    }
}

/// The SCALE of `VersionedAssets` in `version`, or nothing if there is no such version.
pub fn encode_assets(assets: &Assets, version: u8) -> Option<Vec<u8>> {
    encode(assets, version)
}
