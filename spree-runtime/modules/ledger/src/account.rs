//! From a location to an account (XCM.md 12.2).

use crate::store::Store;
use alloc::vec::Vec;
use scale::{Bytes, Codec, Compact, List, Wire};
use xcm::{BodyId, BodyPart, Junction, Junctions, Location, NetworkId};
use xcvm::config::{Converter, Description, Terminal};

/// The account of `location` by the first converter that has one.
pub fn account_of<S: Store>(
    store: &S,
    converters: &[Converter],
    universal: &Junctions,
    location: &Location,
) -> Option<Vec<u8>> {
    converters.iter().find_map(|converter| convert(store, converter, universal, location))
}

fn convert<S: Store>(
    store: &S,
    converter: &Converter,
    universal: &Junctions,
    location: &Location,
) -> Option<Vec<u8>> {
    let interior = location.interior.0.as_slice();
    match (converter, location.parents, interior) {
        (Converter::ParentIsPreset, 1, []) => Some(padded(b"Parent", &[])),
        (Converter::SiblingParachain, 1, [Junction::Parachain(id)]) => {
            Some(padded(b"sibl", &id.to_le_bytes()))
        }
        (Converter::ChildParachain, 0, [Junction::Parachain(id)]) => {
            Some(padded(b"para", &id.to_le_bytes()))
        }
        (Converter::ParachainAt { parents }, at, [Junction::Parachain(id)]) if *parents == at => {
            Some(padded(b"sibl", &id.to_le_bytes()))
        }
        (Converter::AccountId32Aliases(ours), 0, [Junction::AccountId32 { network, id }])
            if network.is_none() || network == ours =>
        {
            Some(id.to_vec())
        }
        (Converter::AccountKey20Aliases(ours), 0, [Junction::AccountKey20 { network, key }])
            if network.is_none() || network == ours =>
        {
            Some(key.to_vec())
        }
        (Converter::LocalTreasuryVoice(account), 0, [terminal]) if is_treasury(terminal) => {
            Some(account.clone())
        }
        (Converter::HashedDescription(description), _, _) => {
            Some(hash(store, &describe(description, location)?))
        }
        (Converter::Account32Hash, _, _) => {
            let mut bytes = b"\x20multiloc".to_vec();
            location.encode(&mut bytes);
            Some(hash(store, &bytes))
        }
        (Converter::GlobalConsensus, _, _) => match remote(universal, location)? {
            (network, tail) if tail.is_empty() => {
                Some(hash(store, &tagged(b"glblcnsnss_", &network)))
            }
            _ => None,
        },
        (Converter::GlobalConsensusParachain, _, _) => {
            let (network, tail) = remote(universal, location)?;
            remote_parachain(store, &network, &tail)
        }
        (Converter::ExternalConsensus, _, _) => {
            let (network, tail) = remote(universal, location)?;
            Some(external(store, &network, &tail))
        }
        (Converter::LocationItself, _, _) => Some(location.encoded()),
        _ => None,
    }
}

fn hash<S: Store>(store: &S, bytes: &[u8]) -> Vec<u8> {
    store.blake2_256(bytes).to_vec()
}

fn padded(tag: &[u8], id: &[u8]) -> Vec<u8> {
    let mut account = tag.to_vec();
    account.extend_from_slice(id);
    account.resize(32, 0);
    account
}

fn tagged(tag: &[u8], network: &NetworkId) -> Vec<u8> {
    let mut bytes = tag.to_vec();
    network.encode(&mut bytes);
    bytes
}

fn is_treasury(junction: &Junction) -> bool {
    *junction == Junction::Plurality { id: BodyId::Treasury, part: BodyPart::Voice }
}

/// The other consensus system that `location` lies in, and where in it (XCM.md 6,
/// `ensure_is_remote`).
fn remote(universal: &Junctions, location: &Location) -> Option<(NetworkId, Vec<Junction>)> {
    let ours = match universal.0.first()? {
        Junction::GlobalConsensus(network) => *network,
        _ => return None,
    };
    let base = Location { parents: 0, interior: universal.clone() };
    let absolute = location.prepended_with(&base)?;
    match absolute.interior.0.split_first()? {
        (Junction::GlobalConsensus(network), tail)
            if absolute.parents == 0 && *network != ours =>
        {
            Some((*network, tail.to_vec()))
        }
        _ => None,
    }
}

fn remote_parachain<S: Store>(
    store: &S,
    network: &NetworkId,
    tail: &[Junction],
) -> Option<Vec<u8>> {
    match tail {
        [Junction::Parachain(id)] => {
            let mut bytes = tagged(b"glblcnsnss/prchn_", network);
            id.encode(&mut bytes);
            Some(hash(store, &bytes))
        }
        _ => None,
    }
}

fn external<S: Store>(store: &S, network: &NetworkId, tail: &[Junction]) -> Vec<u8> {
    let mut bytes;
    match (network, tail) {
        (NetworkId::Ethereum { chain_id }, tail) => {
            bytes = b"ethereum-chain".to_vec();
            chain_id.encode(&mut bytes);
            match tail {
                [] => {}
                [Junction::AccountKey20 { key, .. }] => key.encode(&mut bytes),
                _ => List::encode(tail, &mut bytes),
            }
        }
        (_, [Junction::Parachain(id)]) => {
            bytes = tagged(b"glblcnsnss/prchn_", network);
            id.encode(&mut bytes);
        }
        _ => {
            bytes = tagged(b"glblcnsnss", network);
            List::encode(tail, &mut bytes);
        }
    }
    hash(store, &bytes)
}

fn describe(description: &Description, location: &Location) -> Option<Vec<u8>> {
    match description {
        Description::Local(terminals) if location.parents == 0 => {
            terminal(terminals, &location.interior.0)
        }
        Description::Local(_) => None,
        Description::Family(terminals) => family(terminals, location),
        Description::LegacyForeignAccount => legacy(location),
    }
}

fn family(terminals: &[Terminal], location: &Location) -> Option<Vec<u8>> {
    let interior = location.interior.0.as_slice();
    let (mut bytes, inner) = match (location.parents, interior) {
        (0, [Junction::Parachain(id), tail @ ..]) => (chain(b"ChildChain", *id), tail),
        (1, [Junction::Parachain(id), tail @ ..]) => (chain(b"SiblingChain", *id), tail),
        (1, tail) => (b"ParentChain".to_vec(), tail),
        _ => return None,
    };
    Bytes::encode(&terminal(terminals, inner)?, &mut bytes);
    Some(bytes)
}

fn chain(tag: &[u8], id: u32) -> Vec<u8> {
    let mut bytes = tag.to_vec();
    Compact::encode(&id, &mut bytes);
    bytes
}

fn terminal(terminals: &[Terminal], interior: &[Junction]) -> Option<Vec<u8>> {
    terminals.iter().find_map(|terminal| {
        let mut bytes = Vec::new();
        match (terminal, interior) {
            (Terminal::Here, []) => {}
            (Terminal::PalletInstance, [Junction::PalletInstance(index)]) => {
                bytes.extend_from_slice(b"Pallet");
                Compact::encode(&u32::from(*index), &mut bytes);
            }
            (Terminal::AccountId32, [Junction::AccountId32 { id, .. }]) => {
                bytes.extend_from_slice(b"AccountId32");
                bytes.extend_from_slice(id);
            }
            (Terminal::AccountKey20, [Junction::AccountKey20 { key, .. }]) => {
                bytes.extend_from_slice(b"AccountKey20");
                bytes.extend_from_slice(key);
            }
            (Terminal::TreasuryVoice, [one]) if is_treasury(one) => {
                bytes.extend_from_slice(b"TreasuryVoice");
            }
            (Terminal::Body, [Junction::Plurality { id, part }]) => {
                bytes.extend_from_slice(b"Body");
                id.encode(&mut bytes);
                part.encode(&mut bytes);
            }
            _ => return None,
        }
        Some(bytes)
    })
}

fn legacy(location: &Location) -> Option<Vec<u8>> {
    let mut bytes = b"ForeignChainAliasAccountPrefix_".to_vec();
    match (location.parents, location.interior.0.as_slice()) {
        (0 | 1, [Junction::Parachain(para), Junction::AccountId32 { id, .. }]) => {
            bytes.extend_from_slice(b"Para32");
            para.encode(&mut bytes);
            bytes.extend_from_slice(id);
        }
        (0 | 1, [Junction::Parachain(para), Junction::AccountKey20 { key, .. }]) => {
            bytes.extend_from_slice(b"Para20");
            para.encode(&mut bytes);
            bytes.extend_from_slice(key);
        }
        (1, [Junction::AccountId32 { id, .. }]) => {
            bytes.extend_from_slice(b"Relay");
            bytes.extend_from_slice(id);
        }
        _ => return None,
    }
    bytes.push(location.parents);
    Some(bytes)
}
