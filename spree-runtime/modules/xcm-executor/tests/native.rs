//! The entry points over an in-memory host: what they leave in the state and what they refuse.

use native::Memory;
use scale::{Limits, Wire};
use xcm::*;
use xcm_executor::message::{ApplyMessage, Context, Execution, Genesis};
use xcvm::barrier::Barrier;
use xcvm::calls::{CallKind, DispatchOrigin, OriginConverter, OwnCall};
use xcvm::config::*;
use xcvm::filter::LocationFilter;
use xcvm::services::{Locks, Services};
use xcvm::trust::Trust;
use xcvm::weigher::Weigher;

const CONTEXT: Context = Context { sequence: 0, time_ms: 0, gas_limit: 0 };

fn account(octet: u8) -> Location {
    Location::new(0, &[Junction::AccountId32 { network: None, id: [octet; 32] }])
}

fn profile() -> Profile {
    let token = Location::new(1, &[]);
    Profile {
        config: Config {
            holding_limit: 64,
            transactional: Transactional::Everything,
            dust: DustRule::Refused,
            weigher: Weigher::Fixed { unit: Weight::new(1, 1), instructions_max: 100 },
            barrier: Barrier::AllowEverything,
            traders: vec![].into(),
            reserves: vec![Trust::Case {
                assets: AssetFilter::Wild(WildAsset::All),
                location: LocationFilter::Everything,
            }].into(),
            teleporters: vec![].into(),
            aliasers: vec![].into(),
            adapters: vec![Adapter::Fungible {
                id: token.clone(),
                existential_deposit: 10,
                checking: None,
                sufficient: true,
            }].into(),
            converters: vec![Converter::AccountId32Aliases(None)].into(),
            asset_trap: AssetTrap::Hashed,
            services: Services::default(),
        },
        endowments: vec![Endowment {
            account: AccountRef::Location(account(1)),
            asset: Asset::fungible(token, 100),
        }],
    }
}

fn instance() -> Memory {
    let mut memory = Memory::default();
    let input = Genesis {
        context: CONTEXT,
        universal: Junctions::default(),
        profile: profile().encoded(),
    };
    assert_eq!(xcm_executor::genesis(&mut memory, &input.encoded()), [0]);
    memory
}

fn apply(memory: &mut Memory, program: Vec<Instruction>) -> Execution {
    let message = [&[5][..], &Xcm(program).encoded()].concat();
    let input = ApplyMessage { context: CONTEXT, origin: account(1), message };
    let output = xcm_executor::apply_message(memory, &input.encoded());
    assert_eq!(memory.open_transactions(), 0);
    Execution::decode_all(&output, Limits::TRUSTED).unwrap()
}

fn transfer(amount: u128, to: u8) -> Instruction {
    let asset = Asset::fungible(Location::new(1, &[]), amount);
    Instruction::TransferAsset { assets: Assets(vec![asset]), beneficiary: account(to) }
}

fn balance(memory: &Memory, octet: u8) -> Option<u128> {
    let key = ledger::balance_key(memory, &Location::new(1, &[]), &[octet; 32]);
    memory.values.get(&key).map(|bytes| u128::decode_all(bytes, Limits::TRUSTED).unwrap())
}

fn issuance(memory: &Memory) -> Option<u128> {
    let key = ledger::issuance_key(memory, &Location::new(1, &[]));
    memory.values.get(&key).map(|bytes| u128::decode_all(bytes, Limits::TRUSTED).unwrap())
}

fn failed(execution: &Execution) -> Option<(u8, XcmError)> {
    match execution.outcome {
        Outcome::Incomplete { error, .. } => Some((error.index, error.error)),
        _ => None,
    }
}

#[test]
fn moves_a_balance_and_conserves_issuance() {
    let mut memory = instance();
    assert_eq!(failed(&apply(&mut memory, vec![transfer(40, 2)])), None);
    assert_eq!((balance(&memory, 1), balance(&memory, 2)), (Some(60), Some(40)));
    assert_eq!(issuance(&memory), Some(100));
}

#[test]
fn removes_an_account_that_falls_below_the_existential_deposit() {
    let mut memory = instance();
    assert_eq!(failed(&apply(&mut memory, vec![transfer(95, 2)])), None);
    assert_eq!((balance(&memory, 1), balance(&memory, 2)), (None, Some(95)));
    assert_eq!(issuance(&memory), Some(95));
}

#[test]
fn leaves_the_state_as_it_was_when_an_instruction_fails() {
    for (amount, to) in [(101, 2), (9, 2), (u128::MAX, 1)] {
        let mut memory = instance();
        let before = memory.values.clone();
        let execution = apply(&mut memory, vec![transfer(amount, to)]);
        assert!(matches!(failed(&execution), Some((0, XcmError::FailedToTransactAsset(_)))));
        assert!(execution.events.is_empty());
        assert_eq!(memory.values, before);
    }
}

#[test]
fn changes_nothing_in_a_transfer_to_oneself() {
    let mut memory = instance();
    let before = memory.values.clone();
    assert_eq!(failed(&apply(&mut memory, vec![transfer(100, 1)])), None);
    assert_eq!(memory.values, before);
}

#[test]
fn refuses_dust_where_the_profile_says_so_and_traps_it() {
    let mut memory = instance();
    let dust = Assets(vec![Asset::fungible(Location::new(1, &[]), 9)]);
    let program = vec![
        Instruction::WithdrawAsset(dust),
        Instruction::DepositAsset {
            assets: AssetFilter::Wild(WildAsset::All),
            beneficiary: account(2),
        },
    ];
    let execution = apply(&mut memory, program);
    assert_eq!(failed(&execution), Some((1, XcmError::FailedToTransactAsset(""))));
    assert_eq!((balance(&memory, 1), balance(&memory, 2)), (Some(91), None));
    assert_eq!(execution.events.len(), 2, "withdrawn and trapped");
}

#[test]
fn keeps_what_is_in_the_holding_when_the_profile_does_not_roll_back() {
    let mut profile = profile();
    profile.config.transactional = Transactional::Nothing;
    let mut memory = Memory::default();
    let universal = Junctions::default();
    ledger::genesis::genesis(&mut memory, &universal, &profile.encoded()).unwrap();
    let unknown = Asset::fungible(Location::new(2, &[]), 1);
    let known = Asset::fungible(Location::new(1, &[]), 20);
    let program = vec![Instruction::WithdrawAsset(Assets(vec![known, unknown]))];
    let execution = apply(&mut memory, program);
    assert_eq!(failed(&execution), Some((0, XcmError::AssetNotFound)));
    assert_eq!(balance(&memory, 1), Some(80), "the first withdrawal stands, as upstream");
}

/// An instance whose own calls may be dispatched, and which keeps locks.
fn calling() -> Memory {
    let mut profile = profile();
    let weight = Weight::new(7, 0);
    profile.config.services = Services {
        calls: vec![CallKind::own(weight)].into(),
        origins: vec![
            OriginConverter::SovereignSignedViaLocation,
            OriginConverter::Case {
                kind: OriginKind::Superuser,
                location: LocationFilter::Exactly(account(1)),
                becomes: DispatchOrigin::Root,
            },
        ].into(),
        locks: Locks::Kept { lockers_max: 1 },
        ..Services::default()
    };
    let mut memory = Memory::default();
    let universal = Junctions::default();
    ledger::genesis::genesis(&mut memory, &universal, &profile.encoded()).unwrap();
    memory
}

fn dispatch(memory: &mut Memory, origin_kind: OriginKind, call: OwnCall) -> MaybeErrorCode {
    let transact =
        Instruction::Transact { origin_kind, fallback_max_weight: None, call: call.encoded() };
    for status in [vec![], vec![2], vec![7, 0], vec![7, 2], vec![0]] {
        let status = match status.len() {
            0 => MaybeErrorCode::Success,
            _ => MaybeErrorCode::Error(status),
        };
        let mut probe = Memory::default();
        probe.values = memory.values.clone();
        let expect = Instruction::ExpectTransactStatus(status.clone());
        if failed(&apply(&mut probe, vec![transact.clone(), expect])).is_none() {
            memory.values = probe.values;
            return status;
        }
    }
    panic!("no status fits");
}

fn token() -> Location {
    Location::new(1, &[])
}

#[test]
fn dispatches_its_own_calls_as_the_account_of_the_origin_or_as_root() {
    use OriginKind::{SovereignAccount, Superuser};
    let mut memory = calling();
    let transfer = |amount| OwnCall::Transfer { asset: token(), to: vec![2; 32], amount };
    assert_eq!(dispatch(&mut memory, SovereignAccount, transfer(40)), MaybeErrorCode::Success);
    assert_eq!((balance(&memory, 1), balance(&memory, 2)), (Some(60), Some(40)));
    let unavailable = MaybeErrorCode::Error(vec![7, 0]);
    assert_eq!(dispatch(&mut memory, SovereignAccount, transfer(61)), unavailable);
    let set = OwnCall::ForceSet { asset: token(), account: vec![3; 32], amount: 11 };
    let bad_origin = MaybeErrorCode::Error(vec![2]);
    assert_eq!(dispatch(&mut memory, SovereignAccount, set.clone()), bad_origin);
    assert_eq!(dispatch(&mut memory, Superuser, set), MaybeErrorCode::Success);
    assert_eq!((balance(&memory, 3), issuance(&memory)), (Some(11), Some(111)));
    let remark = OwnCall::Remark(vec![1, 2, 3]);
    assert_eq!(dispatch(&mut memory, SovereignAccount, remark), MaybeErrorCode::Success);
}

#[test]
fn does_not_pay_out_what_is_locked() {
    let mut memory = calling();
    let key = ledger::lock_key(&memory, &token(), &[1; 32]);
    let locks = ledger::LockList {
        locks: vec![ledger::LockedAmount { other: account(9), amount: 70 }],
    };
    memory.values.insert(key, locks.encoded());
    let execution = apply(&mut memory, vec![transfer(31, 2)]);
    assert!(matches!(failed(&execution), Some((0, XcmError::FailedToTransactAsset(_)))));
    assert_eq!(failed(&apply(&mut memory, vec![transfer(30, 2)])), None);
    assert_eq!(balance(&memory, 1), Some(70));
}

/// What is left after a withdrawal goes too if it is below the existential deposit, and no lock may
/// lose what it holds that way.
#[test]
fn does_not_lose_what_is_locked_as_dust() {
    let mut memory = calling();
    let key = ledger::lock_key(&memory, &token(), &[1; 32]);
    let locks = ledger::LockList {
        locks: vec![ledger::LockedAmount { other: account(9), amount: 3 }],
    };
    memory.values.insert(key, locks.encoded());
    for taken in [92, 97] {
        let withdraw = Instruction::WithdrawAsset(Assets(vec![Asset::fungible(token(), taken)]));
        let execution = apply(&mut memory, vec![withdraw]);
        assert!(matches!(failed(&execution), Some((0, XcmError::FailedToTransactAsset(_)))));
    }
    assert_eq!(balance(&memory, 1), Some(100));
    assert_eq!(failed(&apply(&mut memory, vec![transfer(90, 2)])), None);
    assert_eq!(balance(&memory, 1), Some(10));
}
