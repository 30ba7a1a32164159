//! Pools by calls: as pallet-asset-conversion opens, fills, empties and trades with them.

mod support;

use support::market::*;
use support::*;
use xcm::*;
use xcvm::calls::OwnCall;
use xcvm::config::{AccountRef, Adapter};
use xcvm::services::{Exchange, InitialPool, PoolRules};

/// `Module` error of pallet-asset-conversion.
fn module(error: u8) -> Result<(), Vec<u8>> {
    Err(vec![3, 56, error, 0, 0, 0])
}

fn add(first: u128, second: u128, least: (u128, u128)) -> OwnCall {
    OwnCall::AddLiquidity {
        first: native(),
        second: coin(),
        first_desired: first,
        second_desired: second,
        first_min: least.0,
        second_min: least.1,
        to: BOB.to_vec(),
    }
}

fn remove(shares: u128, least: (u128, u128)) -> OwnCall {
    OwnCall::RemoveLiquidity {
        first: native(),
        second: coin(),
        shares,
        first_min: least.0,
        second_min: least.1,
        to: ALICE.to_vec(),
    }
}

fn exact_in(amount: u128, want_min: u128, to: [u8; 32]) -> OwnCall {
    OwnCall::SwapExactIn { give: native(), want: coin(), amount, want_min, to: to.to_vec() }
}

fn exact_out(amount: u128, give_max: u128) -> OwnCall {
    OwnCall::SwapExactOut { give: native(), want: coin(), amount, give_max, to: BOB.to_vec() }
}

fn create(first: Location, second: Location) -> OwnCall {
    OwnCall::CreatePool { first, second }
}

#[test]
fn begins_with_pools_and_their_shares() {
    let world = world();
    assert_eq!(reserves(&world), (1_000_000, 2_000_000));
    // The root of 2 x 10^12 is 1414213; 100 of it stay in the pool.
    let account = pool_account(&world, &coin(), &native());
    assert_eq!(world.balance(&shares(0), &account), 100);
    assert_eq!(world.balance(&shares(0), &ALICE), 1_414_113);
    assert_eq!(world.issuance(&shares(0)), 1_414_213);
    // The pool itself and the native asset; coins and shares.
    assert_eq!(world.references(&account), (2, 2));
    assert_eq!(world.issuance(&native()), 3_000_000);
}

#[test]
fn opens_a_pool_once_for_a_fee() {
    let mut world = world();
    assert_eq!(world.signed(ALICE, create(native(), native())), module(0));
    assert_eq!(world.signed(ALICE, create(native(), coin())), module(1));
    assert_eq!(world.signed(ALICE, create(native(), general(99))), Err(vec![7, 4]));
    assert_eq!(world.root(create(native(), general(8))), Err(vec![2]));
    assert_eq!(world.balance(&native(), &ALICE), 1_000_000);
    assert_eq!(world.signed(ALICE, create(native(), general(8))), Ok(()));
    assert_eq!(world.balance(&native(), &ALICE), 999_950);
    assert_eq!(world.issuance(&native()), 2_999_950);
    assert_eq!(world.signed(BOB, create(coin(), general(8))), Ok(()));
    assert_eq!(world.signed(BOB, create(coin(), shares(0))), module(20), "three are the most");
    let empty = OwnCall::SwapExactIn {
        give: coin(),
        want: general(8),
        amount: 10,
        want_min: 1,
        to: BOB.to_vec(),
    };
    assert_eq!(world.signed(BOB, empty), module(7));
}

#[test]
fn opens_no_pool_for_someone_who_cannot_pay() {
    let mut world = world();
    let poor = [3; 32];
    assert_eq!(world.signed(poor, create(native(), general(8))), Err(vec![7, 8]));
    let transfer = OwnCall::Transfer { asset: native(), to: poor.to_vec(), amount: 59 };
    assert_eq!(world.signed(ALICE, transfer), Ok(()));
    assert_eq!(world.signed(poor, create(native(), general(8))), Err(vec![7, 8]));
}

#[test]
fn adds_liquidity_in_the_ratio_of_the_pool() {
    let mut world = world();
    assert_eq!(world.signed(BOB, add(0, 1, (0, 0))), module(2));
    assert_eq!(world.signed(BOB, add(1000, 3000, (0, 2001))), module(10));
    assert_eq!(world.signed(BOB, add(3000, 2000, (1001, 0))), module(9));
    assert_eq!(world.signed(BOB, add(999_991, 1 << 60, (0, 0))), Err(vec![7, 8]), "nothing is left");
    assert_eq!(world.signed(BOB, add(3000, 2000, (1000, 0))), Ok(()));
    assert_eq!(reserves(&world), (1_001_000, 2_002_000));
    assert_eq!(world.balance(&shares(0), &BOB), 1414, "1 414 213 thousandths, rounded down");
    assert_eq!(world.signed(BOB, add(70, 140, (0, 0))), module(14));
    assert_eq!(world.sum(&native()), world.issuance(&native()));
}

#[test]
fn takes_liquidity_out_for_shares() {
    let mut world = world();
    assert_eq!(world.signed(ALICE, remove(0, (0, 0))), module(15));
    assert_eq!(world.signed(BOB, remove(10, (0, 0))), Err(vec![7, 0]));
    assert_eq!(world.signed(ALICE, remove(1414, (1000, 0))), module(11));
    assert_eq!(world.signed(ALICE, remove(1414, (0, 2000))), module(12));
    assert_eq!(world.signed(ALICE, remove(1414, (999, 1999))), Ok(()));
    assert_eq!(reserves(&world), (999_001, 1_998_001));
    assert_eq!(world.balance(&coin(), &ALICE), 1_001_999);
    assert_eq!(world.signed(ALICE, remove(1_414_113 - 1414, (0, 0))), Ok(()));
    assert_eq!(world.issuance(&shares(0)), 100, "what the pool keeps");
    assert!(reserves(&world).0 >= 70 && reserves(&world).1 >= 140);
}

#[test]
fn swaps_between_accounts_within_bounds() {
    let mut world = world();
    assert_eq!(world.signed(ALICE, exact_in(0, 1, BOB)), module(16));
    assert_eq!(world.signed(ALICE, exact_in(1000, 0, BOB)), module(16));
    assert_eq!(world.signed(ALICE, exact_in(1000, 1993, BOB)), module(17));
    assert_eq!(world.signed(ALICE, exact_in(1_000_001, 1, BOB)), Err(vec![7, 0]));
    assert_eq!(world.signed(ALICE, exact_in(1000, 1992, [3; 32])), module(22), "no such account");
    assert_eq!(world.signed(ALICE, exact_in(1000, 1992, BOB)), Ok(()));
    assert_eq!(world.balance(&coin(), &BOB), 1_001_992);
    assert_eq!(world.signed(ALICE, exact_out(2_000_000, 1)), module(6));
    assert_eq!(world.signed(ALICE, exact_out(1988, 999)), module(18));
    assert_eq!(world.signed(ALICE, exact_out(1988, 1000)), Ok(()));
    assert_eq!(world.balance(&coin(), &BOB), 1_003_980);
    assert_eq!(reserves(&world), (1_002_000, 1_996_020));
    let issuance = (world.issuance(&native()), world.issuance(&coin()));
    assert_eq!(issuance, (3_000_000, 4_000_000));
}

#[test]
fn has_no_pools_where_the_profile_opens_none() {
    let mut world = World::of(&profile(adapters(), Exchange::None, endowments()));
    for call in [create(native(), coin()), add(1, 1, (0, 0)), remove(1, (0, 0)), exact_in(1, 1, BOB)] {
        assert_eq!(world.signed(ALICE, call), Err(vec![7, 6]));
    }
}

fn changed(change: impl FnOnce(&mut PoolRules)) -> String {
    let mut rules = rules();
    change(&mut rules);
    refusal(&market(rules))
}

#[test]
fn refuses_rules_that_contradict_themselves() {
    assert_eq!(changed(|it| it.fee_per_mille = 1000), "exchange: fee_per_mille is not 0..999");
    assert_eq!(changed(|it| it.mint_min_liquidity = 0), "exchange: mint_min_liquidity is zero");
    assert_eq!(changed(|it| it.pools_max = 0), "exchange: pools_max is zero");
    assert_eq!(
        changed(|it| it.shares = general(9)),
        "exchange: no adapter keeps shares in accounts"
    );
    let full = Location::new(0, &[Junction::OnlyChild; 8]);
    assert_eq!(changed(|it| it.shares = full), "exchange: there is no room for a number in shares");
    assert_eq!(
        changed(|it| it.setup_fee = Some(some(&general(99), 1))),
        "exchange: no adapter keeps the setup fee in accounts"
    );
    let mut dear = market(PoolRules { mint_min_liquidity: 1, ..rules() });
    if let Adapter::Fungibles { existential_deposit, .. } = &mut dear.config.adapters[3] {
        *existential_deposit = 2;
    }
    assert_eq!(
        refusal(&dear),
        "exchange: mint_min_liquidity is less than the existential deposit of shares"
    );
}

#[test]
fn refuses_initial_pools_that_cannot_open() {
    let pool = |first: Asset, second: Asset, owner: AccountRef| InitialPool { first, second, owner };
    let alice = || AccountRef::Account(ALICE.to_vec());
    let initial = |pool: InitialPool| changed(|it| it.initial.push(pool));
    assert_eq!(
        initial(pool(some(&coin(), 9), some(&coin(), 8), alice())),
        "pools 1: a pool has twice the same asset"
    );
    assert_eq!(
        initial(pool(some(&coin(), 9), some(&general(99), 8), alice())),
        "pools 1: no adapter keeps the asset in accounts"
    );
    assert_eq!(
        initial(pool(some(&coin(), 9), some(&general(8), 8), AccountRef::Account(vec![]))),
        "pools 1: the owner has no bytes"
    );
    let nowhere = AccountRef::Location(Location::new(3, &[]));
    assert_eq!(
        initial(pool(some(&coin(), 9), some(&general(8), 8), nowhere)),
        "pools 1: no converter has an account for the owner"
    );
    assert_eq!(
        initial(pool(some(&native(), 1000), some(&coin(), 1000), alice())),
        "pools 1: a pool before this one has the assets"
    );
    assert_eq!(
        initial(pool(some(&coin(), 99), some(&general(8), 99), alice())),
        "pools 1: there is too little for shares"
    );
    assert_eq!(changed(|it| {
        it.pools_max = 1;
        it.initial.push(pool(some(&coin(), 999), some(&general(8), 999), alice()));
    }), "exchange: there are more initial pools than pools_max");
}
