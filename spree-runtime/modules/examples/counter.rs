//! A whole SPREE module in Rust, without a library: it counts the messages it is sent, and says so
//! in an event. `counter.c` beside it does the same, byte for byte.
//!
//! Build (rustc 1.63, libstd-rust-dev-wasm32 and lld 14, Debian bookworm):
//!   rustc --edition 2021 --crate-type cdylib --target wasm32-unknown-unknown \
//!     -C opt-level=s -C panic=abort -C strip=symbols -C target-cpu=mvp \
//!     -C linker-flavor=wasm-ld -C linker=wasm-ld -C link-arg=-zstack-size=4096 \
//!     -C link-arg=--strip-all -o counter-rust.wasm counter.rs

#![no_std]
#![allow(non_snake_case)]

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable() // a trap: the state stays as it was
}

#[link(wasm_import_module = "env")]
extern "C" {
    fn ext_input_read_version_1(buffer_out: u64);
    fn ext_storage_set_version_1(key: u64, value: u64);
    fn ext_storage_read_version_2(key: u64, value_out: u64, offset: u32, partial: u32) -> i64;
    fn ext_hashing_blake2_256_version_2(data: u64, out: *mut u8);
}

const KEY: &[u8] = b"count";

/// The input: Context { sequence u64, time_ms u64, gas_limit u64 }, and what follows it.
static mut INPUT: [u8; 65536] = [0; 65536];

/// Execution { outcome Complete { used Weight { 7, 0 } }, message_id, outbound [], events [one] }.
#[repr(C, packed)]
struct Execution {
    outcome: u8,
    ref_time: u8,
    proof_size: u8,
    message_id: [u8; 32],
    outbound_count: u8,
    events_count: u8,
    topic: [u8; 32],
    data_length: u8,
    count: [u8; 4],
}

static mut ANSWER: Execution = Execution {
    outcome: 0,
    ref_time: 7 << 2,
    proof_size: 0,
    message_id: [0; 32],
    outbound_count: 0,
    events_count: 1 << 2,
    topic: [0; 32],
    data_length: 4 << 2,
    count: [0; 4],
};

/// Pointer in the low half, length in the high half.
fn span(start: *const u8, length: usize) -> u64 {
    (length as u64) << 32 | start as u32 as u64
}

fn bytes(of: &[u8]) -> u64 {
    span(of.as_ptr(), of.len())
}

fn count(length: u32) -> u64 {
    // A module runs on one thread, and the host writes no more than it is told of.
    unsafe {
        ext_input_read_version_1(bytes(&INPUT)); // traps if the input is longer
        let mut value = [0; 4];
        if ext_storage_read_version_2(bytes(KEY), bytes(&mut value), 0, 0) != 4 {
            core::arch::wasm32::unreachable();
        }
        ANSWER.count = u32::from_le_bytes(value).wrapping_add(1).to_le_bytes();
        ext_storage_set_version_1(bytes(KEY), bytes(&ANSWER.count));
        ext_hashing_blake2_256_version_2(
            span(INPUT.as_ptr(), length as usize),
            ANSWER.message_id.as_mut_ptr(),
        );
        ext_hashing_blake2_256_version_2(bytes(KEY), ANSWER.topic.as_mut_ptr());
        span(core::ptr::addr_of!(ANSWER).cast(), core::mem::size_of::<Execution>())
    }
}

/// Version { abi 1, name "counter", version 1, features 0 }.
#[no_mangle]
pub extern "C" fn SpreeModule_version(_length: u32) -> u64 {
    bytes(b"\x01\x00\x1ccounter\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
}

/// Ok(()).
#[no_mangle]
pub extern "C" fn SpreeModule_genesis(_length: u32) -> u64 {
    unsafe { ext_storage_set_version_1(bytes(KEY), bytes(&[0; 4])) };
    bytes(&[0])
}

#[no_mangle]
pub extern "C" fn SpreeModule_apply_message(length: u32) -> u64 {
    count(length)
}

#[no_mangle]
pub extern "C" fn SpreeModule_call(length: u32) -> u64 {
    count(length)
}
