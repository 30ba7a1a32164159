//! The machine: registers and the loop (XCM.md 7.1 to 7.5).

mod instruction;
mod moving;
mod recording;
mod sending;

use crate::barrier::{Context, Properties};
use crate::config::{Config, Transactional};
use crate::environment::Environment;
use crate::event::Event;
use crate::holding::Holding;
use crate::services::RegisteredQuery;
use crate::trader::Traders;
use core::cmp::min;
use core::mem::take;
use xcm::{Asset, Instruction, InstructionError, Junctions, Location, MaybeErrorCode, Outcome};
use xcm::{Weight, Xcm, XcmError};

/// Where a program comes from and how much it may weigh.
pub struct Call {
    pub origin: Location,
    /// The id unless the barrier takes it from the program.
    pub message_id: [u8; 32],
    pub weight_limit: Weight,
    pub weight_credit: Weight,
}

/// Weighs a program, asks the barrier, runs it, and says how it ended and under which id.
pub fn prepare_and_execute<E: Environment>(
    config: &Config,
    universal: &Junctions,
    environment: &mut E,
    call: Call,
    mut program: Xcm,
) -> (Outcome, [u8; 32]) {
    let weight = match config.weigher.program(&config.services.calls, &program, call.weight_limit) {
        Ok(weight) => weight,
        Err(error) => return (Outcome::Error(error), call.message_id),
    };
    let query = awaited(environment, &program);
    let context = Context {
        origin: &call.origin,
        max_weight: weight,
        universal,
        query: query.as_ref(),
    };
    let mut properties = Properties { weight_credit: call.weight_credit, message_id: None };
    if config.barrier.check(context, &mut program.0, &mut properties).is_err() {
        let error = InstructionError { index: 0, error: XcmError::Barrier };
        return (Outcome::Incomplete { used: weight, error }, call.message_id);
    }
    let message_id = properties.message_id.unwrap_or(call.message_id);
    let mut executor = Executor::new(config, universal, environment, call.origin, message_id, weight);
    executor.run(program);
    (executor.finish(), message_id)
}

/// The query that the last response in a program would answer.
fn awaited<E: Environment>(environment: &mut E, program: &Xcm) -> Option<RegisteredQuery> {
    let id = program.0.iter().rev().find_map(|instruction| match instruction {
        Instruction::QueryResponse { query_id, .. } => Some(*query_id),
        _ => None,
    })?;
    environment.query(id)
}

/// The registers of one execution.
pub struct Executor<'a, E> {
    config: &'a Config,
    /// Our own absolute location.
    universal: &'a Junctions,
    environment: &'a mut E,
    message_id: [u8; 32],
    holding: Holding,
    origin: Option<Location>,
    original_origin: Location,
    /// Set by programs, for messages they send.
    topic: Option<[u8; 32]>,
    /// Filled by PayFees.
    fees: Holding,
    already_paid_fees: bool,
    /// The asset of the last limited BuyExecution, for delivery fees.
    bought_with: Option<Location>,
    message_weight: Weight,
    traders: Traders<'a>,
    error: Option<(u32, XcmError)>,
    total_surplus: Weight,
    total_refunded: Weight,
    error_handler: Xcm,
    error_handler_weight: Weight,
    appendix: Xcm,
    appendix_weight: Weight,
    transact_status: MaybeErrorCode,
    /// Whether delivery fees are withdrawn when they fall due.
    jit_withdraw: bool,
    asset_claimer: Option<Location>,
}

/// An instruction failed.
struct Failure {
    index: u32,
    error: XcmError,
    /// The weight of the instructions after it.
    rest: Weight,
}

impl<'a, E: Environment> Executor<'a, E> {
    pub fn new(
        config: &'a Config,
        universal: &'a Junctions,
        environment: &'a mut E,
        origin: Location,
        message_id: [u8; 32],
        message_weight: Weight,
    ) -> Self {
        Executor {
            config,
            universal,
            environment,
            message_id,
            holding: Holding::default(),
            origin: Some(origin.clone()),
            original_origin: origin,
            topic: None,
            fees: Holding::default(),
            already_paid_fees: false,
            bought_with: None,
            message_weight,
            traders: Traders::new(&config.traders),
            error: None,
            total_surplus: Weight::ZERO,
            total_refunded: Weight::ZERO,
            error_handler: Xcm::default(),
            error_handler_weight: Weight::ZERO,
            appendix: Xcm::default(),
            appendix_weight: Weight::ZERO,
            transact_status: MaybeErrorCode::Success,
            jit_withdraw: false,
            asset_claimer: None,
        }
    }

    /// Runs the program, then whatever handlers and appendices it leaves.
    pub fn run(&mut self, mut program: Xcm) {
        while !program.0.is_empty() {
            program = match self.process(program) {
                Some(failure) => {
                    self.add_surplus(failure.rest);
                    self.error = Some((failure.index, failure.error));
                    self.error_handler_weight = Weight::ZERO;
                    if self.error_handler.0.is_empty() {
                        self.take_appendix()
                    } else {
                        take(&mut self.error_handler)
                    }
                }
                None => {
                    self.error_handler = Xcm::default();
                    let unused = take(&mut self.error_handler_weight);
                    self.add_surplus(unused);
                    self.take_appendix()
                }
            };
        }
    }

    fn take_appendix(&mut self) -> Xcm {
        self.appendix_weight = Weight::ZERO;
        take(&mut self.appendix)
    }

    /// Instructions in order until the first that fails.
    fn process(&mut self, program: Xcm) -> Option<Failure> {
        let mut instructions = program.0.into_iter();
        let mut index = 0;
        while let Some(instruction) = instructions.next() {
            if let Err(error) = self.step(instruction) {
                let (weigher, calls) = (&self.config.weigher, &self.config.services.calls);
                let rest = instructions
                    .filter_map(|unprocessed| weigher.instruction(calls, &unprocessed).ok())
                    .fold(Weight::ZERO, Weight::saturating_add);
                return Some(Failure { index, error, rest });
            }
            index += 1;
        }
        None
    }

    /// Settles fees, traps what is left, and tells the outcome.
    pub fn finish(mut self) -> Outcome {
        // An error here is not the program's: what cannot be refunded is not.
        let _ = self.refund_surplus();
        for (earned, to) in self.traders.revenue() {
            // Revenue that cannot be paid out is burned, as upstream drops it.
            let _ = self.environment.deposit(&earned, to);
        }
        let mut used = self.message_weight.saturating_sub(self.total_surplus);
        if !self.holding.is_empty() {
            let owner =
                self.asset_claimer.as_ref().or(self.origin.as_ref()).unwrap_or(&self.original_origin);
            let left = take(&mut self.holding).into_assets();
            used = used.saturating_add(self.environment.trap(owner, &left));
        }
        match self.error {
            None => Outcome::Complete { used },
            Some((index, error)) => {
                let error = InstructionError { index: min(index, 255) as u8, error };
                Outcome::Incomplete { used, error }
            }
        }
    }

    fn add_surplus(&mut self, weight: Weight) {
        self.total_surplus = self.total_surplus.saturating_add(weight);
    }

    fn origin(&self) -> Result<&Location, XcmError> {
        self.origin.as_ref().ok_or(XcmError::BadOrigin)
    }

    /// Whether the holding can take `more` entries.
    fn room(&self, more: usize) -> Result<(), XcmError> {
        if self.holding.len() + more <= 2 * self.config.holding_limit as usize {
            Ok(())
        } else {
            Err(XcmError::HoldingWouldOverflow)
        }
    }

    fn registers_roll_back(&self) -> bool {
        self.config.transactional != Transactional::Nothing
    }

    /// Runs `body` so that storage is as before if it fails.
    fn storage_transaction<T>(
        &mut self,
        body: impl FnOnce(&mut Self) -> Result<T, XcmError>,
    ) -> Result<T, XcmError> {
        if self.config.transactional != Transactional::Everything {
            return body(self);
        }
        self.environment.begin();
        let result = body(self);
        match result {
            Ok(_) => self.environment.commit(),
            Err(_) => self.environment.rollback(),
        }
        result
    }

    /// As [`Self::storage_transaction`], and the holding is as before if it fails.
    fn holding_transaction<T>(
        &mut self,
        body: impl FnOnce(&mut Self) -> Result<T, XcmError>,
    ) -> Result<T, XcmError> {
        let before = if self.registers_roll_back() { Some(self.holding.clone()) } else { None };
        let result = self.storage_transaction(body);
        if let (Err(_), Some(holding)) = (&result, before) {
            self.holding = holding;
        }
        result
    }

    /// Sells unused weight back, and returns what PayFees set aside (XCM.md 8.5).
    fn refund_surplus(&mut self) -> Result<(), XcmError> {
        let unused = self.total_surplus.saturating_sub(self.total_refunded);
        if unused.any_gt(Weight::ZERO) {
            if let Some(refund) = self.traders.refund(unused) {
                if !self.holding.has_fungible(&refund.id) && self.room(1).is_err() {
                    // The weight was just sold; there is nothing more to do if it is not given back.
                    let _ = self.traders.buy(unused, Holding::from(refund));
                    return Err(XcmError::HoldingWouldOverflow);
                }
                self.total_refunded = self.total_refunded.saturating_add(unused);
                self.tell_fees(&refund, |asset, amount| Event::FeesRefunded {
                    asset,
                    amount,
                    weight: unused,
                });
                self.holding.add(refund);
            }
        }
        let fees = take(&mut self.fees);
        self.holding.subsume(fees);
        Ok(())
    }

    /// Buys weight and returns what is left of the payment.
    fn buy(&mut self, weight: Weight, payment: Holding) -> Result<Holding, XcmError> {
        let purchase = self.traders.buy(weight, payment)?;
        if let Some(paid) = &purchase.paid {
            self.tell_fees(paid, |asset, amount| Event::FeesPaid { asset, amount, weight });
        }
        Ok(purchase.change)
    }

    fn tell_fees(&mut self, fee: &Asset, event: impl FnOnce(Location, u128) -> Event) {
        if let xcm::Fungibility::Fungible(amount) = fee.fun {
            self.environment.emit(event(fee.id.clone(), amount));
        }
    }
}
