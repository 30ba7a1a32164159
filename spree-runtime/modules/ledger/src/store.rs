//! Storage and hashing, as the host offers them.

use alloc::vec::Vec;

pub trait Store {
    fn get(&mut self, key: &[u8]) -> Option<Vec<u8>>;

    fn set(&mut self, key: &[u8], value: &[u8]);

    fn clear(&mut self, key: &[u8]);

    /// Opens a transaction inside the innermost open one.
    fn begin(&mut self);

    fn commit(&mut self);

    fn rollback(&mut self);

    fn blake2_128(&self, data: &[u8]) -> [u8; 16];

    fn blake2_256(&self, data: &[u8]) -> [u8; 32];
}
