//! Unsigned numbers of 256 bits: what the product of two amounts needs.

use core::cmp::Ordering;

/// `high` x 2^128 + `low`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct U256 {
    high: u128,
    low: u128,
}

const HALF_BITS: u32 = 64;
const HALF: u128 = (1 << HALF_BITS) - 1;

impl From<u128> for U256 {
    fn from(low: u128) -> Self {
        U256 { high: 0, low }
    }
}

impl U256 {
    pub const ZERO: U256 = U256 { high: 0, low: 0 };

    /// The product, which always fits.
    pub fn product(a: u128, b: u128) -> U256 {
        let (a_high, a_low) = (a >> HALF_BITS, a & HALF);
        let (b_high, b_low) = (b >> HALF_BITS, b & HALF);
        let low = a_low * b_low;
        // A product of halves has room for two more halves in 128 bits.
        let middle = a_high * b_low + (low >> HALF_BITS);
        let other = a_low * b_high + (middle & HALF);
        U256 {
            high: a_high * b_high + (middle >> HALF_BITS) + (other >> HALF_BITS),
            low: other << HALF_BITS | low & HALF,
        }
    }

    pub fn checked_mul(self, by: u128) -> Option<U256> {
        let low = U256::product(self.low, by);
        let high = self.high.checked_mul(by)?;
        Some(U256 { high: low.high.checked_add(high)?, low: low.low })
    }

    pub fn checked_add(self, other: U256) -> Option<U256> {
        let (low, carry) = self.low.overflowing_add(other.low);
        let high = self.high.checked_add(other.high)?.checked_add(u128::from(carry))?;
        Some(U256 { high, low })
    }

    /// Rounded down; nothing for a division by zero.
    pub fn checked_div(self, by: U256) -> Option<U256> {
        if by == U256::ZERO {
            return None;
        }
        if self.high == 0 && by.high == 0 {
            return Some(U256::from(self.low / by.low));
        }
        let (mut quotient, mut rest) = (U256::ZERO, U256::ZERO);
        for bit in (0..256 - self.leading_zeros()).rev() {
            // The rest is less than the divisor: what is shifted out makes it greater for certain.
            let overflows = rest.high >> 127 == 1;
            rest = rest.doubled(self.bit(bit));
            quotient = quotient.doubled(0);
            if overflows || rest >= by {
                rest = rest.wrapping_sub(by);
                quotient.low |= 1;
            }
        }
        Some(quotient)
    }

    /// Rounded down.
    pub fn sqrt(self) -> u128 {
        let mut root = 0;
        for bit in (0..128).rev() {
            let candidate = root | 1 << bit;
            if U256::product(candidate, candidate).cmp(&self) != Ordering::Greater {
                root = candidate;
            }
        }
        root
    }

    /// The number if it fits in 128 bits.
    pub fn narrow(self) -> Option<u128> {
        if self.high == 0 {
            Some(self.low)
        } else {
            None
        }
    }

    fn leading_zeros(self) -> u32 {
        if self.high == 0 {
            128 + self.low.leading_zeros()
        } else {
            self.high.leading_zeros()
        }
    }

    fn bit(self, at: u32) -> u128 {
        if at < 128 {
            self.low >> at & 1
        } else {
            self.high >> (at - 128) & 1
        }
    }

    /// Shifted left by one; the topmost bit is lost.
    fn doubled(self, lowest: u128) -> U256 {
        U256 { high: self.high << 1 | self.low >> 127, low: self.low << 1 | lowest }
    }

    fn wrapping_sub(self, other: U256) -> U256 {
        let (low, borrow) = self.low.overflowing_sub(other.low);
        U256 {
            high: self.high.wrapping_sub(other.high).wrapping_sub(u128::from(borrow)),
            low,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::U256;

    const MAX: u128 = u128::MAX;

    /// SplitMix64: one seed, one sequence.
    struct Seeded(u64);

    impl Seeded {
        fn word(&mut self) -> u64 {
            self.0 = self.0.wrapping_add(0x9e3779b97f4a7c15);
            let mut z = self.0;
            z = (z ^ z >> 30).wrapping_mul(0xbf58476d1ce4e5b9);
            z = (z ^ z >> 27).wrapping_mul(0x94d049bb133111eb);
            z ^ z >> 31
        }

        /// Of any length in bits.
        fn amount(&mut self) -> u128 {
            let bits = u128::from(self.word()) << 64 | u128::from(self.word());
            bits >> (self.word() % 128)
        }
    }

    #[test]
    fn multiplies_to_the_last_bit() {
        // (2^128 - 1)^2 = 2^256 - 2^129 + 1
        assert_eq!(U256::product(MAX, MAX), U256 { high: MAX - 1, low: 1 });
        assert_eq!(U256::product(MAX, 2), U256 { high: 1, low: MAX - 1 });
        assert_eq!(U256::product(1 << 64, 1 << 64), U256 { high: 1, low: 0 });
        assert_eq!(U256::product(0, MAX), U256::ZERO);
    }

    #[test]
    fn refuses_what_does_not_fit() {
        let largest = U256 { high: MAX, low: MAX };
        assert_eq!(largest.checked_add(U256::from(1)), None);
        assert_eq!(largest.checked_mul(2), None);
        assert_eq!(largest.checked_mul(1), Some(largest));
        assert_eq!(U256 { high: 1, low: 0 }.checked_mul(MAX), Some(U256 { high: MAX, low: 0 }));
        assert_eq!(U256 { high: 1, low: 2 }.checked_mul(MAX), None);
        assert_eq!(largest.checked_div(U256::ZERO), None);
        assert_eq!(largest.narrow(), None);
    }

    #[test]
    fn divides_back_what_it_multiplied() {
        for seed in 0..500 {
            let mut seeded = Seeded(seed);
            let (a, b, rest) = (seeded.amount(), seeded.amount() | 1, seeded.amount());
            let rest = rest % b;
            let sum = U256::product(a, b).checked_add(U256::from(rest)).unwrap();
            assert_eq!(sum.checked_div(U256::from(b)), Some(U256::from(a)), "seed {}", seed);
            // Divisors of more than 128 bits: n / (n / a + 1) is less than a for a > 0.
            let wide = U256 { high: seeded.amount(), low: seeded.amount() };
            assert_eq!(wide.checked_div(wide.checked_add(U256::from(1)).unwrap()), Some(U256::ZERO));
            if wide != U256::ZERO {
                assert_eq!(wide.checked_div(wide), Some(U256::from(1)), "seed {}", seed);
                assert_eq!(wide.checked_div(U256::from(1)), Some(wide), "seed {}", seed);
            }
        }
    }

    #[test]
    fn divides_by_wide_numbers() {
        for seed in 0..500 {
            let mut seeded = Seeded(seed);
            let small = u128::from(seeded.word() >> 32) + 1;
            let divisor = U256 { high: seeded.amount() >> 40 | 1, low: seeded.amount() };
            let number = divisor.checked_mul(small).unwrap();
            assert_eq!(number.checked_div(divisor), Some(U256::from(small)), "seed {}", seed);
            let less = number.wrapping_sub(U256::from(1));
            assert_eq!(less.checked_div(divisor), Some(U256::from(small - 1)), "seed {}", seed);
        }
    }

    #[test]
    fn takes_roots_rounded_down() {
        assert_eq!(U256 { high: MAX, low: MAX }.sqrt(), MAX);
        for seed in 0..200 {
            let root = Seeded(seed).amount();
            let square = U256::product(root, root);
            assert_eq!(square.sqrt(), root, "seed {}", seed);
            if root > 1 {
                assert_eq!(square.wrapping_sub(U256::from(1)).sqrt(), root - 1, "seed {}", seed);
                assert_eq!(square.checked_add(U256::from(1)).unwrap().sqrt(), root);
            }
        }
    }
}
