//! Storage keys. The prefixes are constants so that no hash is computed for them; a test of the
//! final module checks them against their names.

use crate::store::Store;
use alloc::vec::Vec;
use scale::{Bytes, Codec, Wire};
use xcm::{AssetInstance, Location};

type Prefix = [u8; 16];

/// (name, twox_128 of it)
pub const NAMES: [(&str, Prefix); 19] = [
    ("XcmExecutor", XCM_EXECUTOR),
    ("Ledger", LEDGER),
    ("Configuration", CONFIGURATION),
    ("AssetTraps", ASSET_TRAPS),
    ("AssetTrapList", ASSET_TRAP_LIST),
    ("Balances", BALANCES),
    ("Issuance", ISSUANCE),
    ("Items", ITEMS),
    ("Queries", QUERIES),
    ("QueryCounter", QUERY_COUNTER),
    ("Subscriptions", SUBSCRIPTIONS),
    ("ExchangePot", EXCHANGE_POT),
    ("Locks", LOCKS),
    ("Unlockables", UNLOCKABLES),
    ("Accounts", ACCOUNTS),
    ("ItemCounts", ITEM_COUNTS),
    ("OwnedItems", OWNED_ITEMS),
    ("Pools", POOLS),
    ("PoolCount", POOL_COUNT),
];

const XCM_EXECUTOR: Prefix = 0x09947b95cad635371682ed6f8fb3da3c_u128.to_be_bytes();
const LEDGER: Prefix = 0x422adb579f1dbf4f3886c5cfa3bb8cc4_u128.to_be_bytes();
const CONFIGURATION: Prefix = 0x06de3d8a54d27e44a9d5ce189618f22d_u128.to_be_bytes();
const ASSET_TRAPS: Prefix = 0xd499693d59a5a8e17fe4824942a77f46_u128.to_be_bytes();
const ASSET_TRAP_LIST: Prefix = 0xe72be48a4cb0972e8d92c0211abdfa99_u128.to_be_bytes();
const BALANCES: Prefix = 0xc2261276cc9d1f8598ea4b6a74b15c2f_u128.to_be_bytes();
const ISSUANCE: Prefix = 0x0421f6638a5e40c7df5276c1e5d669cc_u128.to_be_bytes();
const ITEMS: Prefix = 0x778864718b26621b3bb0d5f62124f657_u128.to_be_bytes();
const QUERIES: Prefix = 0x7a5ad396bc2564b37426d15eb837c250_u128.to_be_bytes();
const QUERY_COUNTER: Prefix = 0x82108f7b0ed56319a6fe5001d542b7a5_u128.to_be_bytes();
const SUBSCRIPTIONS: Prefix = 0x3121793901870e7a4281341f0f29af2f_u128.to_be_bytes();
const EXCHANGE_POT: Prefix = 0x8bbb1a6df954b71b85e82b66c6a5ab88_u128.to_be_bytes();
const LOCKS: Prefix = 0x218f26c73add634897550b4003b26bc6_u128.to_be_bytes();
const UNLOCKABLES: Prefix = 0x878108bab1cd30645a9057a9cfd22e47_u128.to_be_bytes();
const ACCOUNTS: Prefix = 0x8ee7418a6531173d60d1f6a82d8f4d51_u128.to_be_bytes();
const ITEM_COUNTS: Prefix = 0xf2fe72e96cf24a529fc2fdc9a39742e3_u128.to_be_bytes();
const OWNED_ITEMS: Prefix = 0xdee8774b9db875277815d523b4d224db_u128.to_be_bytes();
const POOLS: Prefix = 0x4c72016d74b63ae83d79b02efdb5528e_u128.to_be_bytes();
const POOL_COUNT: Prefix = 0xe6a0f1f3d55c5dd789d90bb7accd9ee4_u128.to_be_bytes();

fn prefix(pallet: Prefix, item: Prefix) -> Vec<u8> {
    let mut key = Vec::with_capacity(160);
    key.extend_from_slice(&pallet);
    key.extend_from_slice(&item);
    key
}

fn push_hashed<S: Store>(key: &mut Vec<u8>, store: &S, part: &[u8]) {
    key.extend_from_slice(&store.blake2_128(part));
    key.extend_from_slice(part);
}

/// The well-known key, no hash of anything, where the environment looks for the gas of routed
/// messages (u64, little endian).
pub const ROUTED_GAS_LIMIT: &[u8] = b":routed_gas_limit";

pub fn configuration_key() -> Vec<u8> {
    prefix(XCM_EXECUTOR, CONFIGURATION)
}

pub fn trap_list_key() -> Vec<u8> {
    prefix(XCM_EXECUTOR, ASSET_TRAP_LIST)
}

pub fn trap_key<S: Store>(store: &S, hash: &[u8; 32]) -> Vec<u8> {
    let mut key = prefix(XCM_EXECUTOR, ASSET_TRAPS);
    push_hashed(&mut key, store, hash);
    key
}

pub fn balance_key<S: Store>(store: &S, asset: &Location, account: &[u8]) -> Vec<u8> {
    let mut key = prefix(LEDGER, BALANCES);
    push_hashed(&mut key, store, &asset.encoded());
    push_hashed(&mut key, store, account);
    key
}

pub fn issuance_key<S: Store>(store: &S, asset: &Location) -> Vec<u8> {
    let mut key = prefix(LEDGER, ISSUANCE);
    push_hashed(&mut key, store, &asset.encoded());
    key
}

pub fn item_key<S: Store>(store: &S, asset: &Location, instance: &AssetInstance) -> Vec<u8> {
    let mut key = prefix(LEDGER, ITEMS);
    push_hashed(&mut key, store, &asset.encoded());
    push_hashed(&mut key, store, &instance.encoded());
    key
}

pub fn query_key<S: Store>(store: &S, id: u64) -> Vec<u8> {
    let mut key = prefix(XCM_EXECUTOR, QUERIES);
    push_hashed(&mut key, store, &id.encoded());
    key
}

pub fn query_counter_key() -> Vec<u8> {
    prefix(XCM_EXECUTOR, QUERY_COUNTER)
}

pub fn subscription_key<S: Store>(store: &S, who: &Location) -> Vec<u8> {
    let mut key = prefix(XCM_EXECUTOR, SUBSCRIPTIONS);
    push_hashed(&mut key, store, &who.encoded());
    key
}

pub fn pot_key() -> Vec<u8> {
    prefix(XCM_EXECUTOR, EXCHANGE_POT)
}

pub fn lock_key<S: Store>(store: &S, asset: &Location, account: &[u8]) -> Vec<u8> {
    let mut key = prefix(LEDGER, LOCKS);
    push_hashed(&mut key, store, &asset.encoded());
    push_hashed(&mut key, store, account);
    key
}

pub fn note_key<S: Store>(store: &S, asset: &Location, owner: &Location) -> Vec<u8> {
    let mut key = prefix(LEDGER, UNLOCKABLES);
    push_hashed(&mut key, store, &asset.encoded());
    push_hashed(&mut key, store, &owner.encoded());
    key
}

pub fn account_key<S: Store>(store: &S, account: &[u8]) -> Vec<u8> {
    let mut key = prefix(LEDGER, ACCOUNTS);
    push_hashed(&mut key, store, account);
    key
}

pub fn item_count_key<S: Store>(store: &S, class: &Location) -> Vec<u8> {
    let mut key = prefix(LEDGER, ITEM_COUNTS);
    push_hashed(&mut key, store, &class.encoded());
    key
}

/// The account is a vector of bytes here: it does not stand last.
pub fn owned_item_key<S: Store>(
    store: &S,
    account: &[u8],
    class: &Location,
    instance: &AssetInstance,
) -> Vec<u8> {
    let mut owner = Vec::with_capacity(account.len() + 1);
    Bytes::encode(&account.to_vec(), &mut owner);
    let mut key = prefix(LEDGER, OWNED_ITEMS);
    push_hashed(&mut key, store, &owner);
    push_hashed(&mut key, store, &class.encoded());
    push_hashed(&mut key, store, &instance.encoded());
    key
}

/// `first` is less than `second`.
pub fn pool_key<S: Store>(store: &S, first: &Location, second: &Location) -> Vec<u8> {
    let mut pair = first.encoded();
    second.encode(&mut pair);
    let mut key = prefix(LEDGER, POOLS);
    push_hashed(&mut key, store, &pair);
    key
}

pub fn pool_count_key() -> Vec<u8> {
    prefix(LEDGER, POOL_COUNT)
}
