//! Questions about an instance, answered in the SCALE of polkadot-sdk's runtime APIs:
//! `XcmPaymentApi` version 2 (in which `query_delivery_fees` names the asset to be told the fees in),
//! `DryRunApi` version 2 (only `dry_run_xcm`, which version 1 has too) and `LocationToAccountApi`
//! version 1, after polkadot/xcm/xcm-runtime-apis/src of polkadot-sdk.
//!
//! As at a real runtime, arguments that do not decode are a trap. Whatever state an answer leaves is
//! to be thrown away by the host.

use crate::message::{self, Event, Outbound, Received};
use ledger::store::Store;
use ledger::Ledger;
use scale::{wire_enum, wire_struct, Codec, Input, Limits, List, Malformed, Wire};
use xcm::versioned::{self, Versioned, VersionedLocation, VersionedXcm};
use xcm::{Asset, Assets, Junctions, Location, Outcome, Weight};
use xcvm::config::Config;
use xcvm::environment::Records;
use xcvm::holding::Holding;
use xcvm::router::validate;
use xcvm::trader::Traders;

/// The payment that a price is asked with.
const PAYMENT_MAX: u128 = u128::MAX / 2;

wire_enum! {
    /// `xcm_runtime_apis::fees::Error`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PaymentError {
        0 = Unimplemented,
        1 = VersionedConversionFailed,
        2 = WeightNotComputable,
        3 = UnhandledXcmVersion,
        4 = AssetNotFound,
        5 = Unroutable,
    }
}

wire_enum! {
    /// `xcm_runtime_apis::dry_run::Error`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DryRunError {
        0 = Unimplemented,
        1 = VersionedConversionFailed,
    }
}

wire_enum! {
    /// `xcm_runtime_apis::conversions::Error`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ConversionError {
        0 = Unsupported,
        1 = VersionedConversionFailed,
    }
}

wire_struct! {
    /// What would happen; the messages are encoded already, in the version of the one that came in.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DryRunEffects {
        execution_result: Outcome,
        emitted_events: Vec<Event> as List,
        forwarded_xcms: Vec<Forwarded> as Encoded,
    }
}

/// The messages to one destination, each already encoded with its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forwarded {
    pub destination: Vec<u8>,
    pub messages: Vec<Vec<u8>>,
}

/// `Vec<(VersionedLocation, Vec<VersionedXcm>)>` of items that are bytes here.
pub struct Encoded;

impl Codec<Vec<Forwarded>> for Encoded {
    fn encode(value: &Vec<Forwarded>, out: &mut Vec<u8>) {
        length(value.len(), out);
        for forwarded in value {
            out.extend_from_slice(&forwarded.destination);
            length(forwarded.messages.len(), out);
            for message in &forwarded.messages {
                out.extend_from_slice(message);
            }
        }
    }

    fn decode(input: &mut Input) -> Result<Vec<Forwarded>, Malformed> {
        let count = input.length(usize::MAX)?;
        (0..count)
            .map(|_| {
                let destination = taken(input, |input| VersionedLocation::decode(input).map(drop))?;
                let count = input.length(usize::MAX)?;
                let message = |_| taken(input, |input| VersionedXcm::decode(input).map(drop));
                let messages = (0..count).map(message).collect::<Result<_, _>>()?;
                Ok(Forwarded { destination, messages })
            })
            .collect()
    }
}

fn length(items: usize, out: &mut Vec<u8>) {
    scale::Compact::encode(&(items as u32), out);
}

/// The bytes that `decode` consumes.
fn taken(
    input: &mut Input,
    decode: impl FnOnce(&mut Input) -> Result<(), Malformed>,
) -> Result<Vec<u8>, Malformed> {
    let before = input.rest();
    decode(input)?;
    Ok(before[..before.len() - input.remaining()].to_vec())
}

/// `query_acceptable_payment_assets(xcm_version: u32) -> Result<Vec<VersionedAssetId>, Error>`.
pub fn acceptable_payment_assets<S: Store>(store: &mut S, input: &[u8]) -> Vec<u8> {
    let version = arguments(input, u32::decode);
    let (_, config) = message::configuration(store);
    answer(payment_assets(&config, version), |ids, out| {
        length(ids.len(), out);
        out.extend(ids.concat());
    })
}

fn payment_assets(config: &Config, version: u32) -> Result<Vec<Vec<u8>>, PaymentError> {
    let version = u8::try_from(version).map_err(|_| PaymentError::UnhandledXcmVersion)?;
    let mut ids = Vec::new();
    for id in config.traders.iter().filter_map(|trader| trader.asset()) {
        let id = versioned::encode_asset_id(id, version).ok_or(PaymentError::UnhandledXcmVersion)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// `query_weight_to_asset_fee(weight: Weight, asset: VersionedAssetId) -> Result<u128, Error>`.
pub fn weight_to_asset_fee<S: Store>(store: &mut S, input: &[u8]) -> Vec<u8> {
    let (weight, id) = arguments(input, |input| {
        Ok((Weight::decode(input)?, versioned::decode_asset_id(input)?))
    });
    let (_, config) = message::configuration(store);
    let fee = id.latest.ok_or(PaymentError::VersionedConversionFailed);
    answer(fee.and_then(|id| fee_of(&config, weight, id)), u128::encode)
}

/// What the traders keep of a payment that is more than enough.
fn fee_of(config: &Config, weight: Weight, id: Location) -> Result<u128, PaymentError> {
    let mut payment = Holding::default();
    payment.add(Asset::fungible(id, PAYMENT_MAX));
    match Traders::new(&config.traders).buy(weight, payment) {
        Ok(purchase) => Ok(match purchase.paid.map(|paid| paid.fun) {
            Some(xcm::Fungibility::Fungible(amount)) => amount,
            Some(xcm::Fungibility::NonFungible(_)) | None => 0,
        }),
        Err(_) => Err(PaymentError::AssetNotFound),
    }
}

/// `query_xcm_weight(message: VersionedXcm) -> Result<Weight, Error>`.
pub fn xcm_weight<S: Store>(store: &mut S, input: &[u8]) -> Vec<u8> {
    let program = arguments(input, VersionedXcm::decode);
    let (_, config) = message::configuration(store);
    let program = program.latest.ok_or(PaymentError::VersionedConversionFailed);
    let weight = program.and_then(|program| {
        let weight = config.weigher.program(&config.services.calls, &program, Weight::MAX);
        weight.map_err(|_| PaymentError::WeightNotComputable)
    });
    answer(weight, Weight::encode)
}

/// `query_delivery_fees(destination: VersionedLocation, message: VersionedXcm, asset_id:
/// VersionedAssetId) -> Result<VersionedAssets, Error>`, in the newer of the first two's versions.
pub fn delivery_fees<S: Store>(store: &mut S, input: &[u8]) -> Vec<u8> {
    let (destination, message, id) = arguments(input, |input| {
        Ok((
            VersionedLocation::decode(input)?,
            VersionedXcm::decode(input)?,
            versioned::decode_asset_id(input)?,
        ))
    });
    let version = destination.version.max(message.version);
    let (universal, config) = message::configuration(store);
    let mut ledger = Ledger::new(store, &config, &universal);
    let fees = delivery_price(&mut ledger, &config, destination, message, id)
        .and_then(|fees| {
            versioned::encode(&fees, version).ok_or(PaymentError::VersionedConversionFailed)
        });
    answer(fees, |fees, out| out.extend_from_slice(fees))
}

/// What sending costs, in the asset asked for if the exchange has a price for it.
fn delivery_price<S: Store>(
    ledger: &mut Ledger<S>,
    config: &Config,
    destination: VersionedLocation,
    message: VersionedXcm,
    id: Versioned<Location>,
) -> Result<Assets, PaymentError> {
    let destination = destination.latest.ok_or(PaymentError::VersionedConversionFailed)?;
    let program = message.latest.ok_or(PaymentError::VersionedConversionFailed)?;
    let ticket = validate(&config.services.routers, &destination, program.0, || [0; 32])
        .map_err(|_| PaymentError::Unroutable)?;
    let fee = match ticket.fee {
        Some(fee) => fee,
        None => return Ok(Assets::default()),
    };
    let id = id.latest.ok_or(PaymentError::VersionedConversionFailed)?;
    if fee.id == id {
        return Ok(Assets(vec![fee]));
    }
    let payment = ledger.quote(&id, &fee).ok_or(PaymentError::AssetNotFound)?;
    Ok(Assets(vec![payment]))
}

/// `convert_location(location: VersionedLocation) -> Result<AccountId, Error>`. The account is as
/// the profile's converters make it: the SCALE of an `AccountId32` or `AccountId20`.
pub fn convert_location<S: Store>(store: &mut S, input: &[u8]) -> Vec<u8> {
    let location = arguments(input, VersionedLocation::decode);
    let (universal, config) = message::configuration(store);
    let account = location.latest.ok_or(ConversionError::VersionedConversionFailed);
    let account = account.and_then(|location| {
        ledger::account_of(store, &config.converters, &universal, &location)
            .ok_or(ConversionError::Unsupported)
    });
    answer(account, |account, out| out.extend_from_slice(account))
}

/// `dry_run_xcm(origin_location: VersionedLocation, xcm: VersionedXcm) ->
/// Result<XcmDryRunEffects, Error>`. The id is the hash of the latest form, without its version.
pub fn dry_run_xcm<S: Store>(store: &mut S, input: &[u8]) -> Vec<u8> {
    let (origin, program) = arguments(input, |input| {
        Ok((VersionedLocation::decode(input)?, VersionedXcm::decode(input)?))
    });
    let configuration = message::configuration(store);
    answer(dry_run(store, &configuration, origin, program), DryRunEffects::encode)
}

fn dry_run<S: Store>(
    store: &mut S,
    configuration: &(Junctions, Config),
    origin: VersionedLocation,
    program: VersionedXcm,
) -> Result<DryRunEffects, DryRunError> {
    let version = program.version;
    let origin = origin.latest.ok_or(DryRunError::VersionedConversionFailed)?;
    let program = program.latest.ok_or(DryRunError::VersionedConversionFailed)?;
    let id = store.blake2_256(&program.encoded());
    let execution = message::execute(store, configuration, Received { origin, id, time_ms: 0, program });
    Ok(DryRunEffects {
        execution_result: execution.outcome,
        emitted_events: execution.events,
        forwarded_xcms: forwarded(&execution.outbound, version)
            .ok_or(DryRunError::VersionedConversionFailed)?,
    })
}

/// Messages by destination, in the order of the first to each, converted to `version`.
fn forwarded(outbound: &[Outbound], version: u8) -> Option<Vec<Forwarded>> {
    let mut all: Vec<Forwarded> = Vec::new();
    for sent in outbound {
        let destination = versioned::encode(&sent.destination, version)?;
        let message = Versioned::decode_all(&sent.message, Limits::ARGUMENT).ok()?;
        let message = versioned::encode::<xcm::Xcm>(&message.latest?, version)?;
        match all.iter_mut().find(|known| known.destination == destination) {
            Some(known) => known.messages.push(message),
            None => all.push(Forwarded { destination, messages: vec![message] }),
        }
    }
    Some(all)
}

/// # Panics
///
/// If `input` is not the SCALE of the arguments and nothing else.
fn arguments<T>(input: &[u8], decode: impl FnOnce(&mut Input) -> Result<T, Malformed>) -> T {
    let mut input = Input::new(input, Limits::ARGUMENT);
    match decode(&mut input).and_then(|value| input.end().map(|()| value)) {
        Ok(value) => value,
        Err(Malformed) => panic!("arguments must decode"),
    }
}

/// The SCALE of a `Result`.
fn answer<T, E: Wire>(result: Result<T, E>, encode: impl FnOnce(&T, &mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::new();
    match result {
        Ok(value) => {
            out.push(0);
            encode(&value, &mut out);
        }
        Err(error) => {
            out.push(1);
            error.encode(&mut out);
        }
    }
    out
}
