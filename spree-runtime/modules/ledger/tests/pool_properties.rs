//! Over seeded sequences of calls: the pool never loses, and nothing comes from nowhere.

mod support;

use support::market::*;
use support::*;
use xcm::*;
use xcvm::calls::OwnCall;
use xcvm::environment::Records;
use xcvm::holding::Holding;

const SEEDS: u64 = 40;
const STEPS: usize = 40;

/// One random call, exchange or donation.
fn step(world: &mut World, seeded: &mut Seeded) {
    let who = [ALICE, BOB][seeded.below(2) as usize];
    let to = [ALICE, BOB][seeded.below(2) as usize].to_vec();
    let (give, want) = match seeded.below(2) {
        0 => (native(), coin()),
        _ => (coin(), native()),
    };
    let (amount, other) = (seeded.amount(21), seeded.amount(21));
    // Most of these are refused at times; a refusal changes nothing, as `signed` checks.
    let _ = match seeded.below(6) {
        0 => world.signed(who, OwnCall::SwapExactIn { give, want, amount, want_min: 1, to }),
        1 => world.signed(who, OwnCall::SwapExactOut { give, want, amount, give_max: other, to }),
        2 => world.signed(who, OwnCall::AddLiquidity {
            first: give,
            second: want,
            first_desired: amount,
            second_desired: other,
            first_min: 0,
            second_min: 0,
            to,
        }),
        3 => world.signed(who, OwnCall::RemoveLiquidity {
            first: give,
            second: want,
            shares: amount,
            first_min: 0,
            second_min: 0,
            to,
        }),
        4 => {
            let account = pool_account(world, &coin(), &native()).to_vec();
            world.signed(who, OwnCall::Transfer { asset: give, to: account, amount: amount >> 8 })
        }
        _ => {
            let maximal = seeded.below(2) == 0;
            let (give, want) = (some(&give, amount.max(1)), Assets(vec![some(&want, other >> 4 | 1)]));
            world.run(|it| it.exchange(Holding::from(give), &want, maximal));
            Ok(())
        }
    };
}

#[test]
fn never_loses_and_conserves_issuance() {
    let mut traded = 0;
    for seed in 0..SEEDS {
        let mut world = world();
        let mut seeded = Seeded(seed);
        for at in 0..STEPS {
            let before = (reserves(&world), world.issuance(&shares(0)));
            step(&mut world, &mut seeded);
            let after = (reserves(&world), world.issuance(&shares(0)));
            // A share is never worth less: the product over the square of the shares.
            let per_share = |((a, b), shares): ((u128, u128), u128)| {
                (a as f64).sqrt() * (b as f64).sqrt() / shares as f64
            };
            let same_shares = before.1 == after.1;
            let product = |((a, b), _): ((u128, u128), u128)| a * b;
            assert!(!same_shares || product(after) >= product(before), "seed {} step {}", seed, at);
            let (was, is) = (per_share(before), per_share(after));
            assert!(is >= was * (1.0 - 1e-9), "seed {} step {}: {} was {}", seed, at, is, was);
            traded += u32::from(before != after);
            for asset in [native(), coin(), shares(0)] {
                assert_eq!(world.sum(&asset), world.issuance(&asset), "seed {} step {}", seed, at);
            }
        }
    }
    assert!(traded > 300, "{} steps did something", traded);
}

#[test]
fn prices_for_the_pool_whatever_the_amounts() {
    use ledger::pricing::{amount_in, amount_out};
    let (mut outs, mut ins) = (0, 0);
    for seed in 0..3000 {
        let mut seeded = Seeded(seed);
        let fee = seeded.below(1000) as u32;
        let (reserve_in, reserve_out) = (seeded.amount(126), seeded.amount(126));
        let (given, taken) = (seeded.amount(126), seeded.amount(126));
        if let Ok(out) = amount_out(fee, given, reserve_in, reserve_out) {
            assert!(out < reserve_out || reserve_out == 0, "seed {}", seed);
            assert!(grows(reserve_in, reserve_out, reserve_in + given, reserve_out - out));
            // As much again for less is not to be had.
            if let (true, Ok(price)) = (out > 0, amount_in(fee, out, reserve_in, reserve_out)) {
                assert!(price <= given + 1, "seed {}", seed);
            }
            outs += 1;
        }
        if let Ok(price) = amount_in(fee, taken, reserve_in, reserve_out) {
            assert!(price > 0);
            if let Some(after) = reserve_in.checked_add(price) {
                assert!(grows(reserve_in, reserve_out, after, reserve_out - taken));
            }
            if let Ok(out) = amount_out(fee, price, reserve_in, reserve_out) {
                assert!(out >= taken, "seed {}", seed);
            }
            ins += 1;
        }
    }
    assert!(outs > 1000 && ins > 300, "{} and {} prices", outs, ins);
}

/// Whether a x b did not become less, in the 256 bits that it may need.
fn grows(a: u128, b: u128, a_after: u128, b_after: u128) -> bool {
    product(a_after, b_after) >= product(a, b)
}

/// The high and the low half.
fn product(a: u128, b: u128) -> (u128, u128) {
    const MASK: u128 = (1 << 64) - 1;
    let (a1, a0, b1, b0) = (a >> 64, a & MASK, b >> 64, b & MASK);
    let (low, cross, other, high) = (a0 * b0, a1 * b0, a0 * b1, a1 * b1);
    let middle = (low >> 64) + (cross & MASK) + (other & MASK);
    (high + (cross >> 64) + (other >> 64) + (middle >> 64), middle << 64 | low & MASK)
}

#[test]
fn refuses_prices_of_nothing_and_of_everything() {
    use ledger::pricing::{amount_in, amount_out, first_shares, mul_div};
    let module = |error| Err(vec![3, 56, error, 0, 0, 0]);
    let told = |price: Result<u128, ledger::DispatchError>| price.map_err(<[u8]>::to_vec);
    assert_eq!(told(amount_out(3, 1, 0, 1)), module(15));
    assert_eq!(told(amount_in(3, 1, 1, 0)), module(15));
    assert_eq!(told(amount_in(3, 5, 5, 5)), module(6));
    assert_eq!(told(amount_in(3, 6, 5, 5)), module(6));
    assert_eq!(told(amount_out(1001, 1, 1, 1)), module(8));
    assert_eq!(told(amount_out(0, u128::MAX, 1, u128::MAX)), module(8), "more than 256 bits");
    assert_eq!(told(amount_in(999, u128::MAX - 1, u128::MAX, u128::MAX)), module(8));
    assert_eq!(told(mul_div(1, 1, 0)), module(8));
    assert_eq!(told(mul_div(u128::MAX, u128::MAX, u128::MAX)), Ok(u128::MAX));
    assert_eq!(told(mul_div(u128::MAX, 2, 1)), module(8));
    assert_eq!(told(first_shares(9, 9, 10)), module(14));
    assert_eq!(told(first_shares(u128::MAX, u128::MAX, 0)), Ok(u128::MAX));
}
