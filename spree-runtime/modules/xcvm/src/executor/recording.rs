//! Instructions about calls, queries, pallets, locks and other networks (XCM.md 7.6).

use super::Executor;
use crate::calls::{self, Call, DispatchOrigin, Notification};
use crate::environment::{Environment, LockChange};
use crate::event::Event;
use crate::services::{FeeReason, Hrmp, NotifyTarget, Subscriptions};
use alloc::vec;
use alloc::vec::Vec;
use scale::Wire;
use xcm::versioned::CURRENT;
use xcm::{Asset, AssetFilter, Assets, Instruction, Junction, Junctions, Location};
use xcm::{MaybeErrorCode, NetworkId, OriginKind, PalletExpectation, PalletInfo, Response};
use xcm::{Weight, Xcm, XcmError};

/// Bytes of a dispatch error that are kept.
const ERROR_BYTES_MAX: usize = 128;
/// Pallets in a response.
const PALLETS_MAX: usize = 64;

impl<E: Environment> Executor<'_, E> {
    pub(super) fn transact(&mut self, kind: OriginKind, bytes: &[u8]) -> Result<(), XcmError> {
        let services = &self.config.services;
        let origin = self.origin()?.clone();
        let (call, declared) =
            calls::decode(&services.calls, bytes).ok_or(XcmError::FailedToDecode)?;
        if !services.safe_calls.allow(bytes) {
            return Err(XcmError::NoPermission);
        }
        let account_of = |who: &Location| self.environment.account(who);
        let dispatched = calls::dispatch_origin(&services.origins, &origin, kind, account_of)
            .ok_or(XcmError::BadOrigin)?;
        self.transact_status = match self.environment.dispatch(&call, &dispatched) {
            Ok(()) => MaybeErrorCode::Success,
            Err(error) if error.len() <= ERROR_BYTES_MAX => MaybeErrorCode::Error(error),
            Err(error) => MaybeErrorCode::TruncatedError(error[..ERROR_BYTES_MAX].to_vec()),
        };
        if let Call::Test(test) = &call {
            if let Some(actual) = test.actual() {
                self.add_surplus(declared.saturating_sub(actual));
            }
        }
        Ok(())
    }

    pub(super) fn query_response(
        &mut self,
        origin: &Location,
        id: u64,
        response: Response,
        max_weight: Weight,
        querier: Option<&Location>,
    ) {
        let event = match self.environment.query(id) {
            None => Event::UnexpectedResponse { origin: origin.clone(), query_id: id },
            Some(query) => match query.mismatch(origin, querier) {
                Some(mismatch) => mismatch,
                None => match query.notify {
                    Some(target) => self.notify(origin, id, target, response, max_weight),
                    None => {
                        self.environment.answer(id, response.clone());
                        Event::ResponseReady { query_id: id, response }
                    }
                },
            },
        };
        self.environment.emit(event);
    }

    /// Hands a response to the call that its query names. No filter of calls applies: it is not the
    /// responder who chose it.
    fn notify(
        &mut self,
        responder: &Location,
        query_id: u64,
        target: NotifyTarget,
        response: Response,
        max_weight: Weight,
    ) -> Event {
        let bytes = Notification { target, query_id, response }.encoded();
        let (call, actual_weight) = match calls::decode(&self.config.services.calls, &bytes) {
            Some(found) => found,
            None => return Event::NotifyDecodeFailed { query_id, target },
        };
        self.environment.close(query_id);
        if actual_weight.any_gt(max_weight) {
            return Event::NotifyOverweight { query_id, target, actual_weight, max_weight };
        }
        let origin = DispatchOrigin::Response(responder.clone());
        match self.environment.dispatch(&call, &origin) {
            Ok(()) => Event::Notified { query_id, target },
            Err(_) => Event::NotifyDispatchError { query_id, target },
        }
    }

    /// There is no channel of ours to keep: at most the host chain hears of it.
    pub(super) fn hear_of_channel(&mut self, event: Event) {
        match self.config.services.hrmp {
            Hrmp::Ignored => {}
            Hrmp::Told => self.environment.emit(event),
        }
    }

    /// The origin, if it is still the one the message came from.
    pub(super) fn subscriber(&self) -> Result<Location, XcmError> {
        let origin = self.origin()?;
        if *origin == self.original_origin {
            Ok(origin.clone())
        } else {
            Err(XcmError::BadOrigin)
        }
    }

    pub(super) fn subscribe_version(
        &mut self,
        query_id: u64,
        max_weight: Weight,
    ) -> Result<(), XcmError> {
        let origin = self.subscriber()?;
        let answered = match self.config.services.subscriptions {
            Subscriptions::None => return Err(XcmError::Unimplemented),
            Subscriptions::Answered => true,
            Subscriptions::Kept => false,
        };
        if !self.environment.subscribe(&origin, query_id, max_weight) {
            return Err(XcmError::InvalidLocation);
        }
        if answered {
            let response = Response::Version(u32::from(CURRENT));
            let querier = None;
            let answer = Instruction::QueryResponse { query_id, response, max_weight, querier };
            let ticket = self.validate(&origin, vec![answer])?;
            self.deliver(ticket)?;
        }
        Ok(())
    }

    pub(super) fn pallets_named(&self, name: &[u8]) -> Result<Vec<PalletInfo>, XcmError> {
        let pallets = self.config.services.pallets.iter();
        let named: Vec<PalletInfo> =
            pallets.filter(|pallet| pallet.module_name == name).cloned().collect();
        if named.len() > PALLETS_MAX {
            return Err(XcmError::Overflow);
        }
        Ok(named)
    }

    pub(super) fn expect_pallet(&self, expected: &PalletExpectation) -> Result<(), XcmError> {
        let mut pallets = self.config.services.pallets.iter();
        let pallet = pallets.find(|pallet| pallet.index == expected.index);
        let pallet = pallet.ok_or(XcmError::PalletNotFound)?;
        if pallet.name != expected.name || pallet.module_name != expected.module_name {
            return Err(XcmError::NameMismatch);
        }
        if pallet.major != expected.crate_major || pallet.minor < expected.min_crate_minor {
            return Err(XcmError::VersionIncompatible);
        }
        Ok(())
    }

    pub(super) fn universal_origin(&mut self, junction: Junction) -> Result<(), XcmError> {
        if self.universal.0.first() == Some(&junction) {
            return Err(XcmError::InvalidLocation);
        }
        let origin = self.origin()?;
        if !self.config.services.universal_alias(origin, junction) {
            return Err(XcmError::InvalidLocation);
        }
        self.origin = Some(Junctions(vec![junction]).relative_to(self.universal));
        Ok(())
    }

    pub(super) fn export_message(
        &mut self,
        network: NetworkId,
        destination: Junctions,
        xcm: &Xcm,
    ) -> Result<(), XcmError> {
        let origin = self.origin()?;
        let source = self.universal.within_global(origin).ok_or(XcmError::Unanchored)?;
        let mut preimage = Some(origin.clone()).encoded();
        destination.encode(&mut preimage);
        let channel = self.environment.channel(&preimage);
        let mut exports = self.config.services.exports.iter();
        let export = exports.find(|export| export.network == network);
        let price = &export.ok_or(XcmError::Unroutable)?.price;
        let mut message = vec![CURRENT];
        xcm.encode(&mut message);
        let fee = price.of(message.len() - 1);
        self.holding_transaction(|this| {
            this.take_fee(fee.as_ref(), FeeReason::Export)?;
            this.environment.emit(Event::Exported {
                network,
                channel,
                source,
                destination,
                message,
            });
            Ok(())
        })
    }

    pub(super) fn exchange_asset(
        &mut self,
        give: &AssetFilter,
        want: &Assets,
        maximal: bool,
    ) -> Result<(), XcmError> {
        let before = self.holding.clone();
        let given = self.holding.saturating_take(give);
        let result = self.storage_transaction(|this| {
            this.room(want.0.len())?;
            let got = this.environment.exchange(given, want, maximal).ok_or(XcmError::NoDeal)?;
            this.holding.subsume(got);
            Ok(())
        });
        if result.is_err() {
            self.holding = before;
        }
        result
    }

    pub(super) fn change_lock(
        &mut self,
        change: LockChange,
        asset: &Asset,
        owner: &Location,
    ) -> Result<(), XcmError> {
        let other = self.origin()?.clone();
        self.environment.lock(change, asset, owner, &other, true)
    }

    pub(super) fn lock_asset(
        &mut self,
        asset: &Asset,
        unlocker: &Location,
    ) -> Result<(), XcmError> {
        let owner = self.origin()?.clone();
        let named = Asset { id: self.reanchor(&asset.id, unlocker)?, fun: asset.fun };
        self.environment.lock(LockChange::Lock, asset, &owner, unlocker, false)?;
        let owner_there = self.reanchor(&owner, unlocker)?;
        let note = Instruction::NoteUnlockable { asset: named, owner: owner_there };
        let ticket = self.validate(unlocker, vec![note])?;
        self.take_fee(ticket.fee.as_ref(), FeeReason::LockAsset)?;
        self.environment.lock(LockChange::Lock, asset, &owner, unlocker, true)?;
        self.deliver(ticket)
    }

    pub(super) fn request_unlock(
        &mut self,
        asset: &Asset,
        locker: &Location,
    ) -> Result<(), XcmError> {
        let owner = self.origin()?.clone();
        let named = Asset { id: self.reanchor(&asset.id, locker)?, fun: asset.fun };
        let target = self.reanchor(&owner, locker)?;
        self.environment.lock(LockChange::Reduce, asset, &owner, locker, false)?;
        let unlock = Instruction::UnlockAsset { asset: named, target };
        let ticket = self.validate(locker, vec![unlock])?;
        self.holding_transaction(|this| {
            this.take_fee(ticket.fee.as_ref(), FeeReason::RequestUnlock)?;
            this.environment.lock(LockChange::Reduce, asset, &owner, locker, true)?;
            this.deliver(ticket)
        })
    }
}
