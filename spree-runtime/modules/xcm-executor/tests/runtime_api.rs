//! The runtime APIs over an in-memory host, argument for argument and byte for byte.

use native::Memory;
use scale::{Limits, Wire};
use xcm::*;
use xcm_executor::message::{ApplyMessage, Context, Execution, Genesis};
use xcm_executor::runtime_api::{self, DryRunEffects};
use xcvm::barrier::Barrier;
use xcvm::config::*;
use xcvm::filter::LocationFilter;
use xcvm::router::{DeliveryPrice, Router, Wrapping};
use xcvm::services::Services;
use xcvm::trader::{Trader, WeightToFee};
use xcvm::weigher::Weigher;

const CONTEXT: Context = Context { sequence: 0, time_ms: 0, gas_limit: 0 };
const OK: u8 = 0;
const ERROR: u8 = 1;
const ACCOUNT: [u8; 32] = [1; 32];

fn token() -> Location {
    Location::new(1, &[])
}

fn account() -> Location {
    Location::new(0, &[Junction::AccountId32 { network: None, id: ACCOUNT }])
}

fn router(to: Location, price: DeliveryPrice) -> Router {
    let open = LocationFilter::Everything;
    Router { to: LocationFilter::Exactly(to), open, price, wrapping: Wrapping::Bare, version: 5 }
}

fn instance() -> Memory {
    let sells = |asset| Trader::UsingComponents { fee: WeightToFee::Product, asset, revenue: None };
    let services = Services {
        routers: vec![
            router(token(), DeliveryPrice::Free),
            router(
                Location::new(2, &[]),
                DeliveryPrice::PerByte { asset: token(), base: 999, per_byte: 1 },
            ),
            router(Location::new(3, &[]), DeliveryPrice::Free),
        ].into(),
        ..Services::default()
    };
    let profile = Profile {
        config: Config {
            holding_limit: 64,
            transactional: Transactional::Everything,
            dust: DustRule::Refused,
            weigher: Weigher::Fixed { unit: Weight::new(5, 7), instructions_max: 50 },
            barrier: Barrier::AllowEverything,
            traders: vec![sells(token()), sells(token()), sells(Location::new(0, &[]))].into(),
            reserves: vec![].into(),
            teleporters: vec![].into(),
            aliasers: vec![].into(),
            adapters: vec![Adapter::PerLocation { deposit_min: 1 }].into(),
            converters: vec![Converter::ParentIsPreset, Converter::AccountId32Aliases(None)].into(),
            asset_trap: AssetTrap::Hashed,
            services,
        },
        endowments: vec![],
    };
    let mut memory = Memory::default();
    let profile = profile.encoded();
    let universal =
        Junctions(vec![Junction::GlobalConsensus(NetworkId::Polkadot), Junction::Parachain(9)]);
    let input = Genesis { context: CONTEXT, universal, profile };
    assert_eq!(xcm_executor::genesis(&mut memory, &input.encoded()), [OK]);
    memory
}

fn versioned(version: u8, value: &impl Wire) -> Vec<u8> {
    [&[version][..], &value.encoded()].concat()
}

/// `WithdrawAsset` of an abstract asset, which only version 3 knows.
fn inconvertible() -> Vec<u8> {
    [&[3, 4, 0, 4, 1][..], &[9; 32], &[0, 4]].concat()
}

#[test]
fn converts_locations_of_every_version_to_accounts() {
    let mut memory = instance();
    for version in 3..=5 {
        let mut ask = |location: &Location| {
            runtime_api::convert_location(&mut memory, &versioned(version, location))
        };
        assert_eq!(ask(&account()), [&[OK][..], &ACCOUNT].concat());
        assert_eq!(ask(&token())[..7], *b"\0Parent");
        assert_eq!(ask(&Location::new(7, &[])), [ERROR, 0], "unsupported");
    }
}

#[test]
#[should_panic(expected = "arguments must decode")]
fn traps_on_arguments_that_do_not_decode() {
    runtime_api::convert_location(&mut instance(), &[2, 1, 0]);
}

#[test]
fn names_each_asset_once_in_the_version_asked_for() {
    let mut memory = instance();
    let mut ask =
        |version: u32| runtime_api::acceptable_payment_assets(&mut memory, &version.encoded());
    assert_eq!(ask(5), [OK, 8, 5, 1, 0, 5, 0, 0]);
    assert_eq!(ask(4), [OK, 8, 4, 1, 0, 4, 0, 0]);
    assert_eq!(ask(3), [OK, 8, 3, 0, 1, 0, 3, 0, 0, 0], "concrete in version 3");
    for unknown in [0, 2, 6, 259, u32::MAX] {
        assert_eq!(ask(unknown), [ERROR, 3]);
    }
}

#[test]
fn prices_weight() {
    let mut memory = instance();
    let mut ask = |asset: &[u8]| {
        let input = [&Weight::new(3, 4).encoded()[..], asset].concat();
        runtime_api::weight_to_asset_fee(&mut memory, &input)
    };
    assert_eq!(ask(&versioned(5, &token())), [&[OK][..], &12u128.encoded()].concat());
    assert_eq!(ask(&[3, 0, 1, 0]), [&[OK][..], &12u128.encoded()].concat());
    assert_eq!(ask(&versioned(4, &account())), [ERROR, 4], "not found");
    assert_eq!(ask(&[&[3, 1][..], &[9; 32]].concat()), [ERROR, 1], "abstract");
}

#[test]
fn weighs_programs_of_any_depth_and_version() {
    let mut memory = instance();
    let mut ask = |message: &[u8]| runtime_api::xcm_weight(&mut memory, message);
    let clear = Xcm(vec![Instruction::ClearOrigin; 2]);
    for version in 3..=5 {
        let weight = [&[OK][..], &Weight::new(10, 14).encoded()].concat();
        assert_eq!(ask(&versioned(version, &clear)), weight);
    }
    let nested = |levels: u64| (0..levels).fold(Xcm(vec![]), |inner, _| {
        Xcm(vec![Instruction::SetAppendix(inner)])
    });
    let weight = [&[OK][..], &Weight::new(5 * 50, 7 * 50).encoded()].concat();
    assert_eq!(ask(&versioned(5, &nested(50))), weight);
    assert_eq!(ask(&versioned(5, &nested(51))), [ERROR, 2], "more than the weigher takes");
    assert_eq!(ask(&inconvertible()), [ERROR, 1]);
}

fn dry_run(memory: &mut Memory, version: u8, program: &[u8]) -> Vec<u8> {
    let input = [&versioned(version, &account())[..], program].concat();
    runtime_api::dry_run_xcm(memory, &input)
}

#[test]
fn shows_what_a_message_would_do_and_send_in_its_own_version() {
    let info = QueryResponseInfo {
        destination: token(),
        query_id: 1,
        max_weight: Weight::ZERO,
    };
    let topic = Instruction::SetTopic([7; 32]);
    let program = Xcm(vec![topic.clone(), Instruction::ReportError(info)]);
    for version in 3..=5 {
        let output = dry_run(&mut instance(), version, &versioned(version, &program));
        assert_eq!(output[0], OK);
        let effects = DryRunEffects::decode_all(&output[1..], Limits::ARGUMENT).unwrap();
        assert_eq!(effects.execution_result, Outcome::Complete { used: Weight::new(10, 14) });
        assert_eq!(effects.emitted_events.len(), 1, "sent");
        let inside = Junction::AccountId32 { network: None, id: ACCOUNT };
        let response = Instruction::QueryResponse {
            query_id: 1,
            response: Response::ExecutionResult(None),
            max_weight: Weight::ZERO,
            querier: Some(Location::new(0, &[Junction::Parachain(9), inside])),
        };
        let [forwarded] = <[_; 1]>::try_from(effects.forwarded_xcms).unwrap();
        assert_eq!(forwarded.destination, versioned(version, &token()));
        let message = versioned(version, &Xcm(vec![response, topic.clone()]));
        assert_eq!(forwarded.messages, [message]);
    }
    assert_eq!(dry_run(&mut instance(), 5, &inconvertible()), [ERROR, 1]);
}

#[test]
fn prices_delivery_in_the_newer_version_of_its_arguments() {
    let mut memory = instance();
    let mut ask = |destination: Vec<u8>, message: Vec<u8>, asset: Vec<u8>| {
        let input = [destination, message, asset].concat();
        runtime_api::delivery_fees(&mut memory, &input)
    };
    let program = Xcm(vec![Instruction::ClearOrigin]);
    let (far, free) = (Location::new(2, &[]), Location::new(3, &[]));
    let id = versioned(5, &token());
    let price = |version| {
        let assets = Assets(vec![Asset::fungible(token(), 1_001)]);
        [vec![OK], versioned(version, &assets)].concat()
    };
    assert_eq!(ask(versioned(3, &far), versioned(4, &program), id.clone()), price(4));
    assert_eq!(ask(versioned(5, &far), versioned(3, &program), id.clone()), price(5));
    let output = ask(versioned(3, &far), versioned(3, &program), id.clone());
    assert_eq!(output[..6], [OK, 3, 4, 0, 1, 0], "concrete in version 3");
    assert_eq!(ask(versioned(5, &free), versioned(5, &program), id.clone()), [OK, 5, 0]);
    let other = versioned(5, &account());
    assert_eq!(ask(versioned(5, &far), versioned(5, &program), other), [ERROR, 4], "no pool");
    let nowhere = versioned(5, &account());
    assert_eq!(ask(nowhere, versioned(5, &program), id.clone()), [ERROR, 5], "unroutable");
    assert_eq!(ask(versioned(5, &far), inconvertible(), id), [ERROR, 1]);
}

#[test]
fn executes_messages_of_every_version() {
    let execute = |message: Vec<u8>| {
        let input = ApplyMessage { context: CONTEXT, origin: account(), message };
        let output = xcm_executor::apply_message(&mut instance(), &input.encoded());
        Execution::decode_all(&output, Limits::TRUSTED).unwrap().outcome
    };
    let failed = |error| Outcome::Error(InstructionError { index: 0, error });
    for version in 3..=5 {
        let program = Xcm(vec![Instruction::ClearOrigin]);
        let used = Weight::new(5, 7);
        assert_eq!(execute(versioned(version, &program)), Outcome::Complete { used });
    }
    assert_eq!(execute(vec![2, 0]), failed(XcmError::FailedToDecode));
    assert_eq!(execute(inconvertible()), failed(XcmError::UnhandledXcmVersion));
    let longer = [inconvertible(), vec![0]].concat();
    assert_eq!(execute(longer), failed(XcmError::FailedToDecode));
}
