//! Reading a profile, refusing one that contradicts itself, and writing the first state.

use crate::account::account_of;
use crate::adapter::{any_insufficient, keeping};
use crate::balance::Holder;
use crate::keys::{configuration_key, ROUTED_GAS_LIMIT};
use crate::pool_rules;
use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use scale::{Input, Limits, Stored, Wire};
use xcm::versioned::is_known;
use xcm::{Asset, AssetFilter, Junctions, Location, WildAsset, WildFungibility};
use xcm::{Fungibility, INSTRUCTION_KINDS};
use xcvm::barrier::{Barrier, Deny};
use xcvm::calls::{CallKind, DispatchOrigin, OriginConverter};
use xcvm::config::{AccountRef, Adapter, Checking, Config, Endowment, Profile};
use xcvm::config::{PROFILE_BYTES_MAX, PROFILE_FORMAT};
use xcvm::environment::Transactor;
use xcvm::services::{Exchange, NotifyTarget, Subscriptions};
use xcvm::trader::{Trader, WeightToFee};
use xcvm::trust::Trust;
use xcvm::weigher::Weigher;

/// No holding is allowed to grow beyond twice this.
const HOLDING_LIMIT_MAX: u32 = 256;
/// No program has more instructions anyway.
const INSTRUCTIONS_MAX: u32 = 100;

/// More gas than this the environment does not give to a message that it routes.
const ROUTED_GAS_LIMIT_MAX: u64 = 50_000_000_000;

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

fn at(text: &str, number: usize) -> Reason {
    let mut reason = text.as_bytes().to_vec();
    reason.push(b' ');
    let mut digits = Vec::new();
    let mut rest = number;
    while digits.is_empty() || rest > 0 {
        digits.push(b'0' + (rest % 10) as u8);
        rest /= 10;
    }
    reason.extend(digits.iter().rev());
    reason
}

/// "list index: why"
fn reason(list: &str, index: usize, why: &str) -> Reason {
    let mut reason = at(list, index);
    reason.extend_from_slice(b": ");
    reason.extend_from_slice(why.as_bytes());
    reason
}

/// Applies a rule to each entry of a list.
fn each<T>(
    list: &str,
    entries: &[T],
    rule: impl Fn(usize, &T) -> Result<(), &'static str>,
) -> Result<(), Reason> {
    for (index, entry) in entries.iter().enumerate() {
        rule(index, entry).map_err(|why| reason(list, index, why))?;
    }
    Ok(())
}

fn ensure<E>(holds: bool, otherwise: E) -> Result<(), E> {
    if holds {
        Ok(())
    } else {
        Err(otherwise)
    }
}

fn check<S: Store>(store: &S, universal: &Junctions, config: &Config) -> Result<(), Reason> {
    let limit = config.holding_limit;
    ensure(
        limit >= 1 && limit <= HOLDING_LIMIT_MAX,
        b"holding_limit is not 1..256".to_vec(),
    )?;
    check_weigher(&config.weigher)?;
    check_barrier(&config.barrier).map_err(|why| [b"barrier: ", why.as_bytes()].concat())?;
    check_adapters(config)?;
    each("traders", &config.traders, |_, trader| check_trader(store, universal, config, trader))?;
    each("reserves", &config.reserves, |_, trust| check_trust(config, trust))?;
    each("teleporters", &config.teleporters, |_, trust| check_trust(config, trust))?;
    check_services(store, universal, config)
}

fn check_services<S: Store>(
    store: &S,
    universal: &Junctions,
    config: &Config,
) -> Result<(), Reason> {
    let services = &config.services;
    ensure(
        services.routed_gas_limit <= ROUTED_GAS_LIMIT_MAX,
        b"services: routed_gas_limit is above 50000000000".to_vec(),
    )?;
    if let Some(to) = &*services.fees_to {
        let account = account_of(store, &config.converters, universal, to);
        ensure(account.is_some(), b"services: no converter has an account for fees".to_vec())?;
    }
    let answers = services.subscriptions == Subscriptions::Answered;
    ensure(
        !answers || !services.routers.is_empty(),
        b"services: there is no router for answers to subscriptions".to_vec(),
    )?;
    if let Exchange::Pools(rules) = &*services.exchange {
        pool_rules::check(config, rules)
            .map_err(|why| [b"exchange: ", why.as_bytes()].concat())?;
        each("pools", &rules.initial, |_, pool| {
            pool_rules::check_initial(store, universal, config, pool)
        })?;
    }
    each("calls", &services.calls, |_, kind| match kind {
        CallKind::Exact { call, .. } => ensure(!call.is_empty(), "a call has no bytes"),
        CallKind::Test | CallKind::Own { .. } | CallKind::Notification { .. } => Ok(()),
    })?;
    each("routers", &services.routers, |_, router| {
        ensure(is_known(router.version), "version is not 3..5")
    })?;
    each("exports", &services.exports, |index, export| {
        let known = services.exports[..index].iter().any(|other| other.network == export.network);
        ensure(!known, "an export before this one has the network")
    })?;
    each("origins", &services.origins, |_, converter| match converter {
        OriginConverter::Case { becomes: DispatchOrigin::Response(_), .. } => {
            Err("only a response has the origin of a response")
        }
        _ => Ok(()),
    })?;
    each("queries", &services.queries, |index, query| {
        let known = services.queries[..index].iter().any(|other| other.id == query.id);
        ensure(!known, "a query before this one has the id")?;
        ensure(query.id < u64::MAX, "no id can follow")?;
        let notified = query.notify.map_or(true, |target| takes(&services.calls, target));
        ensure(notified, "there is no call to notify")
    })
}

/// Whether a call can have the indices of `target`.
fn takes(calls: &[CallKind], target: NotifyTarget) -> bool {
    calls.iter().any(|kind| match kind {
        CallKind::Notification { target: known, .. } => *known == target,
        CallKind::Exact { .. } | CallKind::Test | CallKind::Own { .. } => false,
    })
}

fn check_weigher(weigher: &Weigher) -> Result<(), Reason> {
    if let Weigher::Flat(_) = weigher {
        return Ok(());
    }
    let most = weigher.instructions_max();
    ensure(
        most >= 1 && most <= INSTRUCTIONS_MAX,
        b"weigher: instructions_max is not 1..100".to_vec(),
    )?;
    if let Weigher::Table(table) = weigher {
        ensure(!table.prices.is_empty(), b"weigher: there are no prices".to_vec())?;
        ensure(table.all_units >= 1, b"weigher: all_units is zero".to_vec())?;
        let prices: Vec<_> = table.prices.iter().collect();
        each("prices", &prices, |index, row| {
            ensure(row.instruction < INSTRUCTION_KINDS, "no such instruction")?;
            let ascends =
                index == 0 || prices[index - 1].instruction < row.instruction;
            ensure(ascends, "instructions do not ascend")
        })?;
    }
    Ok(())
}

fn check_barrier(barrier: &Barrier) -> Result<(), &'static str> {
    match barrier {
        Barrier::Any(barriers) => {
            ensure(!barriers.is_empty(), "a list without barriers lets nothing through")?;
            barriers.iter().try_for_each(check_barrier)
        }
        Barrier::WithComputedOrigin { inner, .. }
        | Barrier::TrailingSetTopicAsId(inner)
        | Barrier::RespectSuspension { inner, .. } => check_barrier(inner),
        Barrier::DenyThenTry { deny, allow } => {
            check_deny(deny)?;
            check_barrier(allow)
        }
        Barrier::Deny(deny) => check_deny(deny),
        Barrier::AllowEverything
        | Barrier::TakeWeightCredit
        | Barrier::AllowTopLevelPaidExecutionFrom(_)
        | Barrier::AllowUnpaidExecutionFrom(_)
        | Barrier::AllowExplicitUnpaidExecutionFrom { .. }
        | Barrier::AllowKnownQueryResponses
        | Barrier::AllowSubscriptionsFrom(_)
        | Barrier::AllowHrmpNotificationsFromRelayChain => Ok(()),
    }
}

fn check_deny(deny: &Deny) -> Result<(), &'static str> {
    match deny {
        Deny::All(rules) => rules.iter().try_for_each(check_deny),
        Deny::DenyRecursively(rule) => check_deny(rule),
        Deny::DenyReserveTransferToRelayChain | Deny::DenyClearOrigin => Ok(()),
    }
}

fn check_adapters(config: &Config) -> Result<(), Reason> {
    ensure(!config.adapters.is_empty(), b"there are no adapters".to_vec())?;
    ensure(
        !any_insufficient(&config.adapters) || any_sufficient(&config.adapters),
        b"adapters: no asset is sufficient, so that no account could hold any".to_vec(),
    )?;
    each("adapters", &config.adapters, |index, adapter| match adapter {
        Adapter::Fungible { id, checking, .. } => {
            ensure(!config.converters.is_empty(), "there are no converters to accounts")?;
            check_books(checking.as_ref())?;
            let asset = Asset::fungible(id.clone(), 1);
            let known = keeping(&config.adapters[..index], &asset).is_some();
            ensure(!known, "an adapter before this one has the asset")
        }
        Adapter::Fungibles { .. } => {
            ensure(!config.converters.is_empty(), "there are no converters to accounts")
        }
        Adapter::NonFungibles { checking, .. } => {
            ensure(!config.converters.is_empty(), "there are no converters to accounts")?;
            check_books(checking.as_ref())
        }
        Adapter::PerLocation { .. } => Ok(()),
    })
}

fn check_books(checking: Option<&Checking>) -> Result<(), &'static str> {
    let account = checking.map(|checking| &checking.account);
    ensure(account.map_or(true, |bytes| !bytes.is_empty()), "check account is empty")
}

fn any_sufficient(adapters: &[Adapter]) -> bool {
    adapters.iter().any(|adapter| {
        matches!(
            adapter,
            Adapter::Fungible { sufficient: true, .. } | Adapter::Fungibles { sufficient: true, .. }
        )
    })
}

fn knows(config: &Config, id: &Location, fun: Fungibility) -> bool {
    keeping(&config.adapters, &Asset { id: id.clone(), fun }).is_some()
}

const NO_ADAPTER: &str = "no adapter has the asset";
/// Any fungible, to ask whether one is known.
const SOME: Fungibility = Fungibility::Fungible(1);
const ITEM: Fungibility = Fungibility::NonFungible(xcm::AssetInstance::Undefined);

fn check_trader<S: Store>(
    store: &S,
    universal: &Junctions,
    config: &Config,
    trader: &Trader,
) -> Result<(), &'static str> {
    let (asset, revenue) = match trader {
        Trader::FixedRateOfFungible { asset, revenue, .. } => (asset, revenue),
        Trader::UsingComponents { fee, asset, revenue } => {
            if let WeightToFee::MaxOfComponents { ref_time_div, proof_size_div, .. } = fee {
                ensure(*ref_time_div > 0 && *proof_size_div > 0, "a fee is divided by zero")?;
            }
            (asset, revenue)
        }
        Trader::RefundArtefact { amount, .. } => {
            return ensure(*amount > 0, "an amount is zero");
        }
    };
    ensure(knows(config, asset, SOME), NO_ADAPTER)?;
    match revenue {
        Some(to) => ensure(
            account_of(store, &config.converters, universal, to).is_some(),
            "no converter has an account for the revenue",
        ),
        None => Ok(()),
    }
}

fn check_trust(config: &Config, trust: &Trust) -> Result<(), &'static str> {
    let filter = match trust {
        Trust::NativeAsset | Trust::AssetsWithin { .. } => return Ok(()),
        Trust::Case { assets, .. } => assets,
    };
    match filter {
        AssetFilter::Definite(assets) => {
            ensure(!assets.0.is_empty(), "there are no assets")?;
            let known = assets.0.iter().all(|asset| knows(config, &asset.id, asset.fun));
            ensure(known, NO_ADAPTER)
        }
        AssetFilter::Wild(WildAsset::AllOf { id, fun })
        | AssetFilter::Wild(WildAsset::AllOfCounted { id, fun, .. }) => {
            let fun = match fun {
                WildFungibility::Fungible => SOME,
                WildFungibility::NonFungible => ITEM,
            };
            ensure(knows(config, id, fun), NO_ADAPTER)
        }
        AssetFilter::Wild(WildAsset::All | WildAsset::AllCounted(_)) => Ok(()),
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
