//! Sending, and paying for it (XCM.md section 8).

use super::Executor;
use crate::environment::Environment;
use crate::event::Event;
use crate::holding::Holding;
use crate::router::{ends_with_topic, validate, Ticket};
use crate::services::FeeReason;
use alloc::vec;
use alloc::vec::Vec;
use xcm::{Asset, AssetFilter, Assets, Instruction, Location, QueryResponseInfo, Response};
use xcm::XcmError;

impl<E: Environment> Executor<'_, E> {
    pub(super) fn topic_or_id(&self) -> [u8; 32] {
        self.topic.unwrap_or(self.message_id)
    }

    /// A way to the destination, and what it costs.
    pub(super) fn validate(
        &self,
        destination: &Location,
        program: Vec<Instruction>,
    ) -> Result<Ticket, XcmError> {
        let seed = self.topic_or_id();
        let unique = || self.environment.unique_topic(&seed);
        validate(&self.config.services.routers, destination, program, unique)
    }

    pub(super) fn send(
        &mut self,
        destination: &Location,
        mut program: Vec<Instruction>,
        reason: FeeReason,
    ) -> Result<(), XcmError> {
        if !ends_with_topic(&program) {
            program.push(Instruction::SetTopic(self.topic_or_id()));
        }
        let result = self.pay_and_deliver(destination, program, reason);
        if let Err(error) = result {
            let (origin, destination) = (self.original_origin.clone(), destination.clone());
            self.environment.emit(Event::SendFailed { origin, destination, error });
        }
        result
    }

    fn pay_and_deliver(
        &mut self,
        destination: &Location,
        program: Vec<Instruction>,
        reason: FeeReason,
    ) -> Result<(), XcmError> {
        let ticket = self.validate(destination, program)?;
        self.take_fee(ticket.fee.as_ref(), reason)?;
        self.deliver(ticket)
    }

    pub(super) fn deliver(&mut self, ticket: Ticket) -> Result<(), XcmError> {
        self.environment.deliver(&self.original_origin, ticket)
    }

    /// Sends a response to what an instruction asked for (XCM.md 8.2).
    pub(super) fn report(
        &mut self,
        response: Response,
        info: &QueryResponseInfo,
        reason: FeeReason,
    ) -> Result<(), XcmError> {
        let destination = &info.destination;
        let querier = match &self.origin {
            Some(origin) => Some(self.reanchor(origin, destination)?),
            None => None,
        };
        let (query_id, max_weight) = (info.query_id, info.max_weight);
        let answer = Instruction::QueryResponse { query_id, response, max_weight, querier };
        self.send(destination, vec![answer], reason)
    }

    pub(super) fn reanchor(
        &self,
        location: &Location,
        target: &Location,
    ) -> Result<Location, XcmError> {
        location.reanchored(target, self.universal).ok_or(XcmError::ReanchorFailed)
    }

    /// What is paid with when `needed` is the price: a quote of what is set aside or bought with,
    /// if there is one (XCM.md 8.6).
    pub(super) fn fee_asset(&mut self, needed: &Asset) -> Asset {
        let first = self.fees.first_fungible().map(|asset| asset.id);
        match first.or_else(|| self.bought_with.clone()) {
            Some(candidate) if candidate != needed.id => {
                self.environment.quote(&candidate, needed).unwrap_or_else(|| needed.clone())
            }
            _ => needed.clone(),
        }
    }

    pub(super) fn take_fee(
        &mut self,
        fee: Option<&Asset>,
        reason: FeeReason,
    ) -> Result<(), XcmError> {
        let needed = match fee {
            Some(needed) if !self.config.services.waives(self.origin.as_ref(), reason) => needed,
            _ => return Ok(()),
        };
        let payment = self.fee_asset(needed);
        if self.jit_withdraw {
            let origin = self.origin()?.clone();
            self.environment.withdraw(&payment, &origin)?;
        } else {
            let purse = if self.fees.is_empty() { &mut self.holding } else { &mut self.fees };
            purse.try_take(&payment).ok_or(XcmError::NotHoldingFees)?;
        }
        let paid = if payment.id == needed.id {
            Assets(vec![payment])
        } else {
            let want = Assets(vec![needed.clone()]);
            let swapped = self.environment.exchange(Holding::from(payment), &want, false);
            swapped.ok_or(XcmError::FeesNotMet)?.into_assets()
        };
        if let Some(to) = &*self.config.services.fees_to {
            for asset in &paid.0 {
                // A fee that its account cannot take is burned, as upstream drops it.
                let _ = self.environment.deposit(asset, to);
            }
        }
        Ok(())
    }

    /// Sets aside, out of `taken`, what sending `program` will cost (XCM.md 8.4).
    pub(super) fn set_fee_aside(
        &mut self,
        taken: &mut Holding,
        destination: &Location,
        program: Vec<Instruction>,
    ) -> Result<Holding, XcmError> {
        if !self.fees.is_empty() || self.jit_withdraw {
            return Ok(Holding::default());
        }
        match self.validate(destination, program)?.fee {
            None => Ok(Holding::default()),
            Some(price) => {
                let asset = self.fee_asset(&price);
                Ok(taken.saturating_take(&AssetFilter::Definite(Assets(vec![asset]))))
            }
        }
    }
}
