//! Entry points. Each takes the length of its input and returns where its output is.

#![allow(non_snake_case)] // the names are those of the ABI

use crate::runtime_api;
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

#[no_mangle]
pub extern "C" fn SpreeModule_call(length: u32) -> u64 {
    output(crate::call(&mut Host::new(), &input(length)))
}

#[no_mangle]
pub extern "C" fn DryRunApi_dry_run_xcm(length: u32) -> u64 {
    output(runtime_api::dry_run_xcm(&mut Host::new(), &input(length)))
}

#[no_mangle]
pub extern "C" fn LocationToAccountApi_convert_location(length: u32) -> u64 {
    output(runtime_api::convert_location(&mut Host::new(), &input(length)))
}

#[no_mangle]
pub extern "C" fn XcmPaymentApi_query_acceptable_payment_assets(length: u32) -> u64 {
    output(runtime_api::acceptable_payment_assets(&mut Host::new(), &input(length)))
}

#[no_mangle]
pub extern "C" fn XcmPaymentApi_query_weight_to_asset_fee(length: u32) -> u64 {
    output(runtime_api::weight_to_asset_fee(&mut Host::new(), &input(length)))
}

#[no_mangle]
pub extern "C" fn XcmPaymentApi_query_xcm_weight(length: u32) -> u64 {
    output(runtime_api::xcm_weight(&mut Host::new(), &input(length)))
}

#[no_mangle]
pub extern "C" fn XcmPaymentApi_query_delivery_fees(length: u32) -> u64 {
    output(runtime_api::delivery_fees(&mut Host::new(), &input(length)))
}
