//! Messages in the version of their receiver, exports and what they cost, channels.

mod support;

use scale::{Limits, Wire};
use support::*;
use xcm::versioned::{decode_program, Versioned};
use xcm::*;
use xcvm::event::Event;
use xcvm::filter::LocationFilter;
use xcvm::router::DeliveryPrice;
use xcvm::services::{Export, FeeReason, Hrmp, Services, Subscriptions, Waiver};

fn sending(version: u8) -> Services {
    Services { routers: vec![router(version, DeliveryPrice::Free)].into(), ..Services::default() }
}

fn amount(amount: u128) -> Assets {
    Assets(vec![Asset::fungible(token(), amount)])
}

fn onward(xcm: Vec<Instruction>) -> Vec<Instruction> {
    vec![Instruction::TransferReserveAsset { assets: amount(10), dest: sibling(7), xcm: Xcm(xcm) }]
}

#[test]
fn sends_the_same_program_in_the_version_that_the_receiver_understands() {
    let call = |call: Vec<u8>, fallback_max_weight| Instruction::Transact {
        origin_kind: OriginKind::Native,
        fallback_max_weight,
        call,
    };
    let limit = Weight::new(5, 6);
    let program = vec![call(vec![1], Some(limit)), call(vec![1], None), call(vec![], Some(limit))];
    for version in 3..=5 {
        let mut memory = instance(sending(version));
        let execution = apply(&mut memory, account(1), onward(program.clone()));
        assert_eq!(failed(&execution), None);
        let message = &execution.outbound[0].message;
        assert_eq!(message[0], version);
        assert_eq!(Versioned::<Xcm>::decode_all(message, Limits::MESSAGE).unwrap().version, version);
        let arrives = decode_program(message).unwrap().0;
        let weights: Vec<_> = arrives
            .iter()
            .filter_map(|instruction| match instruction {
                Instruction::Transact { fallback_max_weight, .. } => Some(*fallback_max_weight),
                _ => None,
            })
            .collect();
        assert_eq!(
            weights,
            if version == 5 {
                vec![Some(limit), None, Some(limit)]
            } else {
                vec![Some(limit), Some(Weight::MAX), Some(Weight::ZERO)]
            }
        );
        assert!(matches!(arrives.last(), Some(Instruction::SetTopic(_))));
    }
}

#[test]
fn does_not_send_what_the_receiver_has_no_words_for() {
    let pay = Instruction::PayFees { asset: Asset::fungible(token(), 1) };
    let nested = Instruction::SetAppendix(Xcm(vec![Instruction::SetHints { hints: vec![] }]));
    let told = Instruction::ExpectError(Some((0, XcmError::TooManyAssets)));
    for version in 3..=4 {
        for instruction in [pay.clone(), nested.clone(), told.clone()] {
            let mut memory = instance(sending(version));
            let before = memory.values.clone();
            let execution = apply(&mut memory, account(1), onward(vec![instruction]));
            assert_eq!(failed(&execution), Some((0, XcmError::DestinationUnsupported)));
            assert!(execution.outbound.is_empty());
            assert_eq!(memory.values, before, "the transfer was rolled back");
        }
    }
    let mut memory = instance(sending(5));
    assert_eq!(failed(&apply(&mut memory, account(1), onward(vec![pay, nested, told]))), None);
}

#[test]
fn charges_for_the_program_as_it_is_here_whatever_version_leaves() {
    let price = |version| {
        let per_byte = DeliveryPrice::PerByte { asset: token(), base: 1, per_byte: 1 };
        let mut memory = instance(Services {
            routers: vec![router(version, per_byte)].into(),
            ..Services::default()
        });
        let mut program = onward(vec![Instruction::WithdrawAsset(amount(5))]);
        program.insert(0, Instruction::SetFeesMode { jit_withdraw: true });
        let execution = apply(&mut memory, account(1), program);
        assert_eq!(failed(&execution), None);
        let sent = decode_program(&execution.outbound[0].message).unwrap().encoded();
        assert_eq!(FUNDS - 10 - balance(&memory, 1), 1 + sent.len() as u128);
        execution.outbound[0].message.len()
    };
    assert!(price(3) > price(5), "version 3 says that ids are concrete");
}

#[test]
fn answers_subscribers_in_their_version_once() {
    let start = || {
        vec![Instruction::SubscribeVersion { query_id: 9, max_response_weight: Weight::new(1, 2) }]
    };
    let stop = || vec![Instruction::UnsubscribeVersion];
    for version in 3..=5 {
        let mut memory =
            instance(Services { subscriptions: Subscriptions::Answered, ..sending(version) });
        let nobody = memory.values.clone();
        let execution = apply(&mut memory, sibling(7), start());
        assert_eq!(failed(&execution), None);
        let answer = &execution.outbound[0];
        assert_eq!((&answer.destination, answer.message[0]), (&sibling(7), version));
        let response = Instruction::QueryResponse {
            query_id: 9,
            response: Response::Version(5),
            max_weight: Weight::new(1, 2),
            querier: None,
        };
        assert_eq!(decode_program(&answer.message).unwrap().0[0], response);
        let again = apply(&mut memory, sibling(7), start());
        assert_eq!(failed(&again), Some((0, XcmError::InvalidLocation)));
        assert!(again.outbound.is_empty());
        assert_eq!(failed(&apply(&mut memory, sibling(7), stop())), None);
        assert_eq!(memory.values, nobody);
        assert_eq!(failed(&apply(&mut memory, sibling(7), stop())), None, "nothing to stop is fine");
    }
}

const KUSAMA: NetworkId = NetworkId::Kusama;

fn exporting(waivers: Vec<Waiver>) -> Services {
    Services {
        exports: vec![
            Export { network: KUSAMA, price: DeliveryPrice::Fixed(Asset::fungible(token(), 30)) },
            Export {
                network: NetworkId::BitcoinCore,
                price: DeliveryPrice::PerByte { asset: token(), base: 5, per_byte: 1 },
            },
        ].into(),
        waivers: waivers.into(),
        fees_to: Some(account(9)).into(),
        ..Services::default()
    }
}

fn export(network: NetworkId, held: u128) -> Vec<Instruction> {
    vec![
        Instruction::WithdrawAsset(amount(held)),
        Instruction::ExportMessage {
            network,
            destination: Junctions(vec![Junction::Parachain(1)]),
            xcm: Xcm(vec![Instruction::ClearOrigin]),
        },
    ]
}

fn exported(events: &[Event]) -> usize {
    events.iter().filter(|event| matches!(event, Event::Exported { .. })).count()
}

#[test]
fn charges_each_network_its_own_price_for_exports() {
    // A program of one instruction is its length and its index.
    for (network, price) in [(KUSAMA, 30), (NetworkId::BitcoinCore, 5 + 2)] {
        let mut memory = instance(exporting(vec![]));
        let execution = apply(&mut memory, account(1), export(network, 100));
        assert_eq!(failed(&execution), None);
        assert_eq!(exported(&events(&execution)), 1);
        assert_eq!(balance(&memory, 9), price);
    }
}

#[test]
fn does_not_export_unpaid_or_to_networks_without_a_bridge() {
    let mut memory = instance(exporting(vec![]));
    let execution = apply(&mut memory, account(1), export(KUSAMA, 29));
    assert_eq!(failed(&execution), Some((1, XcmError::NotHoldingFees)));
    assert_eq!(exported(&events(&execution)), 0);
    let unknown = NetworkId::Ethereum { chain_id: 1 };
    let execution = apply(&mut memory, account(1), export(unknown, 100));
    assert_eq!(failed(&execution), Some((1, XcmError::Unroutable)));
    assert_eq!(balance(&memory, 9), 0);
}

#[test]
fn waives_the_price_of_exports_for_their_reason_alone() {
    for (reason, price) in [(FeeReason::Export, 0), (FeeReason::Report, 30)] {
        let waiver = Waiver { origin: LocationFilter::Exactly(account(1)), reasons: vec![reason] };
        let mut memory = instance(exporting(vec![waiver]));
        assert_eq!(failed(&apply(&mut memory, account(1), export(KUSAMA, 100))), None);
        assert_eq!(balance(&memory, 9), price);
    }
}

#[test]
fn tells_of_channels_where_the_profile_says_so() {
    let program = || {
        vec![
            Instruction::HrmpNewChannelOpenRequest {
                sender: 1,
                max_message_size: 2,
                max_capacity: 3,
            },
            Instruction::HrmpChannelAccepted { recipient: 4 },
            Instruction::HrmpChannelClosing { initiator: 5, sender: 6, recipient: 7 },
        ]
    };
    let told = vec![
        Event::HrmpNewChannelOpenRequest { sender: 1, max_message_size: 2, max_capacity: 3 },
        Event::HrmpChannelAccepted { recipient: 4 },
        Event::HrmpChannelClosing { initiator: 5, sender: 6, recipient: 7 },
    ];
    for (hrmp, heard) in [(Hrmp::Ignored, vec![]), (Hrmp::Told, told)] {
        let mut memory = instance(Services { hrmp, ..Services::default() });
        let execution = apply(&mut memory, token(), program());
        assert_eq!(failed(&execution), None);
        assert_eq!(events(&execution), heard);
    }
}

#[test]
fn refuses_profiles_whose_ways_out_contradict_themselves() {
    let refused = |services| genesis(config(services)).err().unwrap();
    for version in [0, 2, 6] {
        assert_eq!(refused(sending(version)), "routers 0: version is not 3..5");
    }
    let mut twice = exporting(vec![]);
    let again = twice.exports[0].clone();
    twice.exports.push(again);
    assert_eq!(refused(twice), "exports 2: an export before this one has the network");
}
