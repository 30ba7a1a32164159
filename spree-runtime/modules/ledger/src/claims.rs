//! Assets that programs left behind, and how they are claimed (XCM.md 12.3).

use crate::keys::{trap_key, trap_list_key};
use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use scale::{wire_struct, Input, Limits, List, Wire};
use xcm::versioned::encode_assets;
use xcm::{Asset, Assets, Junction, Location, Weight};
use xcvm::config::AssetTrap;
use xcvm::environment::{Claims, Environment, Transactor};
use xcvm::event::Event;

/// The version that assets are trapped in.
const CURRENT_VERSION: u8 = 5;
const NO_HASH: [u8; 32] = [0; 32];

wire_struct! {
    /// One entry of the list that a mock's trap keeps. Its assets are no wire list.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Trapped {
        owner: Location,
        assets: Vec<Asset> as List,
    }
}

impl<S: Store> Claims for Ledger<'_, S> {
    fn trap(&mut self, owner: &Location, assets: &Assets) -> Weight {
        let config = self.config;
        let (hash, weight) = match &config.asset_trap {
            AssetTrap::Hashed => {
                let hash = match self.trap_hash(owner, assets, CURRENT_VERSION) {
                    Some(hash) => hash,
                    None => return Weight::ZERO,
                };
                let count = self.trap_count(&hash);
                self.set_trap_count(&hash, count.saturating_add(1));
                (hash, Weight::ZERO)
            }
            AssetTrap::Listed { weight } => {
                let mut list = self.trap_list();
                list.push(Trapped { owner: owner.clone(), assets: assets.0.clone() });
                self.set_trap_list(&list);
                (NO_HASH, *weight)
            }
            AssetTrap::Deposited { beneficiary } => {
                for asset in &assets.0 {
                    // What the account cannot take is lost, as in the mock.
                    let _ = self.deposit(asset, beneficiary);
                }
                (NO_HASH, Weight::ZERO)
            }
        };
        let (origin, assets) = (owner.clone(), assets.0.clone());
        self.emit(Event::AssetsTrapped { hash, origin, assets });
        weight
    }

    fn claim(&mut self, origin: &Location, ticket: &Location, assets: &Assets) -> bool {
        let config = self.config;
        let hash = match &config.asset_trap {
            AssetTrap::Hashed => match self.claim_hashed(origin, ticket, assets) {
                Some(hash) => hash,
                None => return false,
            },
            AssetTrap::Listed { .. } => match self.claim_listed(origin, ticket, assets) {
                Some(()) => NO_HASH,
                None => return false,
            },
            AssetTrap::Deposited { .. } => return false,
        };
        let (origin, assets) = (origin.clone(), assets.0.clone());
        self.emit(Event::AssetsClaimed { hash, origin, assets });
        true
    }
}

/// The number in a ticket (0, [GeneralIndex n]).
fn general_index(ticket: &Location) -> Option<u128> {
    match (ticket.parents, ticket.interior.0.as_slice()) {
        (0, [Junction::GeneralIndex(index)]) => Some(*index),
        _ => None,
    }
}

impl<S: Store> Ledger<'_, S> {
    fn trap_hash(&self, owner: &Location, assets: &Assets, version: u8) -> Option<[u8; 32]> {
        let mut bytes = owner.encoded();
        bytes.extend_from_slice(&encode_assets(assets, version)?);
        Some(self.store.blake2_256(&bytes))
    }

    fn trap_count(&mut self, hash: &[u8; 32]) -> u32 {
        let key = trap_key(self.store, hash);
        match self.store.get(&key) {
            None => 0,
            Some(bytes) => match u32::decode_all(&bytes, Limits::TRUSTED) {
                Ok(count) => count,
                Err(_) => panic!("stored trap count must be 4 bytes"),
            },
        }
    }

    fn set_trap_count(&mut self, hash: &[u8; 32], count: u32) {
        let key = trap_key(self.store, hash);
        if count == 0 {
            self.store.clear(&key);
        } else {
            self.store.set(&key, &count.to_le_bytes());
        }
    }

    fn claim_hashed(
        &mut self,
        origin: &Location,
        ticket: &Location,
        assets: &Assets,
    ) -> Option<[u8; 32]> {
        let version = if ticket.is_here() {
            CURRENT_VERSION
        } else {
            u8::try_from(general_index(ticket)?).ok()?
        };
        let hash = self.trap_hash(origin, assets, version)?;
        let count = self.trap_count(&hash).checked_sub(1)?;
        self.set_trap_count(&hash, count);
        Some(hash)
    }

    fn claim_listed(
        &mut self,
        origin: &Location,
        ticket: &Location,
        assets: &Assets,
    ) -> Option<()> {
        let index = usize::try_from(general_index(ticket)?).ok()?;
        let mut list = self.trap_list();
        let entry = list.get(index)?;
        if entry.owner != *origin || entry.assets != assets.0 {
            return None;
        }
        list.swap_remove(index);
        self.set_trap_list(&list);
        Some(())
    }

    fn trap_list(&mut self) -> Vec<Trapped> {
        match self.store.get(&trap_list_key()) {
            None => Vec::new(),
            Some(bytes) => {
                let mut input = Input::new(&bytes, Limits::TRUSTED);
                match List::decode(&mut input, usize::MAX) {
                    Ok(list) => list,
                    Err(_) => panic!("stored trap list must decode"),
                }
            }
        }
    }

    fn set_trap_list(&mut self, list: &[Trapped]) {
        let mut bytes = Vec::new();
        List::encode(list, &mut bytes);
        self.store.set(&trap_list_key(), &bytes);
    }
}
