//! The codec of the standard module behind an entry point of its own: what it makes of any bytes
//! can be seen through the sandbox, without the standard module offering that to everyone.

#![allow(non_snake_case)] // the name is one of the ABI's form

use xcm::versioned::{decode_program, encode, Refused};

/// The bytes are no versioned program within the limits of the message queue.
pub const MALFORMED: u8 = 1;
/// They are one that version 5 cannot express.
pub const INCONVERTIBLE: u8 = 2;
/// The version asked for cannot express it.
pub const INEXPRESSIBLE: u8 = 3;

/// Converts a versioned program. The first byte of `input` is the version to convert it to, the rest
/// is the program. The answer is 0 and the converted program with its version, or one of the above.
pub fn convert(input: &[u8]) -> Vec<u8> {
    let (version, message) = match input.split_first() {
        Some(parts) => parts,
        None => return vec![MALFORMED],
    };
    match decode_program(message) {
        Err(Refused::Malformed) => vec![MALFORMED],
        Err(Refused::Inconvertible) => vec![INCONVERTIBLE],
        Ok(program) => match encode(&program, *version) {
            Some(converted) => [vec![0], converted].concat(),
            None => vec![INEXPRESSIBLE],
        },
    }
}

#[cfg(target_arch = "wasm32")]
#[no_mangle]
pub extern "C" fn XcmCodecProbe_convert(length: u32) -> u64 {
    abi::output(convert(&abi::input(length)))
}
