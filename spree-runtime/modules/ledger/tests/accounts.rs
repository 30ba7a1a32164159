//! Assets that are not sufficient need an account that exists, and hold it alive.

mod support;

use support::*;
use xcm::*;
use xcvm::calls::OwnCall;
use xcvm::config::{Checking, MintLocation, Adapter};
use xcvm::environment::Transactor;
use xcvm::event::Event;
use xcvm::services::Exchange;

fn native() -> Location {
    Location::new(1, &[])
}

fn coin() -> Location {
    general(7)
}

/// Alice has 100 of the native asset; the coin is not sufficient.
fn world() -> World {
    let adapters = vec![fungible(&native(), 10, true), fungible(&coin(), 5, false)];
    World::of(&profile(adapters, Exchange::None, vec![endowment(ALICE, some(&native(), 100))]))
}

fn failed(text: &'static str) -> Result<(), XcmError> {
    Err(XcmError::FailedToTransactAsset(text))
}

#[test]
fn gives_an_insufficient_asset_only_to_an_account_that_exists() {
    let mut world = world();
    let before = world.memory.values.clone();
    let coins = some(&coin(), 5);
    assert_eq!(world.run(|it| it.deposit(&coins, &account(BOB))), failed("CannotCreate"));
    assert_eq!(world.run(|it| it.deposit(&some(&coin(), 4), &account(BOB))), failed("BelowMinimum"));
    assert_eq!(world.memory.values, before);
    assert_eq!(world.run(|it| it.deposit(&coins, &account(ALICE))), Ok(()));
    assert_eq!(world.references(&ALICE), (1, 1));
    assert_eq!(world.run(|it| it.transfer(&coins, &account(ALICE), &account(BOB))), failed("CannotCreate"));
    assert_eq!((world.balance(&coin(), &ALICE), world.balance(&coin(), &BOB)), (5, 0));
    let call = OwnCall::Transfer { asset: coin(), to: BOB.to_vec(), amount: 5 };
    assert_eq!(world.signed(ALICE, call.clone()), Err(vec![7, 3]));
    assert_eq!(world.run(|it| it.deposit(&some(&native(), 10), &account(BOB))), Ok(()));
    assert_eq!(world.signed(ALICE, call), Ok(()));
    assert_eq!((world.references(&ALICE), world.references(&BOB)), ((1, 0), (1, 1)));
}

#[test]
fn keeps_the_last_sufficient_asset_of_an_account_that_holds_others() {
    let mut world = world();
    let (alice, bob) = (account(ALICE), account(BOB));
    assert_eq!(world.run(|it| it.deposit(&some(&coin(), 5), &alice)), Ok(()));
    let before = world.memory.values.clone();
    for amount in [91, 100] {
        let all = some(&native(), amount);
        assert_eq!(world.run(|it| it.withdraw(&all, &alice)), failed("FundsUnavailable"));
        assert_eq!(world.run(|it| it.transfer(&all, &alice, &bob)), failed("FundsUnavailable"));
    }
    let none = OwnCall::ForceSet { asset: native(), account: ALICE.to_vec(), amount: 0 };
    assert_eq!(world.root(none.clone()), Err(vec![7, 0]));
    assert_eq!(world.memory.values, before);
    assert_eq!(world.run(|it| it.withdraw(&some(&native(), 90), &alice)), Ok(()));
    assert_eq!(world.run(|it| it.withdraw(&some(&coin(), 5), &alice)), Ok(()));
    assert_eq!(world.root(none), Ok(()));
    assert_eq!(world.references(&ALICE), (0, 0));
    assert_eq!(world.issuance(&native()), 0);
}

#[test]
fn lets_a_sufficient_asset_go_while_there_is_another() {
    let second = general(8);
    let adapters = vec![
        fungible(&native(), 10, true),
        fungible(&second, 1, true),
        fungible(&coin(), 5, false),
    ];
    let endowments = vec![
        endowment(ALICE, some(&native(), 100)),
        endowment(ALICE, some(&second, 1)),
        endowment(ALICE, some(&coin(), 5)),
    ];
    let mut world = World::of(&profile(adapters, Exchange::None, endowments));
    assert_eq!(world.references(&ALICE), (2, 1));
    assert_eq!(world.run(|it| it.withdraw(&some(&native(), 95), &account(ALICE))), Ok(()));
    assert_eq!((world.balance(&native(), &ALICE), world.references(&ALICE)), (0, (1, 1)));
    let last = world.run(|it| it.withdraw(&some(&second, 1), &account(ALICE)));
    assert_eq!(last, failed("FundsUnavailable"));
}

#[test]
fn counts_nothing_where_every_asset_is_sufficient() {
    let adapters = vec![fungible(&native(), 10, true)];
    let endowments = vec![endowment(ALICE, some(&native(), 100))];
    let mut world = World::of(&profile(adapters, Exchange::None, endowments));
    assert_eq!(world.run(|it| it.deposit(&some(&native(), 10), &account(BOB))), Ok(()));
    assert_eq!((world.references(&ALICE), world.references(&BOB)), ((0, 0), (0, 0)));
    assert_eq!(world.memory.values.len(), 4, "configuration, two balances, issuance");
}

#[test]
fn tells_before_a_teleport_whether_the_books_can_take_it() {
    let checking = Some(Checking { account: BOB.to_vec(), mint: MintLocation::Local });
    let adapters = vec![
        fungible(&native(), 10, true),
        Adapter::Fungible { id: coin(), existential_deposit: 5, checking, sufficient: false },
    ];
    let endowments = vec![endowment(ALICE, some(&native(), 100))];
    let mut world = World::of(&profile(adapters, Exchange::None, endowments));
    let coins = some(&coin(), 5);
    assert_eq!(world.run(|it| it.can_check_in(&coins)), Err(XcmError::NotWithdrawable));
    assert_eq!(world.run(|it| it.can_check_out(&coins)), Err(XcmError::NotDepositable));
    assert_eq!(world.run(|it| it.deposit(&some(&native(), 10), &account(BOB))), Ok(()));
    assert_eq!(world.run(|it| it.can_check_out(&some(&coin(), 4))), Err(XcmError::NotDepositable));
    assert_eq!(world.run(|it| it.can_check_out(&coins)), Ok(()));
    let (_, events) = world.told(|it| it.check_out(&coins));
    assert!(matches!(events.as_slice(), [Event::Deposited { balance_after: 5, .. }]));
    assert_eq!(world.references(&BOB), (1, 1));
    assert_eq!(world.run(|it| it.can_check_in(&coins)), Ok(()));
    world.run(|it| it.check_in(&coins));
    assert_eq!((world.references(&BOB), world.issuance(&coin())), ((1, 0), 0));
}

#[test]
fn refuses_profiles_in_which_nobody_could_hold_anything() {
    let only = profile(vec![fungible(&coin(), 5, false)], Exchange::None, vec![]);
    assert_eq!(
        refusal(&only),
        "adapters: no asset is sufficient, so that no account could hold any"
    );
    let adapters = vec![fungible(&native(), 10, true), fungible(&coin(), 5, false)];
    let early = vec![endowment(BOB, some(&coin(), 5)), endowment(BOB, some(&native(), 10))];
    let early = profile(adapters, Exchange::None, early);
    assert_eq!(refusal(&early), "endowments 0: CannotCreate");
}
