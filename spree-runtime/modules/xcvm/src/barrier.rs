//! Which programs may run at all (XCM.md section 11).

use crate::filter::LocationFilter;
use crate::services::RegisteredQuery;
use crate::trust::AliasRule;
use crate::weigher::nested;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cmp::min;
use scale::{wire_enum, List};
use xcm::{Instruction, Junction, Junctions, Location, Weight, WeightLimit};

/// Assets that the first instruction of a paid program may have.
const PAID_ASSETS_MAX: usize = 2;
/// Instructions of a program that are looked at for the one that pays, or says that it does not.
const PREFIX_MAX: usize = 5;
/// Nesting that [`Deny::DenyRecursively`] follows.
const RECURSION_MAX: u32 = 10;

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Barrier {
        /// The first that lets the program through.
        0 = Any(barriers: Vec<Barrier> as List),
        1 = AllowEverything,
        2 = TakeWeightCredit,
        3 = AllowTopLevelPaidExecutionFrom(from: LocationFilter),
        4 = WithComputedOrigin { inner: Box<Barrier>, prefixes_max: u32 },
        5 = TrailingSetTopicAsId(inner: Box<Barrier>),
        6 = RespectSuspension { inner: Box<Barrier>, suspended: bool },
        7 = AllowUnpaidExecutionFrom(from: LocationFilter),
        8 = AllowExplicitUnpaidExecutionFrom {
            from: LocationFilter,
            aliasers: Vec<AliasRule> as List,
        },
        9 = AllowKnownQueryResponses,
        10 = AllowSubscriptionsFrom(from: LocationFilter),
        11 = AllowHrmpNotificationsFromRelayChain,
        12 = DenyThenTry { deny: Deny, allow: Box<Barrier> },
        13 = Deny(deny: Deny),
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Deny {
        /// All of them must pass.
        0 = All(rules: Vec<Deny> as List),
        1 = DenyReserveTransferToRelayChain,
        2 = DenyRecursively(rule: Box<Deny>),
        3 = DenyClearOrigin,
    }
}

/// Why a barrier refused. To the sender of a message they are all `Barrier`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Unsupported,
    BadFormat,
    Overweight(Weight),
    Yield,
    StackLimitReached,
}

/// What barriers pass on between one another.
#[derive(Clone, Copy, Debug, Default)]
pub struct Properties {
    pub weight_credit: Weight,
    pub message_id: Option<[u8; 32]>,
}

/// What a barrier is told besides the program.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub origin: &'a Location,
    pub max_weight: Weight,
    /// Our own absolute location.
    pub universal: &'a Junctions,
    /// What the last response in the program would answer.
    pub query: Option<&'a RegisteredQuery>,
}

impl Barrier {
    /// May lower the limit inside `BuyExecution`.
    pub fn check(
        &self,
        context: Context,
        program: &mut [Instruction],
        properties: &mut Properties,
    ) -> Result<(), Refusal> {
        let Context { origin, max_weight, .. } = context;
        match self {
            Barrier::Any(barriers) => {
                for barrier in barriers {
                    if barrier.check(context, program, properties).is_ok() {
                        return Ok(());
                    }
                }
                Err(Refusal::Unsupported)
            }
            Barrier::AllowEverything => Ok(()),
            Barrier::TakeWeightCredit => {
                if !properties.weight_credit.all_gte(max_weight) {
                    return Err(Refusal::Overweight(max_weight));
                }
                properties.weight_credit = properties.weight_credit.saturating_sub(max_weight);
                Ok(())
            }
            Barrier::AllowTopLevelPaidExecutionFrom(from) => {
                member(from, origin)?;
                paid(program, max_weight)
            }
            Barrier::WithComputedOrigin { inner, prefixes_max } => {
                with_computed_origin(inner, *prefixes_max, context, program, properties)
            }
            Barrier::TrailingSetTopicAsId(inner) => match program.split_last_mut() {
                Some((Instruction::SetTopic(topic), rest)) => {
                    properties.message_id = Some(*topic);
                    inner.check(context, rest, properties)
                }
                _ => inner.check(context, program, properties),
            },
            Barrier::RespectSuspension { inner, suspended } => {
                if *suspended {
                    return Err(Refusal::Yield);
                }
                inner.check(context, program, properties)
            }
            Barrier::AllowUnpaidExecutionFrom(from) => member(from, origin),
            Barrier::AllowExplicitUnpaidExecutionFrom { from, aliasers } => {
                explicitly_unpaid(from, aliasers, origin, program, max_weight)
            }
            Barrier::AllowKnownQueryResponses => match (program, context.query) {
                ([Instruction::QueryResponse { query_id, querier, .. }], Some(query))
                    if query.id == *query_id && query.expects(origin, querier.as_ref()) =>
                {
                    Ok(())
                }
                _ => Err(Refusal::BadFormat),
            },
            Barrier::AllowSubscriptionsFrom(from) => {
                member(from, origin)?;
                single(program, |one| {
                    matches!(
                        one,
                        Instruction::SubscribeVersion { .. } | Instruction::UnsubscribeVersion
                    )
                })
            }
            Barrier::AllowHrmpNotificationsFromRelayChain => {
                if !origin.is_parent() {
                    return Err(Refusal::Unsupported);
                }
                single(program, |one| {
                    matches!(
                        one,
                        Instruction::HrmpNewChannelOpenRequest { .. }
                            | Instruction::HrmpChannelAccepted { .. }
                            | Instruction::HrmpChannelClosing { .. }
                    )
                })
            }
            Barrier::DenyThenTry { deny, allow } => {
                deny.check(program, 0)?;
                allow.check(context, program, properties)
            }
            Barrier::Deny(deny) => deny.check(program, 0),
        }
    }
}

fn member(set: &LocationFilter, origin: &Location) -> Result<(), Refusal> {
    if set.contains(origin) {
        Ok(())
    } else {
        Err(Refusal::Unsupported)
    }
}

fn single(program: &[Instruction], kind: fn(&Instruction) -> bool) -> Result<(), Refusal> {
    match program {
        [one] if kind(one) => Ok(()),
        _ => Err(Refusal::BadFormat),
    }
}

fn paid(program: &mut [Instruction], max_weight: Weight) -> Result<(), Refusal> {
    let shown = min(program.len(), PREFIX_MAX);
    let mut instructions = program[..shown].iter_mut();
    let assets = match instructions.next().ok_or(Refusal::BadFormat)? {
        Instruction::WithdrawAsset(assets)
        | Instruction::ReceiveTeleportedAsset(assets)
        | Instruction::ReserveAssetDeposited(assets)
        | Instruction::ClaimAsset { assets, .. } => assets,
        _ => return Err(Refusal::BadFormat),
    };
    if assets.0.len() > PAID_ASSETS_MAX {
        return Err(Refusal::BadFormat);
    }
    let paying = instructions.find(|instruction| match instruction {
        Instruction::ClearOrigin
        | Instruction::AliasOrigin(_)
        | Instruction::SetHints { .. } => false,
        Instruction::DescendOrigin(interior) => interior.0.is_empty(),
        _ => true,
    });
    match paying.ok_or(Refusal::BadFormat)? {
        Instruction::BuyExecution { weight_limit, .. } => match weight_limit {
            WeightLimit::Limited(limit) if !limit.all_gte(max_weight) => {
                Err(Refusal::Overweight(max_weight))
            }
            _ => {
                *weight_limit = WeightLimit::Limited(max_weight);
                Ok(())
            }
        },
        Instruction::PayFees { .. } => Ok(()),
        _ => Err(Refusal::Overweight(max_weight)),
    }
}

fn with_computed_origin(
    inner: &Barrier,
    prefixes_max: u32,
    context: Context,
    program: &mut [Instruction],
    properties: &mut Properties,
) -> Result<(), Refusal> {
    if program.is_empty() {
        return Err(Refusal::BadFormat);
    }
    let mut origin = context.origin.clone();
    let mut walked = 0;
    while walked < program.len() && walked < prefixes_max as usize {
        match &program[walked] {
            Instruction::UniversalOrigin(junction) => {
                origin = universal_origin(*junction, context.universal);
            }
            Instruction::DescendOrigin(interior) => {
                origin = origin.appended_with(interior).ok_or(Refusal::Unsupported)?;
            }
            _ => break,
        }
        walked += 1;
    }
    let context = Context { origin: &origin, ..context };
    inner.check(context, &mut program[walked..], properties)
}

/// Where the consensus system `junction` is, seen from here.
fn universal_origin(junction: Junction, universal: &Junctions) -> Location {
    Junctions(alloc::vec![junction]).relative_to(universal)
}

fn explicitly_unpaid(
    from: &LocationFilter,
    aliasers: &[AliasRule],
    origin: &Location,
    program: &[Instruction],
    max_weight: Weight,
) -> Result<(), Refusal> {
    let brings_assets = |instruction: &Instruction| {
        matches!(
            instruction,
            Instruction::ReceiveTeleportedAsset(_)
                | Instruction::ReserveAssetDeposited(_)
                | Instruction::WithdrawAsset(_)
                | Instruction::SetHints { .. }
        )
    };
    let prefix = &program[..min(program.len(), PREFIX_MAX)];
    let mut at = prefix.iter().take_while(|instruction| brings_assets(instruction)).count();
    if at == program.len() {
        return Err(Refusal::BadFormat);
    }
    let mut origin = origin.clone();
    while at < prefix.len() {
        match &program[at] {
            Instruction::ClearOrigin => return Err(Refusal::Unsupported),
            Instruction::AliasOrigin(target) => {
                if !AliasRule::any_allows(aliasers, &origin, target) {
                    return Err(Refusal::Unsupported);
                }
                origin = target.clone();
            }
            Instruction::DescendOrigin(interior) if !interior.0.is_empty() => {
                origin = origin.appended_with(interior).ok_or(Refusal::Unsupported)?;
            }
            _ => break,
        }
        at += 1;
    }
    match program.get(at).ok_or(Refusal::BadFormat)? {
        Instruction::UnpaidExecution { weight_limit, .. } => match weight_limit {
            WeightLimit::Limited(limit) if !limit.all_gte(max_weight) => {
                Err(Refusal::Overweight(max_weight))
            }
            _ => member(from, &origin),
        },
        _ => Err(Refusal::Overweight(max_weight)),
    }
}

impl Deny {
    fn check(&self, program: &[Instruction], depth: u32) -> Result<(), Refusal> {
        match self {
            Deny::All(rules) => rules.iter().try_for_each(|rule| rule.check(program, depth)),
            Deny::DenyReserveTransferToRelayChain => none_is(program, |one| match one {
                Instruction::InitiateReserveWithdraw { reserve: chain, .. }
                | Instruction::DepositReserveAsset { dest: chain, .. }
                | Instruction::TransferReserveAsset { dest: chain, .. } => chain.is_parent(),
                _ => false,
            }),
            Deny::DenyClearOrigin => {
                none_is(program, |one| matches!(one, Instruction::ClearOrigin))
            }
            Deny::DenyRecursively(rule) => {
                rule.check(program, 0)?;
                if program.is_empty() {
                    return Err(Refusal::BadFormat);
                }
                for inner in program.iter().filter_map(nested) {
                    if depth >= RECURSION_MAX {
                        return Err(Refusal::StackLimitReached);
                    }
                    self.check(&inner.0, depth + 1)?;
                }
                Ok(())
            }
        }
    }
}

fn none_is(program: &[Instruction], kind: fn(&Instruction) -> bool) -> Result<(), Refusal> {
    if program.is_empty() {
        return Err(Refusal::BadFormat);
    }
    if program.iter().any(kind) {
        Err(Refusal::Unsupported)
    } else {
        Ok(())
    }
}
