//! The arithmetic of constant-product pools, as pallet-asset-conversion has it: whatever does not
//! divide stays in the pool.

use crate::refusal::{DispatchError, AMOUNT_OUT_TOO_HIGH, INSUFFICIENT_LIQUIDITY_MINTED};
use crate::refusal::{OVERFLOW, ZERO_LIQUIDITY};
use crate::wide::U256;

const PER_MILLE: u128 = 1000;

/// How much of the one comes out if exactly `given` of the other goes in.
pub fn amount_out(
    fee_per_mille: u32,
    given: u128,
    reserve_in: u128,
    reserve_out: u128,
) -> Result<u128, DispatchError> {
    ensure_liquid(reserve_in, reserve_out)?;
    let working = U256::product(given, traded(fee_per_mille)?);
    let numerator = working.checked_mul(reserve_out).ok_or(OVERFLOW)?;
    let denominator =
        U256::product(reserve_in, PER_MILLE).checked_add(working).ok_or(OVERFLOW)?;
    numerator.checked_div(denominator).and_then(U256::narrow).ok_or(OVERFLOW)
}

/// How much of the one has to go in for exactly `taken` of the other: one more than the quotient,
/// whether or not it divides.
pub fn amount_in(
    fee_per_mille: u32,
    taken: u128,
    reserve_in: u128,
    reserve_out: u128,
) -> Result<u128, DispatchError> {
    ensure_liquid(reserve_in, reserve_out)?;
    let left = match reserve_out.checked_sub(taken) {
        None | Some(0) => return Err(AMOUNT_OUT_TOO_HIGH),
        Some(left) => left,
    };
    let numerator = U256::product(reserve_in, taken).checked_mul(PER_MILLE).ok_or(OVERFLOW)?;
    let denominator = U256::product(left, traded(fee_per_mille)?);
    let quotient = numerator.checked_div(denominator).and_then(U256::narrow).ok_or(OVERFLOW)?;
    quotient.checked_add(1).ok_or(OVERFLOW)
}

/// a x b / c, rounded down.
pub fn mul_div(a: u128, b: u128, c: u128) -> Result<u128, DispatchError> {
    let quotient = U256::product(a, b).checked_div(U256::from(c));
    quotient.and_then(U256::narrow).ok_or(OVERFLOW)
}

/// Shares for the first liquidity of a pool, less those that the pool keeps.
pub fn first_shares(first: u128, second: u128, kept: u128) -> Result<u128, DispatchError> {
    U256::product(first, second).sqrt().checked_sub(kept).ok_or(INSUFFICIENT_LIQUIDITY_MINTED)
}

fn ensure_liquid(reserve_in: u128, reserve_out: u128) -> Result<(), DispatchError> {
    if reserve_in == 0 || reserve_out == 0 {
        Err(ZERO_LIQUIDITY)
    } else {
        Ok(())
    }
}

/// Thousandths of what is given that are traded.
fn traded(fee_per_mille: u32) -> Result<u128, DispatchError> {
    PER_MILLE.checked_sub(u128::from(fee_per_mille)).ok_or(OVERFLOW)
}
