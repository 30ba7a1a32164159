//! A message with its version byte.

use crate::v5;
use scale::{Input, Limits, Malformed, Wire};

/// Decodes a versioned program from the first to the last byte of `message`, within the limits of
/// the message queue.
///
/// Version 5 only, for now. A program of version 3 or 4 is to be decoded by its own codec and
/// converted here; until then it is as undecodable as one of version 2.
pub fn decode_program(message: &[u8]) -> Result<v5::Xcm, Malformed> {
    let mut input = Input::new(message, Limits::MESSAGE);
    let program = match input.byte()? {
        5 => v5::Xcm::decode(&mut input)?,
        _ => return Err(Malformed),
    };
    input.end()?;
    Ok(program)
}

/// The SCALE of `VersionedAssets` in `version`, or nothing if there is no such form. From version 5
/// down the conversion of assets never fails (XCM.md 5.4).
pub fn encode_assets(assets: &v5::Assets, version: u8) -> Option<alloc::vec::Vec<u8>> {
    let mut out = alloc::vec![version];
    match version {
        4 | 5 => assets.encode(&mut out),
        3 => {
            <scale::Compact as scale::Codec<u32>>::encode(&(assets.0.len() as u32), &mut out);
            for asset in &assets.0 {
                out.push(0); // AssetId::Concrete
                asset.encode(&mut out);
            }
        }
        _ => return None,
    }
    Some(out)
}
