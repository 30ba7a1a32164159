//! The functions of the Polkadot Host API that this module uses, in their allocator-free form.

#[link(wasm_import_module = "env")]
extern "C" {
    pub fn ext_input_read_version_1(buffer_out: u64);

    pub fn ext_storage_set_version_1(key: u64, value: u64);

    /// The value's length, or -1 if there is none.
    pub fn ext_storage_read_version_2(
        key: u64,
        value_out: u64,
        value_offset: u32,
        allow_partial: u32,
    ) -> i64;

    pub fn ext_storage_clear_version_1(key: u64);

    pub fn ext_storage_start_transaction_version_1();

    pub fn ext_storage_rollback_transaction_version_1();

    pub fn ext_storage_commit_transaction_version_1();

    pub fn ext_hashing_blake2_128_version_2(data: u64, out: u32);

    pub fn ext_hashing_blake2_256_version_2(data: u64, out: u32);
}
