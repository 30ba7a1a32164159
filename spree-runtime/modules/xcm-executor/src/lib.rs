//! The standard SPREE module: an XCM executor over a multi-asset ledger.
//!
//! `SpreeModule_version`, `SpreeModule_genesis`, `SpreeModule_apply_message` and `SpreeModule_call`,
//! each from SCALE to SCALE, and the questions of [`runtime_api`]. Events are those of
//! `xcvm::event`, storage is laid out as in `ledger`, and what differs between instances is the
//! profile, `xcvm::config`.
//!
//! A message enters as at a chain's message queue (XCM.md 12.8): every limit of decoding, no weight
//! limit, no credit, and the Blake2b-256 of its bytes as id. Versions 3 and 4 are converted to 5. Bytes
//! that do not decode have the outcome `Error { 0, FailedToDecode }`; a program that version 5 cannot
//! express has `Error { 0, UnhandledXcmVersion }`.

#[cfg(target_arch = "wasm32")]
mod exports;
pub mod host_call;
pub mod message;
pub mod runtime_api;
mod topics;
pub mod version;

use ledger::store::Store;
use message::Genesis;
use scale::{Bytes, Codec, Limits, Wire};

/// Runs genesis; the result is `Result<(), Vec<u8>>`.
pub fn genesis<S: Store>(store: &mut S, input: &[u8]) -> Vec<u8> {
    let result = match Genesis::decode_all(input, Limits::TRUSTED) {
        Ok(genesis) => ledger::genesis::genesis(store, &genesis.universal, &genesis.profile),
        Err(_) => Err(b"genesis input does not decode".to_vec()),
    };
    match result {
        Ok(()) => vec![0],
        Err(reason) => {
            let mut out = vec![1];
            Bytes::encode(&reason, &mut out);
            out
        }
    }
}

/// Runs one message; the result is an `Execution`.
///
/// # Panics
///
/// If the host breaks the ABI: undecodable input, or an instance without genesis.
pub fn apply_message<S: Store>(store: &mut S, input: &[u8]) -> Vec<u8> {
    message::apply(store, input).encoded()
}

/// Runs one call of the host chain; the result is an `Execution`.
///
/// # Panics
///
/// If the host breaks the ABI: undecodable input, or an instance without genesis.
pub fn call<S: Store>(store: &mut S, input: &[u8]) -> Vec<u8> {
    host_call::call(store, input).encoded()
}
