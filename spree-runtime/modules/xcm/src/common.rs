//! Types that are the same in every version.

use alloc::vec::Vec;
use core::cmp::min;
use scale::{wire_enum, wire_struct, Bytes, BytesMax, Compact};

wire_struct! {
    /// Computation time in picoseconds and proof size in bytes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
    pub struct Weight {
        ref_time: u64 as Compact,
        proof_size: u64 as Compact,
    }
}

impl Weight {
    pub const ZERO: Weight = Weight::new(0, 0);
    pub const MAX: Weight = Weight::new(u64::MAX, u64::MAX);

    pub const fn new(ref_time: u64, proof_size: u64) -> Self {
        Weight { ref_time, proof_size }
    }

    pub fn checked_add(self, other: Weight) -> Option<Weight> {
        Some(Weight::new(
            self.ref_time.checked_add(other.ref_time)?,
            self.proof_size.checked_add(other.proof_size)?,
        ))
    }

    pub fn saturating_add(self, other: Weight) -> Weight {
        Weight::new(
            self.ref_time.saturating_add(other.ref_time),
            self.proof_size.saturating_add(other.proof_size),
        )
    }

    pub fn saturating_sub(self, other: Weight) -> Weight {
        Weight::new(
            self.ref_time.saturating_sub(other.ref_time),
            self.proof_size.saturating_sub(other.proof_size),
        )
    }

    pub fn saturating_mul(self, times: u64) -> Weight {
        Weight::new(self.ref_time.saturating_mul(times), self.proof_size.saturating_mul(times))
    }

    pub fn min(self, other: Weight) -> Weight {
        Weight::new(min(self.ref_time, other.ref_time), min(self.proof_size, other.proof_size))
    }

    pub fn any_gt(self, other: Weight) -> bool {
        self.ref_time > other.ref_time || self.proof_size > other.proof_size
    }

    pub fn all_gte(self, other: Weight) -> bool {
        self.ref_time >= other.ref_time && self.proof_size >= other.proof_size
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum WeightLimit {
        0 = Unlimited,
        1 = Limited(weight: Weight),
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum OriginKind {
        0 = Native,
        1 = SovereignAccount,
        2 = Superuser,
        3 = Xcm,
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum BodyId {
        0 = Unit,
        1 = Moniker(moniker: [u8; 4]),
        2 = Index(index: u32 as Compact),
        3 = Executive,
        4 = Technical,
        5 = Legislative,
        6 = Judicial,
        7 = Defense,
        8 = Administration,
        9 = Treasury,
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum BodyPart {
        0 = Voice,
        1 = Members { count: u32 as Compact },
        2 = Fraction { nom: u32 as Compact, denom: u32 as Compact },
        3 = AtLeastProportion { nom: u32 as Compact, denom: u32 as Compact },
        4 = MoreThanProportion { nom: u32 as Compact, denom: u32 as Compact },
    }
}

wire_enum! {
    /// Which item of a non-fungible class.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum AssetInstance {
        0 = Undefined,
        1 = Index(index: u128 as Compact),
        2 = Array4(bytes: [u8; 4]),
        3 = Array8(bytes: [u8; 8]),
        4 = Array16(bytes: [u8; 16]),
        5 = Array32(bytes: [u8; 32]),
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum WildFungibility {
        0 = Fungible,
        1 = NonFungible,
    }
}

wire_enum! {
    /// How the last dispatched call ended; an error is the SCALE of the dispatch error.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum MaybeErrorCode {
        0 = Success,
        1 = Error(error: Vec<u8> as BytesMax<128>),
        2 = TruncatedError(error: Vec<u8> as BytesMax<128>),
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PalletInfo {
        index: u32 as Compact,
        name: Vec<u8> as BytesMax<48>,
        module_name: Vec<u8> as BytesMax<48>,
        major: u32 as Compact,
        minor: u32 as Compact,
        patch: u32 as Compact,
    }
}

wire_struct! {
    /// The operand of `ExpectPallet`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PalletExpectation {
        index: u32 as Compact,
        name: Vec<u8> as Bytes,
        module_name: Vec<u8> as Bytes,
        crate_major: u32 as Compact,
        min_crate_minor: u32 as Compact,
    }
}
