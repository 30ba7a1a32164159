//! Whether the pools of a profile can work, and opening the ones that it begins with.

use crate::account::account_of;
use crate::adapter::{keeping, Keeping};
use crate::balance::Terms;
use crate::pools::share_of;
use crate::refusal::{DispatchError, INSUFFICIENT_LIQUIDITY_MINTED};
use crate::store::Store;
use crate::Ledger;
use xcm::{Asset, Fungibility, Junctions, Location};
use xcvm::config::{AccountRef, Config};
use xcvm::services::{InitialPool, PoolRules};

/// Nothing of what is given would be traded.
const FEE_PER_MILLE_END: u32 = 1000;

/// What holds in accounts for a fungible; nothing if it is kept otherwise or not at all.
fn terms(config: &Config, asset: &Location) -> Option<Terms> {
    match keeping(&config.adapters, &Asset::fungible(asset.clone(), 1))? {
        Keeping::Fungible { terms, .. } => Some(terms),
        Keeping::Item { .. } | Keeping::PerLocation { .. } => None,
    }
}

pub(crate) fn check(config: &Config, rules: &PoolRules) -> Result<(), &'static str> {
    if rules.fee_per_mille >= FEE_PER_MILLE_END {
        return Err("fee_per_mille is not 0..999");
    }
    if rules.mint_min_liquidity == 0 {
        return Err("mint_min_liquidity is zero");
    }
    if rules.pools_max == 0 {
        return Err("pools_max is zero");
    }
    let share = share_of(rules, 0).ok_or("there is no room for a number in shares")?;
    let share = terms(config, &share).ok_or("no adapter keeps shares in accounts")?;
    if share.existential_deposit > rules.mint_min_liquidity {
        return Err("mint_min_liquidity is less than the existential deposit of shares");
    }
    if let Some(Asset { id, fun }) = &rules.setup_fee {
        match fun {
            Fungibility::Fungible(_) if terms(config, id).is_some() => {}
            _ => return Err("no adapter keeps the setup fee in accounts"),
        }
    }
    if rules.initial.len() > rules.pools_max as usize {
        return Err("there are more initial pools than pools_max");
    }
    Ok(())
}

pub(crate) fn check_initial<S: Store>(
    store: &S,
    universal: &Junctions,
    config: &Config,
    pool: &InitialPool,
) -> Result<(), &'static str> {
    if pool.first.id == pool.second.id {
        return Err("a pool has twice the same asset");
    }
    for asset in [&pool.first, &pool.second] {
        match asset.fun {
            Fungibility::Fungible(_) if terms(config, &asset.id).is_some() => {}
            _ => return Err("no adapter keeps the asset in accounts"),
        }
    }
    match &pool.owner {
        AccountRef::Account(account) if account.is_empty() => Err("the owner has no bytes"),
        AccountRef::Location(at) if account_of(store, &config.converters, universal, at).is_none() => {
            Err("no converter has an account for the owner")
        }
        _ => Ok(()),
    }
}

/// Opens a pool that was checked.
pub(crate) fn found<S: Store>(
    ledger: &mut Ledger<S>,
    pool: &InitialPool,
) -> Result<(), &'static str> {
    let owner = match &pool.owner {
        AccountRef::Account(account) => account.clone(),
        AccountRef::Location(location) => {
            account_of(ledger.store, &ledger.config.converters, ledger.universal, location)
                .ok_or("no converter has an account for the owner")?
        }
    };
    ledger.found_pool(&pool.first, &pool.second, &owner).map_err(why)
}

fn why(error: DispatchError) -> &'static str {
    match error {
        INSUFFICIENT_LIQUIDITY_MINTED => "there is too little for shares",
        crate::refusal::POOL_EXISTS => "a pool before this one has the assets",
        _ => "the assets or the shares cannot be deposited",
    }
}
