//! Reading a profile, refusing one that contradicts itself, and writing the first state.

use crate::balance::Holder;
use crate::contradictions::{at, check, reason, NO_ADAPTER};
use crate::keys::{configuration_key, ROUTED_GAS_LIMIT};
use crate::pool_rules;
use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use scale::{Input, Limits, Stored, Wire};
use xcm::Junctions;
use xcvm::config::{AccountRef, Config, Endowment, Profile};
use xcvm::config::{PROFILE_BYTES_MAX, PROFILE_FORMAT};
use xcvm::environment::Transactor;
use xcvm::services::Exchange;

/// Why there is no instance: a sentence for the operator.
pub type Reason = Vec<u8>;

/// Checks `profile` and writes the state of a new instance.
pub fn genesis<S: Store>(
    store: &mut S,
    universal: &Junctions,
    profile: &[u8],
) -> Result<(), Reason> {
    let profile = decode(profile)?;
    check(store, universal, &profile.config)?;
    let mut stored = universal.encoded();
    profile.config.store(&mut stored);
    store.set(&configuration_key(), &stored);
    for (index, endowment) in profile.endowments.iter().enumerate() {
        endow(store, universal, &profile.config, endowment)
            .map_err(|why| reason("endowments", index, why))?;
    }
    open_services(store, universal, &profile.config)
}

/// Writes what services have from the start.
fn open_services<S: Store>(
    store: &mut S,
    universal: &Junctions,
    config: &Config,
) -> Result<(), Reason> {
    let mut ledger = Ledger::new(store, config, universal);
    for query in config.services.queries.iter() {
        ledger.register(query);
    }
    if let Some(last) = config.services.queries.iter().map(|query| query.id).max() {
        ledger.count_queries_from(last + 1);
    }
    match &*config.services.exchange {
        Exchange::None => {}
        Exchange::Pot(assets) => ledger.fill_pot(assets),
        Exchange::Pools(rules) => {
            for (index, pool) in rules.initial.iter().enumerate() {
                pool_rules::found(&mut ledger, pool).map_err(|why| reason("pools", index, why))?;
            }
        }
    }
    let gas_limit = config.services.routed_gas_limit;
    if gas_limit > 0 {
        store.set(ROUTED_GAS_LIMIT, &gas_limit.to_le_bytes());
    }
    Ok(())
}

fn decode(bytes: &[u8]) -> Result<Profile, Reason> {
    if bytes.len() > PROFILE_BYTES_MAX {
        return Err(b"profile is longer than 65536 bytes".to_vec());
    }
    if bytes.first() != Some(&PROFILE_FORMAT) {
        return Err(b"profile format is not 1".to_vec());
    }
    let mut input = Input::new(bytes, Limits::TRUSTED);
    let profile = Profile::decode(&mut input);
    match (profile, input.end()) {
        (Ok(profile), Ok(())) => Ok(profile),
        (Ok(_), Err(_)) => Err(b"profile has bytes left over".to_vec()),
        (Err(_), _) => {
            Err(at("profile does not decode at offset", bytes.len() - input.remaining()))
        }
    }
}

fn endow<S: Store>(
    store: &mut S,
    universal: &Junctions,
    config: &Config,
    endowment: &Endowment,
) -> Result<(), &'static str> {
    let mut ledger = Ledger::new(store, config, universal);
    let done = match &endowment.account {
        AccountRef::Location(location) => ledger.deposit(&endowment.asset, location),
        AccountRef::Account(account) => ledger.endow(&endowment.asset, &Holder::of(account)),
    };
    done.map_err(|error| match error {
        xcm::XcmError::AssetNotFound => NO_ADAPTER,
        xcm::XcmError::FailedToTransactAsset(text) => text,
        _ => "cannot be deposited",
    })
}
