//! Calls of the host chain over an in-memory host.

use native::Memory;
use scale::{Limits, Wire};
use xcm::*;
use xcm_executor::host_call::{HostCall, HostCallInput, VersionedHostCall};
use xcm_executor::message::{Context, Execution};
use xcvm::barrier::Barrier;
use xcvm::calls::{CallKind, DispatchOrigin, OriginConverter, OwnCall, Prefix, SafeCalls};
use xcvm::config::*;
use xcvm::filter::LocationFilter;
use xcvm::services::{Locks, NewQuery, Services};
use xcvm::weigher::Weigher;

const HOST: [u8; 32] = *b"Parent\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
const NOW_MS: u64 = 1_000;
const DECLARED: Weight = Weight { ref_time: 7, proof_size: 3 };

fn parent() -> Location {
    Location::new(1, &[])
}

fn foreign() -> Location {
    Location::new(2, &[])
}

fn account(octet: u8) -> Location {
    Location::new(0, &[Junction::AccountId32 { network: None, id: [octet; 32] }])
}

fn config(services: Services) -> Config {
    Config {
        holding_limit: 64,
        transactional: Transactional::Everything,
        dust: DustRule::Refused,
        weigher: Weigher::Fixed { unit: Weight::new(1, 1), instructions_max: 100 },
        barrier: Barrier::Any(vec![Barrier::TakeWeightCredit]),
        traders: vec![].into(),
        reserves: vec![].into(),
        teleporters: vec![].into(),
        aliasers: vec![].into(),
        adapters: vec![Adapter::Fungibles {
            ids: LocationFilter::AnyOf(vec![
                LocationFilter::Exactly(parent()),
                LocationFilter::Exactly(foreign()),
            ]),
            existential_deposit: 10,
            sufficient: true,
        }].into(),
        converters: vec![Converter::ParentIsPreset, Converter::AccountId32Aliases(None)].into(),
        asset_trap: AssetTrap::Hashed,
        services,
    }
}

/// The host chain has 100 of its own asset and of a foreign one; so has account 1.
fn instance(change: impl FnOnce(&mut Config)) -> Memory {
    let mut config = config(Services {
        calls: vec![CallKind::own(DECLARED)].into(),
        origins: vec![OriginConverter::Case {
            kind: OriginKind::Superuser,
            location: LocationFilter::Exactly(parent()),
            becomes: DispatchOrigin::Root,
        }].into(),
        locks: Locks::Kept { lockers_max: 1 },
        host_assets: LocationFilter::Exactly(parent()).into(),
        ..Services::default()
    });
    change(&mut config);
    let endowments = [HOST, [1; 32]]
        .iter()
        .flat_map(|who| [parent(), foreign()].map(|id| (who.to_vec(), Asset::fungible(id, 100))))
        .map(|(account, asset)| Endowment { account: AccountRef::Account(account), asset })
        .collect();
    let profile = Profile { config, endowments };
    let mut memory = Memory::default();
    ledger::genesis::genesis(&mut memory, &Junctions::default(), &profile.encoded()).unwrap();
    memory
}

fn call_bytes(memory: &mut Memory, call: Vec<u8>) -> Execution {
    let context = Context { sequence: 1, time_ms: NOW_MS, gas_limit: 0 };
    let input = HostCallInput { context, call };
    let output = xcm_executor::call(memory, &input.encoded());
    assert_eq!(memory.open_transactions(), 0);
    let execution = Execution::decode_all(&output, Limits::TRUSTED).unwrap();
    assert_eq!(execution.message_id, [0; 32]);
    assert!(execution.outbound.is_empty());
    execution
}

fn call(memory: &mut Memory, call: HostCall) -> Execution {
    call_bytes(memory, VersionedHostCall::V1(call).encoded())
}

/// The outcome of a call that must leave no trace.
fn without_trace(memory: &mut Memory, refused: HostCall) -> Outcome {
    let before = memory.values.clone();
    let execution = call(memory, refused);
    assert!(execution.events.is_empty());
    assert_eq!(memory.values, before);
    execution.outcome
}

fn balance(memory: &Memory, asset: &Location, account: &[u8]) -> u128 {
    let key = ledger::balance_key(memory, asset, account);
    let value = memory.values.get(&key);
    value.map_or(0, |bytes| u128::decode_all(bytes, Limits::TRUSTED).unwrap())
}

fn issuance(memory: &Memory, asset: &Location) -> u128 {
    let key = ledger::issuance_key(memory, asset);
    u128::decode_all(&memory.values[&key], Limits::TRUSTED).unwrap()
}

fn deposit(id: Location, amount: u128, beneficiary: Location) -> HostCall {
    HostCall::Deposit { asset: Asset::fungible(id, amount), beneficiary }
}

fn withdraw(id: Location, amount: u128) -> HostCall {
    HostCall::Withdraw { asset: Asset::fungible(id, amount) }
}

fn complete(used: Weight) -> Outcome {
    Outcome::Complete { used }
}

fn failed(used: Weight, error: XcmError) -> Outcome {
    Outcome::Incomplete { used, error: InstructionError { index: 0, error } }
}

fn refused(error: XcmError) -> Outcome {
    Outcome::Error(InstructionError { index: 0, error })
}

const UNAVAILABLE: XcmError = XcmError::FailedToTransactAsset("");

#[test]
fn makes_and_destroys_assets_of_the_host_chain() {
    let mut memory = instance(|_| {});
    let made = call(&mut memory, deposit(parent(), 40, account(2)));
    assert_eq!((made.outcome, made.events.len()), (complete(Weight::ZERO), 1));
    assert_eq!(balance(&memory, &parent(), &[2; 32]), 40);
    assert_eq!(issuance(&memory, &parent()), 240);
    let destroyed = call(&mut memory, withdraw(parent(), 60));
    assert_eq!((destroyed.outcome, destroyed.events.len()), (complete(Weight::ZERO), 1));
    assert_eq!(balance(&memory, &parent(), &HOST), 40);
    assert_eq!(issuance(&memory, &parent()), 180);
}

#[test]
fn neither_makes_nor_destroys_what_is_at_home_elsewhere() {
    let mut memory = instance(|_| {});
    let no_permission = refused(XcmError::NoPermission);
    let made = without_trace(&mut memory, deposit(foreign(), 40, account(2)));
    assert_eq!(made, no_permission);
    assert_eq!(without_trace(&mut memory, withdraw(foreign(), 40)), no_permission);
    let mut closed = instance(|config| config.services.host_assets = LocationFilter::default().into());
    let made = without_trace(&mut closed, deposit(parent(), 40, account(2)));
    assert_eq!(made, no_permission);
}

#[test]
fn takes_no_more_than_the_host_chain_has_and_leaves_what_is_locked() {
    let mut memory = instance(|_| {});
    let unavailable = failed(Weight::ZERO, UNAVAILABLE);
    assert_eq!(without_trace(&mut memory, withdraw(parent(), 101)), unavailable);
    let key = ledger::lock_key(&memory, &parent(), &HOST);
    let locks = vec![ledger::LockedAmount { other: account(9), amount: 70 }];
    memory.values.insert(key, ledger::LockList { locks }.encoded());
    assert_eq!(without_trace(&mut memory, withdraw(parent(), 31)), unavailable);
    assert_eq!(call(&mut memory, withdraw(parent(), 30)).outcome, complete(Weight::ZERO));
}

#[test]
fn leaves_no_trace_of_a_deposit_that_the_ledger_refuses() {
    let mut memory = instance(|_| {});
    let nobody = Location::new(0, &[Junction::PalletInstance(1)]);
    for refused in [
        deposit(parent(), 9, account(2)),
        deposit(parent(), u128::MAX, account(1)),
        deposit(parent(), 50, nobody),
    ] {
        assert_eq!(without_trace(&mut memory, refused), failed(Weight::ZERO, UNAVAILABLE));
    }
    let mut all = instance(|config| config.services.host_assets = LocationFilter::Everything.into());
    let unknown = deposit(Location::new(3, &[]), 50, account(2));
    assert_eq!(without_trace(&mut all, unknown), failed(Weight::ZERO, XcmError::AssetNotFound));
}

fn transfer(amount: u128) -> OwnCall {
    OwnCall::Transfer { asset: foreign(), to: vec![2; 32], amount }
}

#[test]
fn calls_as_the_account_of_the_host_chain() {
    let mut memory = instance(|_| {});
    let moved = call(&mut memory, HostCall::Dispatch(transfer(60).encoded()));
    assert_eq!((moved.outcome, moved.events.len()), (complete(DECLARED), 2));
    assert_eq!(balance(&memory, &foreign(), &HOST), 40);
    assert_eq!(balance(&memory, &foreign(), &[2; 32]), 60);
    let more = HostCall::Dispatch(transfer(41).encoded());
    let expectation = failed(DECLARED, XcmError::ExpectationFalse);
    assert_eq!(without_trace(&mut memory, more), expectation);
}

#[test]
fn is_no_superuser_even_where_its_messages_are() {
    let mut memory = instance(|_| {});
    let set = OwnCall::ForceSet { asset: parent(), account: vec![1; 32], amount: 0 };
    let set = HostCall::Dispatch(set.encoded());
    let expectation = failed(DECLARED, XcmError::ExpectationFalse);
    assert_eq!(without_trace(&mut memory, set), expectation);
}

#[test]
fn dispatches_only_safe_calls_that_it_knows_for_a_host_chain_with_an_account() {
    let remark = HostCall::Dispatch(OwnCall::Remark(vec![1]).encoded());
    let mut memory = instance(|config| {
        let prefixes = vec![Prefix { bytes: vec![0] }];
        config.services.safe_calls = SafeCalls::StartingWith(prefixes).into();
    });
    assert_eq!(call(&mut memory, remark.clone()).outcome, complete(DECLARED));
    let unsafe_call = HostCall::Dispatch(transfer(20).encoded());
    assert_eq!(without_trace(&mut memory, unsafe_call), refused(XcmError::NoPermission));
    let unknown = HostCall::Dispatch(vec![0xff]);
    assert_eq!(without_trace(&mut memory, unknown), refused(XcmError::FailedToDecode));
    let mut homeless = instance(|config| {
        config.converters.remove(0);
    });
    assert_eq!(without_trace(&mut homeless, remark), refused(XcmError::BadOrigin));
}

#[test]
fn answers_bytes_that_are_no_call_with_an_error() {
    let good = VersionedHostCall::V1(deposit(parent(), 40, account(2))).encoded();
    let mut memory = instance(|_| {});
    let before = memory.values.clone();
    let mut broken: Vec<Vec<u8>> = (0..good.len()).map(|end| good[..end].to_vec()).collect();
    broken.push([&good[..], &[0]].concat());
    broken.push([&[0], &good[1..]].concat());
    broken.push([&[2], &good[1..]].concat());
    broken.push([&[1, 255], &good[2..]].concat());
    for bytes in broken {
        let execution = call_bytes(&mut memory, bytes);
        assert_eq!(execution.outcome, refused(XcmError::FailedToDecode));
        assert!(execution.events.is_empty());
        assert_eq!(memory.values, before);
    }
}

#[test]
fn opens_queries_and_drops_them_once_they_are_done() {
    let mut memory = instance(|_| {});
    let query = NewQuery {
        responder: foreign(),
        querier: None,
        notify: None,
        timeout_ms: Some(NOW_MS + 1),
    };
    let opened = call(&mut memory, HostCall::NewQuery(query.clone()));
    assert_eq!((opened.outcome, opened.events.len()), (complete(Weight::ZERO), 1));
    assert_eq!(opened.events[0].data, 0_u64.to_le_bytes());
    let pending = without_trace(&mut memory, HostCall::DropQuery { id: 0 });
    let unknown = without_trace(&mut memory, HostCall::DropQuery { id: 1 });
    let expectation = failed(Weight::ZERO, XcmError::ExpectationFalse);
    assert_eq!((pending, unknown), (expectation.clone(), expectation));
    let overdue = NewQuery { timeout_ms: Some(NOW_MS), ..query };
    call(&mut memory, HostCall::NewQuery(overdue));
    let dropped = call(&mut memory, HostCall::DropQuery { id: 1 });
    assert_eq!((dropped.outcome, dropped.events.len()), (complete(Weight::ZERO), 1));
}
