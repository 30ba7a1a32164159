//! Queries: who may answer, whom the answer is handed to, and how long they are open (XCM.md 12.4).

mod support;

use ledger::{query_key, Query};
use native::Memory;
use scale::{Limits, Wire};
use support::*;
use xcm::*;
use xcm_executor::message::Execution;
use xcvm::barrier::Barrier;
use xcvm::calls::{CallKind, DispatchOrigin, Notification, OriginConverter, OwnCall};
use xcvm::event::Event;
use xcvm::filter::LocationFilter;
use xcvm::services::{NewQuery, NotifyTarget, RegisteredQuery, Services};

const TARGET: NotifyTarget = NotifyTarget { pallet: 40, call: 2 };
const NOTHING: NotifyTarget = NotifyTarget { pallet: 40, call: 3 };
const WEIGHT: Weight = Weight::new(10, 10);
const TIMEOUT_MS: u64 = 1_000;

fn query(notify: Option<NotifyTarget>) -> NewQuery {
    NewQuery { responder: sibling(7), querier: None, notify, timeout_ms: Some(TIMEOUT_MS) }
}

/// Account 1 is Root. Queries 3 and 5 are open: 5 has to be answered to us.
fn services() -> Services {
    let to_us = NewQuery { querier: Some(Location::here()), ..query(None) };
    Services {
        calls: vec![
            CallKind::Notification { target: TARGET, weight: WEIGHT },
            CallKind::own(Weight::new(1, 1)),
        ].into(),
        origins: vec![
            OriginConverter::SovereignSignedViaLocation,
            OriginConverter::Case {
                kind: OriginKind::Superuser,
                location: LocationFilter::Exactly(account(1)),
                becomes: DispatchOrigin::Root,
            },
        ].into(),
        queries: vec![query(None).registered(3), to_us.registered(5)].into(),
        ..Services::default()
    }
}

fn response(query_id: u64, querier: Option<Location>, max_weight: Weight) -> Vec<Instruction> {
    let response = Response::ExecutionResult(None);
    vec![Instruction::QueryResponse { query_id, response, max_weight, querier }]
}

/// What comes of a response; no response fails.
fn answered(memory: &mut Memory, origin: Location, program: Vec<Instruction>) -> Vec<Event> {
    let execution = apply(memory, origin, program);
    assert_eq!(failed(&execution), None);
    events(&execution)
}

fn known(memory: &Memory, id: u64) -> Option<Query> {
    let bytes = memory.values.get(&query_key(memory, id))?;
    Some(Query::decode_all(bytes, Limits::TRUSTED).unwrap())
}

fn call(memory: &mut Memory, time_ms: u64, kind: OriginKind, call: Vec<u8>) -> Execution {
    let transact =
        Instruction::Transact { origin_kind: kind, fallback_max_weight: None, call };
    let expect = Instruction::ExpectTransactStatus(MaybeErrorCode::Success);
    apply_at(memory, time_ms, account(1), vec![transact, expect])
}

fn open(memory: &mut Memory, query: NewQuery) -> u64 {
    let bytes = OwnCall::NewQuery(query).encoded();
    let execution = call(memory, 0, OriginKind::Superuser, bytes);
    assert_eq!(failed(&execution), None);
    match events(&execution).as_slice() {
        [Event::QueryRegistered { query_id }] => *query_id,
        other => panic!("not one query: {:?}", other),
    }
}

#[test]
fn keeps_a_response_that_nobody_is_to_be_notified_of() {
    let mut memory = instance(services());
    let ready = Event::ResponseReady { query_id: 3, response: Response::ExecutionResult(None) };
    assert_eq!(answered(&mut memory, sibling(7), response(3, None, WEIGHT)), [ready]);
    assert_eq!(known(&memory, 3), Some(Query::Ready(Response::ExecutionResult(None))));
    let again = Event::UnexpectedResponse { origin: sibling(7), query_id: 3 };
    assert_eq!(answered(&mut memory, sibling(7), response(3, None, WEIGHT)), [again]);
}

#[test]
fn only_tells_of_responses_that_do_not_fit() {
    let mut memory = instance(services());
    let before = memory.values.clone();
    let other = sibling(8);
    let unexpected = Event::UnexpectedResponse { origin: sibling(7), query_id: 4 };
    assert_eq!(answered(&mut memory, sibling(7), response(4, None, WEIGHT)), [unexpected]);
    let responder =
        Event::InvalidResponder { origin: other.clone(), query_id: 3, expected: sibling(7) };
    assert_eq!(answered(&mut memory, other.clone(), response(3, None, WEIGHT)), [responder]);
    for (origin, actual) in [(sibling(7), None), (sibling(7), Some(account(1))), (other, None)] {
        let querier = Event::InvalidQuerier {
            origin: origin.clone(),
            query_id: 5,
            expected: Location::here(),
            actual: actual.clone(),
        };
        assert_eq!(answered(&mut memory, origin, response(5, actual, WEIGHT)), [querier]);
    }
    assert_eq!(memory.values, before);
}

#[test]
fn lets_only_awaited_responses_through_the_barrier_and_each_once() {
    let mut config = config(services());
    config.barrier = Barrier::AllowKnownQueryResponses;
    let mut memory = genesis(config).unwrap();
    let here = || Some(Location::here());
    let barrier = Some((0, XcmError::Barrier));
    let mut outcome = |origin, querier| {
        failed(&apply(&mut memory, origin, response(5, querier, WEIGHT)))
    };
    assert_eq!(outcome(sibling(8), here()), barrier);
    assert_eq!(outcome(sibling(7), None), barrier);
    assert_eq!(outcome(sibling(7), here()), None);
    assert_eq!(outcome(sibling(7), here()), barrier, "a second response");
}

#[test]
fn hands_a_response_to_the_call_that_the_query_names() {
    let mut memory = instance(services());
    let id = open(&mut memory, query(Some(TARGET)));
    assert_eq!(id, 6, "the one after the greatest of the profile");
    let received = Event::NotificationReceived {
        target: TARGET,
        responder: sibling(7),
        query_id: id,
        response: Response::ExecutionResult(None),
    };
    let notified = Event::Notified { query_id: id, target: TARGET };
    assert_eq!(answered(&mut memory, sibling(7), response(id, None, WEIGHT)), [received, notified]);
    assert_eq!(known(&memory, id), None);
}

#[test]
fn does_not_call_what_weighs_more_than_the_response_allows() {
    for max_weight in [Weight::new(9, 10), Weight::new(10, 9)] {
        let mut memory = instance(services());
        let id = open(&mut memory, query(Some(TARGET)));
        let overweight = Event::NotifyOverweight {
            query_id: id,
            target: TARGET,
            actual_weight: WEIGHT,
            max_weight,
        };
        assert_eq!(answered(&mut memory, sibling(7), response(id, None, max_weight)), [overweight]);
        assert_eq!(known(&memory, id), None);
    }
}

#[test]
fn tells_when_the_call_fails_or_is_none() {
    // Whoever responds is no account that signs.
    let signed = NotifyTarget { pallet: 40, call: 4 };
    let mut services = services();
    let bytes = Notification {
        target: signed,
        query_id: 6,
        response: Response::ExecutionResult(None),
    };
    services.calls.push(CallKind::Exact {
        call: bytes.encoded(),
        weight: WEIGHT,
        needs: xcvm::calls::Needs::Signed,
    });
    let mut memory = instance(services);
    let id = open(&mut memory, query(Some(signed)));
    let error = Event::NotifyDispatchError { query_id: id, target: signed };
    assert_eq!(answered(&mut memory, sibling(7), response(id, None, WEIGHT)), [error]);
    assert_eq!(known(&memory, id), None);

    let id = open(&mut memory, query(Some(NOTHING)));
    let none = Event::NotifyDecodeFailed { query_id: id, target: NOTHING };
    let pending = known(&memory, id);
    assert_eq!(answered(&mut memory, sibling(7), response(id, None, WEIGHT)), [none]);
    assert_eq!(known(&memory, id), pending, "still open");
}

#[test]
fn does_not_let_messages_pass_themselves_off_as_responses() {
    use OriginKind::{SovereignAccount, Superuser};
    let mut memory = instance(services());
    let bytes =
        Notification { target: TARGET, query_id: 3, response: Response::Null }.encoded();
    for kind in [SovereignAccount, Superuser] {
        let execution = call(&mut memory, 0, kind, bytes.clone());
        assert_eq!(failed(&execution), Some((1, XcmError::ExpectationFalse)));
        assert!(events(&execution).is_empty());
    }
}

#[test]
fn counts_ids_of_queries_opened_by_root_alone() {
    let bytes = OwnCall::NewQuery(query(None)).encoded();
    let mut memory = instance(Services { queries: vec![].into(), ..services() });
    let signed = call(&mut memory, 0, OriginKind::SovereignAccount, bytes);
    assert_eq!(failed(&signed), Some((1, XcmError::ExpectationFalse)));
    let ids: Vec<u64> = (0..3).map(|_| open(&mut memory, query(None))).collect();
    assert_eq!(ids, [0, 1, 2]);
    assert_eq!(known(&memory, 2), Some(Query::Pending(query(None).registered(2))));
}

#[test]
fn takes_late_responses_while_the_query_is_there_and_drops_overdue_queries() {
    let mut memory = instance(services());
    let drop = |id| OwnCall::DropQuery { id }.encoded();
    let refused = Some((1, XcmError::ExpectationFalse));
    let mut root = |time_ms, id| {
        let execution = call(&mut memory, time_ms, OriginKind::Superuser, drop(id));
        (failed(&execution), events(&execution))
    };
    assert_eq!(root(TIMEOUT_MS - 1, 3), (refused, vec![]), "not overdue yet");
    assert_eq!(root(TIMEOUT_MS, 4), (refused, vec![]), "no such query");
    assert_eq!(root(TIMEOUT_MS, 5), (None, vec![Event::QueryExpired { query_id: 5 }]));
    let late = apply_at(&mut memory, 2 * TIMEOUT_MS, sibling(7), response(3, None, WEIGHT));
    assert!(matches!(events(&late)[..], [Event::ResponseReady { .. }]));
    let execution = call(&mut memory, 0, OriginKind::Superuser, drop(3));
    assert_eq!(events(&execution), [Event::ResponseTaken { query_id: 3 }]);
    assert_eq!((known(&memory, 3), known(&memory, 5)), (None, None));
}

#[test]
fn refuses_profiles_whose_queries_contradict_themselves() {
    let refused = |queries: Vec<RegisteredQuery>| {
        genesis(config(Services { queries: queries.into(), ..services() })).err().unwrap()
    };
    assert_eq!(
        refused(vec![query(None).registered(1), query(None).registered(1)]),
        "queries 1: a query before this one has the id"
    );
    assert_eq!(refused(vec![query(None).registered(u64::MAX)]), "queries 0: no id can follow");
    assert_eq!(
        refused(vec![query(Some(NOTHING)).registered(1)]),
        "queries 0: there is no call to notify"
    );
    let mut forged = services();
    forged.origins.push(OriginConverter::Case {
        kind: OriginKind::Native,
        location: LocationFilter::Everything,
        becomes: DispatchOrigin::Response(sibling(7)),
    });
    assert_eq!(
        genesis(config(forged)).err().unwrap(),
        "origins 2: only a response has the origin of a response"
    );
}
