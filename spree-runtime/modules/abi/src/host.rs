use crate::{imports, pointer_size};
use ledger::store::Store;

/// Values up to this length are read with one call.
const FIRST_READ_BYTES: usize = 4096;

/// Storage and hashing of the host.
pub struct Host {
    first_read: Vec<u8>,
}

impl Host {
    pub fn new() -> Self {
        Host { first_read: vec![0; FIRST_READ_BYTES] }
    }
}

impl Store for Host {
    fn get(&mut self, key: &[u8]) -> Option<Vec<u8>> {
        let key = pointer_size(key);
        let out = pointer_size(&self.first_read);
        let length = unsafe { imports::ext_storage_read_version_2(key, out, 0, 0) };
        let length = usize::try_from(length).ok()?;
        if length <= FIRST_READ_BYTES {
            return Some(self.first_read[..length].to_vec());
        }
        let value = vec![0; length];
        unsafe { imports::ext_storage_read_version_2(key, pointer_size(&value), 0, 0) };
        Some(value)
    }

    fn set(&mut self, key: &[u8], value: &[u8]) {
        unsafe { imports::ext_storage_set_version_1(pointer_size(key), pointer_size(value)) }
    }

    fn clear(&mut self, key: &[u8]) {
        unsafe { imports::ext_storage_clear_version_1(pointer_size(key)) }
    }

    fn begin(&mut self) {
        unsafe { imports::ext_storage_start_transaction_version_1() }
    }

    fn commit(&mut self) {
        unsafe { imports::ext_storage_commit_transaction_version_1() }
    }

    fn rollback(&mut self) {
        unsafe { imports::ext_storage_rollback_transaction_version_1() }
    }

    fn blake2_128(&self, data: &[u8]) -> [u8; 16] {
        let mut digest = [0; 16];
        let out = digest.as_mut_ptr() as u32;
        unsafe { imports::ext_hashing_blake2_128_version_2(pointer_size(data), out) };
        digest
    }

    fn blake2_256(&self, data: &[u8]) -> [u8; 32] {
        let mut digest = [0; 32];
        let out = digest.as_mut_ptr() as u32;
        unsafe { imports::ext_hashing_blake2_256_version_2(pointer_size(data), out) };
        digest
    }
}
