//! Items in accounts: owners, what each owner has, how many there are.

mod support;

use support::*;
use xcm::*;
use xcvm::calls::OwnCall;
use xcvm::config::{Adapter, Checking, MintLocation};
use xcvm::environment::Transactor;
use xcvm::event::Event;
use xcvm::filter::LocationFilter;
use xcvm::services::Exchange;

const CHECK: [u8; 32] = [9; 32];

fn class() -> Location {
    general(5)
}

fn instance(index: u128) -> AssetInstance {
    AssetInstance::Index(index)
}

fn item(index: u128) -> Asset {
    Asset { id: class(), fun: Fungibility::NonFungible(instance(index)) }
}

/// Alice has item 1.
fn world(mint: Option<MintLocation>) -> World {
    let adapters = vec![Adapter::NonFungibles {
        classes: LocationFilter::Exactly(class()),
        checking: mint.map(|mint| Checking { account: CHECK.to_vec(), mint }),
    }];
    World::of(&profile(adapters, Exchange::None, vec![endowment(ALICE, item(1))]))
}

fn owner(world: &World, index: u128) -> Option<Vec<u8>> {
    world.memory.values.get(&ledger::item_key(&world.memory, &class(), &instance(index))).cloned()
}

fn listed(world: &World, who: [u8; 32], index: u128) -> bool {
    let key = ledger::owned_item_key(&world.memory, &who, &class(), &instance(index));
    match world.memory.values.get(&key) {
        Some(value) => value.is_empty(),
        None => false,
    }
}

fn failed(text: &'static str) -> Result<(), XcmError> {
    Err(XcmError::FailedToTransactAsset(text))
}

#[test]
fn keeps_owner_list_and_count_together() {
    let mut world = world(None);
    assert_eq!((owner(&world, 1), world.items(&class())), (Some(ALICE.to_vec()), 1));
    assert!(listed(&world, ALICE, 1));
    assert_eq!(world.run(|it| it.deposit(&item(2), &account(BOB))), Ok(()));
    assert_eq!((world.items(&class()), listed(&world, BOB, 2)), (2, true));
    let (moved, events) = world.told(|it| it.transfer(&item(1), &account(ALICE), &account(BOB)));
    assert_eq!(moved, Ok(()));
    assert!(matches!(
        events.as_slice(),
        [Event::ItemWithdrawn { .. }, Event::ItemDeposited { .. }]
    ));
    assert_eq!((owner(&world, 1), world.items(&class())), (Some(BOB.to_vec()), 2));
    assert_eq!((listed(&world, ALICE, 1), listed(&world, BOB, 1)), (false, true));
    for index in [1, 2] {
        assert_eq!(world.run(|it| it.withdraw(&item(index), &account(BOB))), Ok(()));
    }
    assert_eq!(world.memory.values.len(), 1, "nothing but the configuration is left");
}

#[test]
fn refuses_an_item_that_exists_and_one_that_is_someone_elses() {
    let mut world = world(None);
    let before = world.memory.values.clone();
    let (alice, bob) = (account(ALICE), account(BOB));
    assert_eq!(world.run(|it| it.deposit(&item(1), &bob)), failed("AlreadyExists"));
    assert_eq!(world.run(|it| it.deposit(&item(1), &alice)), failed("AlreadyExists"));
    assert_eq!(world.run(|it| it.withdraw(&item(1), &bob)), failed("NoPermission"));
    assert_eq!(world.run(|it| it.transfer(&item(1), &bob, &alice)), failed("NoPermission"));
    assert_eq!(world.run(|it| it.withdraw(&item(2), &alice)), failed("UnknownItem"));
    let nobody = Location::new(3, &[]);
    assert_eq!(
        world.run(|it| it.transfer(&item(1), &alice, &nobody)),
        failed("AccountIdConversionFailed")
    );
    let other = Asset { id: general(6), fun: item(1).fun };
    assert_eq!(world.run(|it| it.withdraw(&other, &alice)), Err(XcmError::AssetNotFound));
    assert_eq!(world.run(|it| it.withdraw(&some(&class(), 1), &alice)), Err(XcmError::AssetNotFound));
    assert_eq!(world.run(|it| it.transfer(&item(1), &alice, &alice)), Ok(()));
    assert_eq!(world.memory.values, before);
}

#[test]
fn books_teleports_of_what_is_at_home_here() {
    let mut world = world(Some(MintLocation::Local));
    assert_eq!(world.run(|it| it.can_check_in(&item(1))), Err(XcmError::NotWithdrawable));
    assert_eq!(world.run(|it| it.can_check_out(&item(1))), Err(XcmError::NotDepositable));
    assert_eq!(world.run(|it| it.withdraw(&item(1), &account(ALICE))), Ok(()));
    assert_eq!(world.run(|it| it.can_check_out(&item(1))), Ok(()));
    world.run(|it| it.check_out(&item(1)));
    assert_eq!((owner(&world, 1), world.items(&class())), (Some(CHECK.to_vec()), 1));
    assert_eq!(world.run(|it| it.can_check_in(&item(1))), Ok(()));
    world.run(|it| it.check_in(&item(1)));
    assert_eq!((owner(&world, 1), world.items(&class())), (None, 0));
}

#[test]
fn books_teleports_of_what_is_at_home_elsewhere() {
    let mut world = world(Some(MintLocation::NonLocal));
    assert_eq!(world.run(|it| it.can_check_in(&item(2))), Ok(()));
    world.run(|it| it.check_in(&item(2)));
    assert_eq!(owner(&world, 2), Some(CHECK.to_vec()));
    assert_eq!(world.run(|it| it.can_check_in(&item(2))), Err(XcmError::NotDepositable));
    assert_eq!(world.run(|it| it.can_check_out(&item(1))), Err(XcmError::NotWithdrawable));
    assert_eq!(world.run(|it| it.can_check_out(&item(2))), Ok(()));
    world.run(|it| it.check_out(&item(2)));
    assert_eq!(owner(&world, 2), None);
}

#[test]
fn moves_items_by_calls() {
    let mut world = world(None);
    let give = |index| OwnCall::TransferItem {
        class: class(),
        instance: instance(index),
        to: BOB.to_vec(),
    };
    let set = |index, owner: &[u8]| OwnCall::ForceSetItem {
        class: class(),
        instance: instance(index),
        owner: owner.to_vec(),
    };
    assert_eq!(world.signed(BOB, give(1)), Err(vec![0]));
    assert_eq!(world.root(give(1)), Err(vec![2]));
    assert_eq!(world.signed(ALICE, set(1, &BOB)), Err(vec![2]));
    assert_eq!(world.signed(ALICE, give(1)), Ok(()));
    assert_eq!(owner(&world, 1), Some(BOB.to_vec()));
    assert_eq!(world.root(set(1, &ALICE)), Ok(()));
    assert_eq!(world.root(set(2, &ALICE)), Ok(()));
    assert_eq!((world.items(&class()), listed(&world, ALICE, 2)), (2, true));
    assert_eq!(world.root(set(3, &[])), Err(vec![0]));
    assert_eq!(world.root(set(1, &[])), Ok(()));
    assert_eq!((owner(&world, 1), world.items(&class())), (None, 1));
    let unknown = OwnCall::TransferItem {
        class: general(6),
        instance: instance(1),
        to: BOB.to_vec(),
    };
    assert_eq!(world.signed(ALICE, unknown), Err(vec![7, 4]));
    let nameless = OwnCall::TransferItem { class: class(), instance: instance(2), to: vec![] };
    assert_eq!(world.signed(ALICE, nameless), Err(vec![0]));
}

#[test]
fn refuses_books_without_an_account() {
    let checking = Some(Checking { account: vec![], mint: MintLocation::Local });
    let adapters = vec![Adapter::NonFungibles { classes: LocationFilter::Everything, checking }];
    let nowhere = profile(adapters, Exchange::None, vec![]);
    assert_eq!(refusal(&nowhere), "adapters 0: check account is empty");
}
