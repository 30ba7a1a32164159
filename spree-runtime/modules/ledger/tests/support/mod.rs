//! An instance in memory, and a ledger over it.

#![allow(dead_code)] // each test file uses its part

pub mod market;

use ledger::Ledger;
use native::Memory;
use scale::{Limits, Wire};
use xcm::*;
use xcvm::barrier::Barrier;
use xcvm::calls::{Call, DispatchOrigin, OwnCall};
use xcvm::config::*;
use xcvm::environment::Records;
use xcvm::event::Event;
use xcvm::services::{Exchange, Services};
use xcvm::weigher::Weigher;

pub const ALICE: [u8; 32] = [1; 32];
pub const BOB: [u8; 32] = [2; 32];

pub fn account(id: [u8; 32]) -> Location {
    Location::new(0, &[Junction::AccountId32 { network: None, id }])
}

pub fn general(index: u128) -> Location {
    Location::new(0, &[Junction::GeneralIndex(index)])
}

pub fn some(id: &Location, amount: u128) -> Asset {
    Asset::fungible(id.clone(), amount)
}

pub fn fungible(id: &Location, existential_deposit: u128, sufficient: bool) -> Adapter {
    Adapter::Fungible { id: id.clone(), existential_deposit, checking: None, sufficient }
}

pub fn profile(adapters: Vec<Adapter>, exchange: Exchange, endowments: Vec<Endowment>) -> Profile {
    Profile {
        config: Config {
            holding_limit: 64,
            transactional: Transactional::Everything,
            dust: DustRule::Refused,
            weigher: Weigher::Fixed { unit: Weight::new(1, 1), instructions_max: 100 },
            barrier: Barrier::AllowEverything,
            traders: vec![].into(),
            reserves: vec![].into(),
            teleporters: vec![].into(),
            aliasers: vec![].into(),
            adapters: adapters.into(),
            converters: vec![Converter::AccountId32Aliases(None)].into(),
            asset_trap: AssetTrap::Hashed,
            services: Services { exchange: exchange.into(), ..Services::default() },
        },
        endowments,
    }
}

pub fn endowment(who: [u8; 32], asset: Asset) -> Endowment {
    Endowment { account: AccountRef::Account(who.to_vec()), asset }
}

pub struct World {
    pub memory: Memory,
    universal: Junctions,
    config: Config,
}

/// Why there is no instance.
pub fn refusal(profile: &Profile) -> String {
    let mut memory = Memory::default();
    let result =
        ledger::genesis::genesis(&mut memory, &Junctions::default(), &profile.encoded());
    String::from_utf8(result.unwrap_err()).unwrap()
}

impl World {
    pub fn of(profile: &Profile) -> World {
        let mut memory = Memory::default();
        ledger::genesis::genesis(&mut memory, &Junctions::default(), &profile.encoded())
            .map_err(|why| String::from_utf8(why).unwrap())
            .unwrap();
        let (universal, config) = ledger::configuration(&mut memory).unwrap().unwrap();
        World { memory, universal, config }
    }

    /// What `run` gives, and the events.
    pub fn told<T>(&mut self, run: impl FnOnce(&mut Ledger<Memory>) -> T) -> (T, Vec<Event>) {
        let mut ledger = Ledger::new(&mut self.memory, &self.config, &self.universal);
        let result = run(&mut ledger);
        let events = ledger.into_effects().0;
        assert_eq!(self.memory.open_transactions(), 0);
        (result, events)
    }

    pub fn run<T>(&mut self, run: impl FnOnce(&mut Ledger<Memory>) -> T) -> T {
        self.told(run).0
    }

    /// A failed call must leave everything as it was, and tell nothing.
    pub fn signed(&mut self, who: [u8; 32], call: OwnCall) -> Result<(), Vec<u8>> {
        self.dispatch(DispatchOrigin::Signed(who.to_vec()), call)
    }

    pub fn root(&mut self, call: OwnCall) -> Result<(), Vec<u8>> {
        self.dispatch(DispatchOrigin::Root, call)
    }

    fn dispatch(&mut self, origin: DispatchOrigin, call: OwnCall) -> Result<(), Vec<u8>> {
        let before = self.memory.values.clone();
        let (result, events) = self.told(|ledger| ledger.dispatch(&Call::Own(call), &origin));
        if result.is_err() {
            assert_eq!(self.memory.values, before);
            assert!(events.is_empty());
        }
        result
    }

    fn number(&self, key: Vec<u8>) -> u128 {
        let value = self.memory.values.get(&key);
        value.map_or(0, |bytes| u128::decode_all(bytes, Limits::TRUSTED).unwrap())
    }

    pub fn balance(&self, asset: &Location, who: &[u8]) -> u128 {
        self.number(ledger::balance_key(&self.memory, asset, who))
    }

    pub fn issuance(&self, asset: &Location) -> u128 {
        self.number(ledger::issuance_key(&self.memory, asset))
    }

    pub fn items(&self, class: &Location) -> u128 {
        self.number(ledger::item_count_key(&self.memory, class))
    }

    /// Every balance of the asset, added up.
    pub fn sum(&self, asset: &Location) -> u128 {
        let key = ledger::balance_key(&self.memory, asset, &[]);
        let prefix = &key[..key.len() - 16];
        let balances = self.memory.values.iter().filter(|(key, _)| key.starts_with(prefix));
        balances.map(|(_, value)| u128::decode_all(value, Limits::TRUSTED).unwrap()).sum()
    }

    pub fn references(&self, who: &[u8]) -> (u32, u32) {
        let value = self.memory.values.get(&ledger::account_key(&self.memory, who));
        value.map_or((0, 0), |bytes| {
            let references = ledger::References::decode_all(bytes, Limits::TRUSTED).unwrap();
            (references.providers, references.consumers)
        })
    }
}

/// SplitMix64: one seed, one sequence.
pub struct Seeded(pub u64);

impl Seeded {
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e3779b97f4a7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58476d1ce4e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d049bb133111eb);
        z ^ z >> 31
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.word() % bound
    }

    /// Of any length in bits up to `bits_max`.
    pub fn amount(&mut self, bits_max: u64) -> u128 {
        let bits = u128::from(self.word()) << 64 | u128::from(self.word());
        let length = self.below(bits_max) + 1;
        bits >> (128 - length)
    }
}
