//! An instance whose services a test sets, and what comes of messages to it.

#![allow(dead_code)] // not every test needs everything

use ledger::store::Store;
use native::Memory;
use scale::{Limits, Wire};
use xcm::*;
use xcm_executor::message::{ApplyMessage, Context, Execution, Genesis};
use xcvm::barrier::Barrier;
use xcvm::config::*;
use xcvm::event::{Event, NAMES};
use xcvm::filter::LocationFilter;
use xcvm::router::{DeliveryPrice, Router, Wrapping};
use xcvm::services::Services;
use xcvm::trust::Trust;
use xcvm::weigher::Weigher;

pub const FUNDS: u128 = 1000;
pub const UNIT: Weight = Weight::new(1, 1);

pub fn account(octet: u8) -> Location {
    Location::new(0, &[Junction::AccountId32 { network: None, id: [octet; 32] }])
}

pub fn token() -> Location {
    Location::new(1, &[])
}

pub fn sibling(id: u32) -> Location {
    Location::new(1, &[Junction::Parachain(id)])
}

pub fn universal() -> Junctions {
    Junctions(vec![Junction::GlobalConsensus(NetworkId::Polkadot), Junction::Parachain(2000)])
}

pub fn router(version: u8, price: DeliveryPrice) -> Router {
    Router {
        to: LocationFilter::Everything,
        open: LocationFilter::Everything,
        price,
        wrapping: Wrapping::UniqueTopic,
        version,
    }
}

/// Account 1 has [`FUNDS`] of the token.
pub fn config(services: Services) -> Config {
    Config {
        holding_limit: 64,
        transactional: Transactional::Everything,
        dust: DustRule::Refused,
        weigher: Weigher::Fixed { unit: UNIT, instructions_max: 100 },
        barrier: Barrier::AllowEverything,
        traders: vec![].into(),
        reserves: vec![Trust::NativeAsset].into(),
        teleporters: vec![].into(),
        aliasers: vec![].into(),
        adapters: vec![Adapter::Fungible {
            id: token(),
            existential_deposit: 1,
            checking: None,
            sufficient: true,
        }].into(),
        converters: vec![Converter::AccountId32Aliases(None), Converter::SiblingParachain].into(),
        asset_trap: AssetTrap::Hashed,
        services,
    }
}

pub fn genesis(config: Config) -> Result<Memory, String> {
    let endowments = vec![Endowment {
        account: AccountRef::Location(account(1)),
        asset: Asset::fungible(token(), FUNDS),
    }];
    let profile = Profile { config, endowments }.encoded();
    let context = Context { sequence: 0, time_ms: 0, gas_limit: 0 };
    let mut memory = Memory::default();
    let input = Genesis { context, universal: universal(), profile }.encoded();
    match xcm_executor::genesis(&mut memory, &input).split_first() {
        Some((0, [])) => Ok(memory),
        // The length of the reason is one byte or two.
        Some((1, reason)) => Err(String::from_utf8_lossy(&reason[1..]).into_owned()),
        other => panic!("no result of genesis: {:?}", other),
    }
}

pub fn instance(services: Services) -> Memory {
    genesis(config(services)).unwrap()
}

pub fn apply_at(
    memory: &mut Memory,
    time_ms: u64,
    origin: Location,
    program: Vec<Instruction>,
) -> Execution {
    let context = Context { sequence: 1, time_ms, gas_limit: 0 };
    let message = [&[5][..], &Xcm(program).encoded()].concat();
    let input = ApplyMessage { context, origin, message }.encoded();
    let output = xcm_executor::apply_message(memory, &input);
    assert_eq!(memory.open_transactions(), 0);
    Execution::decode_all(&output, Limits::TRUSTED).unwrap()
}

pub fn apply(memory: &mut Memory, origin: Location, program: Vec<Instruction>) -> Execution {
    apply_at(memory, 0, origin, program)
}

pub fn failed(execution: &Execution) -> Option<(u8, XcmError)> {
    match execution.outcome {
        Outcome::Complete { .. } => None,
        Outcome::Incomplete { error, .. } | Outcome::Error(error) => {
            Some((error.index, error.error))
        }
    }
}

pub fn events(execution: &Execution) -> Vec<Event> {
    let hash = |name: &&str| Memory::default().blake2_256(&["xcm-executor/", name].concat().into_bytes());
    let events = execution.events.iter().map(|event| {
        let index = NAMES.iter().position(|name| hash(name) == event.topic).unwrap();
        let bytes = [&[index as u8], event.data.as_slice()].concat();
        Event::decode_all(&bytes, Limits::TRUSTED).unwrap()
    });
    events.collect()
}

pub fn balance(memory: &Memory, octet: u8) -> u128 {
    let key = ledger::balance_key(memory, &token(), &[octet; 32]);
    let bytes = memory.values.get(&key);
    bytes.map_or(0, |bytes| u128::decode_all(bytes, Limits::TRUSTED).unwrap())
}
