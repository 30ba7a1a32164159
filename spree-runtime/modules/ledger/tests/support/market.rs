//! A pool of 1 000 000 native units and 2 000 000 coins, of which Alice has the shares.

use super::*;
use xcvm::filter::LocationFilter;
use xcvm::services::{InitialPool, PoolRules};

pub fn native() -> Location {
    Location::new(1, &[])
}

/// Not sufficient, like the shares.
pub fn coin() -> Location {
    general(7)
}

pub fn shares(number: u128) -> Location {
    Location::new(0, &[Junction::PalletInstance(55), Junction::GeneralIndex(number)])
}

pub fn rules() -> PoolRules {
    PoolRules {
        fee_per_mille: 3,
        mint_min_liquidity: 100,
        shares: Location::new(0, &[Junction::PalletInstance(55)]),
        setup_fee: Some(some(&native(), 50)),
        pools_max: 3,
        initial: vec![InitialPool {
            first: some(&native(), 1_000_000),
            second: some(&coin(), 2_000_000),
            owner: AccountRef::Account(ALICE.to_vec()),
        }],
    }
}

pub fn adapters() -> Vec<Adapter> {
    vec![
        fungible(&native(), 10, true),
        fungible(&coin(), 5, false),
        fungible(&general(8), 1, true),
        Adapter::Fungibles {
            ids: LocationFilter::Within(Location::new(0, &[Junction::PalletInstance(55)])),
            existential_deposit: 1,
            sufficient: false,
        },
    ]
}

/// Alice and Bob have a million of each.
pub fn endowments() -> Vec<Endowment> {
    let mut endowments = vec![];
    for who in [ALICE, BOB] {
        for asset in [native(), coin(), general(8)] {
            endowments.push(endowment(who, some(&asset, 1_000_000)));
        }
    }
    endowments
}

pub fn market(rules: PoolRules) -> Profile {
    profile(adapters(), Exchange::Pools(rules), endowments())
}

pub fn world() -> World {
    World::of(&market(rules()))
}

/// blake2_256("py/ascon" ++ first ++ second).
pub fn pool_account(world: &World, first: &Location, second: &Location) -> [u8; 32] {
    use ledger::store::Store;
    let preimage = [&b"py/ascon"[..], &first.encoded(), &second.encoded()].concat();
    world.memory.blake2_256(&preimage)
}

/// Native units and coins in the first pool.
pub fn reserves(world: &World) -> (u128, u128) {
    let account = pool_account(world, &coin(), &native());
    (world.balance(&native(), &account), world.balance(&coin(), &account))
}
