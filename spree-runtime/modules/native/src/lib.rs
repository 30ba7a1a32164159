//! An in-memory host, for tests on the build machine only: a sorted map with nested transactions,
//! and the two hash functions that the ledger asks for, after RFC 7693 and the xxHash
//! specification.

mod blake2b;
mod twox;

pub use twox::twox_128;

use ledger::store::Store;
use std::collections::BTreeMap;

/// Key-values, and what they were when each open transaction began.
#[derive(Default)]
pub struct Memory {
    pub values: BTreeMap<Vec<u8>, Vec<u8>>,
    saved: Vec<BTreeMap<Vec<u8>, Vec<u8>>>,
}

impl Memory {
    pub fn open_transactions(&self) -> usize {
        self.saved.len()
    }
}

impl Store for Memory {
    fn get(&mut self, key: &[u8]) -> Option<Vec<u8>> {
        self.values.get(key).cloned()
    }

    fn set(&mut self, key: &[u8], value: &[u8]) {
        self.values.insert(key.to_vec(), value.to_vec());
    }

    fn clear(&mut self, key: &[u8]) {
        self.values.remove(key);
    }

    fn begin(&mut self) {
        self.saved.push(self.values.clone());
    }

    fn commit(&mut self) {
        self.saved.pop().expect("a transaction is open");
    }

    fn rollback(&mut self) {
        self.values = self.saved.pop().expect("a transaction is open");
    }

    fn blake2_128(&self, data: &[u8]) -> [u8; 16] {
        blake2b::hash(data)
    }

    fn blake2_256(&self, data: &[u8]) -> [u8; 32] {
        blake2b::hash(data)
    }
}
