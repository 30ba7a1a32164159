//! SCALE, accepting the one canonical encoding of each value.
//!
//! [`Input`] carries the two limits that decoding a whole XCM message is subject to (nesting depth
//! and the number of instructions) and the version the message is in, so that they hold however deep
//! a codec nests.

#![cfg_attr(not(test), no_std)]
extern crate alloc;

mod compact;
mod input;
mod lazy;
mod macros;
mod primitives;

pub use alloc::{boxed::Box, vec::Vec};
pub use compact::Compact;
pub use input::{Input, Limits, Malformed, LATEST};
pub use lazy::{Lazy, LazyList};
pub use primitives::{Bytes, BytesMax, List, ListMax, Plain, Skipped};

/// Bytes set aside for an encoding: a location, an asset, an amount.
const ENCODED_BYTES: usize = 64;

/// A type with one SCALE encoding.
pub trait Wire: Sized {
    fn encode(&self, out: &mut Vec<u8>);

    fn decode(input: &mut Input) -> Result<Self, Malformed>;

    /// The encoding as a new vector, which most values fit before it grows.
    fn encoded(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(ENCODED_BYTES);
        self.encode(&mut out);
        out
    }

    /// Decodes all of `bytes`; bytes left over are an error.
    fn decode_all(bytes: &[u8], limits: Limits) -> Result<Self, Malformed> {
        let mut input = Input::new(bytes, limits);
        let value = Self::decode(&mut input)?;
        input.end()?;
        Ok(value)
    }
}

/// A way to write a `T` that is not the type's own, such as a compact integer.
pub trait Codec<T> {
    fn encode(value: &T, out: &mut Vec<u8>);

    fn decode(input: &mut Input) -> Result<T, Malformed>;
}

/// A type that is kept in storage in another form than on the wire: one that is faster to take up.
pub trait Stored: Sized {
    fn store(&self, out: &mut Vec<u8>);

    fn load(input: &mut Input) -> Result<Self, Malformed>;
}
