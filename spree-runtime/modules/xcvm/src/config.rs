//! What differs between chains, as data: the profile of an instance.
//!
//! Enum variants are only ever appended; a change of a struct is a new format number.

use crate::barrier::Barrier;
use crate::trader::Trader;
use crate::trust::{AliasRule, Trust};
use crate::weigher::Weigher;
use crate::filter::LocationFilter;
use alloc::vec::Vec;
use crate::services::{Elsewhere, Services};
use scale::{stored_struct, wire_enum, wire_struct, Bytes, Input, LazyList, List, Malformed};
use scale::Wire;
use xcm::{Asset, Location, NetworkId, Weight};

/// The first byte of a profile.
pub const PROFILE_FORMAT: u8 = 1;
/// No profile is longer.
pub const PROFILE_BYTES_MAX: usize = 64 * 1024;

/// Genesis data of an instance: the format, the configuration, the endowments, and the services of
/// the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub config: Config,
    /// Balances that exist from the start, minted without an event.
    pub endowments: Vec<Endowment>,
}

impl Wire for Profile {
    fn encode(&self, out: &mut Vec<u8>) {
        out.push(PROFILE_FORMAT);
        self.config.encode(out);
        List::encode(&self.endowments, out);
        self.config.services.encode(out);
    }

    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        if input.byte()? != PROFILE_FORMAT {
            return Err(Malformed);
        }
        let mut config = Config::decode(input)?;
        let endowments = List::decode(input, usize::MAX)?;
        config.services = Services::decode(input)?;
        Ok(Profile { config, endowments })
    }
}

wire_struct! {
    /// The part of a profile that every message reads.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Config {
        /// The holding may have twice as many entries.
        holding_limit: u32,
        transactional: Transactional,
        dust: DustRule,
        weigher: Weigher,
        barrier: Barrier,
        traders: LazyList<Trader>,
        reserves: LazyList<Trust>,
        teleporters: LazyList<Trust>,
        aliasers: LazyList<AliasRule>,
        adapters: LazyList<Adapter>,
        converters: LazyList<Converter>,
        asset_trap: AssetTrap,
        services: Services as Elsewhere,
    }
}

stored_struct! {
    Config {
        holding_limit: own,
        transactional: own,
        dust: own,
        weigher: stored,
        barrier: own,
        traders: stored,
        reserves: stored,
        teleporters: stored,
        aliasers: stored,
        adapters: stored,
        converters: stored,
        asset_trap: own,
        services: stored,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Endowment {
        account: AccountRef,
        asset: Asset,
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum AccountRef {
        0 = Account(account: Vec<u8> as Bytes),
        1 = Location(location: Location),
    }
}

wire_enum! {
    /// What a failed transactional instruction rolls back (XCM.md 7.5).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Transactional {
        0 = Nothing,
        /// Registers but not storage: a mock of upstream's unit tests behaves so.
        1 = RegistersOnly,
        2 = Everything,
    }
}

wire_enum! {
    /// What becomes of a deposit below the existential deposit (XCM.md 8.3).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DustRule {
        /// Gone, and the instruction succeeds (up to xcm-executor 24).
        0 = Ignored,
        /// The instruction fails (xcm-executor 27).
        1 = Refused,
    }
}

wire_enum! {
    /// Where a class of assets is kept; the first adapter that knows an asset has the last word.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Adapter {
        /// One fungible asset. Whoever holds a sufficient one is an account; one that is not can
        /// only be held by an account.
        0 = Fungible {
            id: Location,
            existential_deposit: u128,
            checking: Option<Checking>,
            sufficient: bool,
        },
        /// Every fungible whose id is in the set, with one existential deposit.
        1 = Fungibles { ids: LocationFilter, existential_deposit: u128, sufficient: bool },
        /// Any asset, fungible or not, one account per location: upstream's mocks. A fungible
        /// deposit of less than `deposit_min` is dust.
        2 = PerLocation { deposit_min: u128 },
        /// Items of every class in the set, in accounts.
        3 = NonFungibles { classes: LocationFilter, checking: Option<Checking> },
    }
}

wire_struct! {
    /// Bookkeeping of what was teleported (XCM.md 12.1).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Checking {
        account: Vec<u8> as Bytes,
        mint: MintLocation,
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum MintLocation {
        /// This is the asset's home: what is in the check account is elsewhere.
        0 = Local,
        /// What is in the check account is here.
        1 = NonLocal,
    }
}

wire_enum! {
    /// From a location to an account; the first that answers is taken (XCM.md 12.2).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Converter {
        0 = ParentIsPreset,
        1 = SiblingParachain,
        2 = ChildParachain,
        3 = AccountId32Aliases(network: Option<NetworkId>),
        4 = AccountKey20Aliases(network: Option<NetworkId>),
        5 = LocalTreasuryVoice(account: Vec<u8> as Bytes),
        6 = HashedDescription(description: Description),
        7 = Account32Hash,
        8 = GlobalConsensus,
        9 = GlobalConsensusParachain,
        10 = ExternalConsensus,
        /// "sibl" for (parents, [Parachain n]): a chain next to the host chain of an instance is at
        /// two parents.
        11 = ParachainAt { parents: u8 },
        /// The SCALE of the location, whatever it is: one account per location, as in mocks.
        12 = LocationItself,
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Description {
        /// A location without parents.
        0 = Local(terminals: Vec<Terminal> as List),
        /// A location inside a child chain, a sibling chain or the parent.
        1 = Family(terminals: Vec<Terminal> as List),
        /// "ForeignChainAliasAccountPrefix": accounts on other chains, as of old.
        2 = LegacyForeignAccount,
    }
}

wire_enum! {
    /// The innermost part of a described location.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Terminal {
        0 = Here,
        1 = PalletInstance,
        2 = AccountId32,
        3 = AccountKey20,
        4 = TreasuryVoice,
        5 = Body,
    }
}

wire_enum! {
    /// What becomes of assets that a program leaves behind (XCM.md 12.3).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum AssetTrap {
        /// Counted under a hash, claimed by showing the same assets (pallet-xcm).
        0 = Hashed,
        /// Kept in a list, claimed by index; trapping weighs something (a mock).
        1 = Listed { weight: Weight },
        /// Deposited to an account (a mock).
        2 = Deposited { beneficiary: Location },
    }
}
