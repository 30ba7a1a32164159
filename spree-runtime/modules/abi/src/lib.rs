//! The module's side of the ABI: host imports, input and output of entry points, the allocator.
//!
//! Exists for wasm32 alone; on other targets the crate is empty, and tests use an in-memory host.

#![cfg(target_arch = "wasm32")]

mod allocator;
mod host;
mod imports;

pub use host::Host;

/// The input of an entry point, `length` bytes long.
pub fn input(length: u32) -> Vec<u8> {
    let mut bytes = vec![0; length as usize];
    unsafe { imports::ext_input_read_version_1(pointer_size(&mut bytes)) };
    bytes
}

/// The result of an entry point. The bytes live as long as the instance.
pub fn output(bytes: Vec<u8>) -> u64 {
    pointer_size(Box::leak(bytes.into_boxed_slice()))
}

/// Pointer in the low half, length in the high half.
fn pointer_size(bytes: &[u8]) -> u64 {
    (bytes.len() as u64) << 32 | u64::from(bytes.as_ptr() as u32)
}
