//! What no profile may say of itself: each refusal names its place.

use crate::account::account_of;
use crate::adapter::{any_insufficient, keeping};
use crate::genesis::Reason;
use crate::pool_rules;
use crate::store::Store;
use alloc::vec::Vec;
use xcm::versioned::is_known;
use xcm::{Asset, AssetFilter, Junctions, Location, WildAsset, WildFungibility};
use xcm::{Fungibility, INSTRUCTION_KINDS};
use xcvm::barrier::{Barrier, Deny};
use xcvm::calls::{CallKind, DispatchOrigin, OriginConverter};
use xcvm::config::{Adapter, Checking, Config};
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

pub(crate) fn at(text: &str, number: usize) -> Reason {
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
pub(crate) fn reason(list: &str, index: usize, why: &str) -> Reason {
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

pub(crate) fn check<S: Store>(store: &S, universal: &Junctions, config: &Config) -> Result<(), Reason> {
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

pub(crate) const NO_ADAPTER: &str = "no adapter has the asset";
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
