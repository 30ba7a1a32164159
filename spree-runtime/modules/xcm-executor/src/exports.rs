//! Entry points. Each takes the length of its input and returns where its output is.

#![allow(non_snake_case)] // the names are those of the ABI

use abi::{input, output, Host};

#[no_mangle]
pub extern "C" fn SpreeModule_version(_length: u32) -> u64 {
    output(crate::version::version())
}

#[no_mangle]
pub extern "C" fn SpreeModule_genesis(length: u32) -> u64 {
    output(crate::genesis(&mut Host::new(), &input(length)))
}

#[no_mangle]
pub extern "C" fn SpreeModule_apply_message(length: u32) -> u64 {
    output(crate::apply_message(&mut Host::new(), &input(length)))
}
