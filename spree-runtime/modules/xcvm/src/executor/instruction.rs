//! What each instruction does (XCM.md 7.6).

use super::moving::Onward;
use super::Executor;
use crate::config::DustRule;
use crate::environment::{Environment, LockChange};
use crate::event::Event;
use crate::holding::Holding;
use crate::services::{FeeReason, Subscriptions};
use crate::trust::{AliasRule, Trust};
use core::mem::replace;
use xcm::{Asset, AssetFilter, Assets, Hint, Instruction, Location, MaybeErrorCode, Response};
use xcm::{Weight, WeightLimit, Xcm, XcmError};

/// The text of the error that a deposit below the existential deposit raises.
pub const BELOW_MINIMUM: &str = "BelowMinimum";

impl<E: Environment> Executor<'_, E> {
    pub(super) fn step(&mut self, instruction: Instruction) -> Result<(), XcmError> {
        match instruction {
            Instruction::WithdrawAsset(assets) => self.withdraw_asset(assets),
            Instruction::ReserveAssetDeposited(assets) => self.reserve_asset_deposited(assets),
            Instruction::ReceiveTeleportedAsset(assets) => self.receive_teleported_asset(assets),
            Instruction::TransferAsset { assets, beneficiary } => {
                self.transfer_asset(&assets, &beneficiary)
            }
            Instruction::DepositAsset { assets, beneficiary } => {
                self.deposit_asset(&assets, &beneficiary)
            }
            Instruction::BurnAsset(assets) => {
                self.holding.saturating_take(&AssetFilter::Definite(assets));
                Ok(())
            }
            Instruction::ClaimAsset { assets, ticket } => self.claim_asset(assets, &ticket),
            Instruction::BuyExecution { fees, weight_limit } => {
                self.buy_execution(fees, weight_limit)
            }
            Instruction::PayFees { asset } => self.pay_fees(&asset),
            Instruction::RefundSurplus => self.refund_surplus(),
            Instruction::SetErrorHandler(xcm) => {
                let weight = self.weigh_nested(&xcm)?;
                let replaced = replace(&mut self.error_handler_weight, weight);
                self.error_handler = xcm;
                self.add_surplus(replaced);
                Ok(())
            }
            Instruction::SetAppendix(xcm) => {
                let weight = self.weigh_nested(&xcm)?;
                let replaced = replace(&mut self.appendix_weight, weight);
                self.appendix = xcm;
                self.add_surplus(replaced);
                Ok(())
            }
            Instruction::ClearError => {
                self.error = None;
                Ok(())
            }
            Instruction::Trap(code) => Err(XcmError::Trap(code)),
            Instruction::ClearOrigin => {
                self.origin = None;
                Ok(())
            }
            Instruction::DescendOrigin(interior) => {
                let below = self.origin()?.appended_with(&interior);
                self.origin = Some(below.ok_or(XcmError::LocationFull)?);
                Ok(())
            }
            Instruction::SetHints { hints } => {
                for Hint::AssetClaimer { location } in hints {
                    self.asset_claimer = Some(location);
                }
                Ok(())
            }
            Instruction::SetFeesMode { jit_withdraw } => {
                self.jit_withdraw = jit_withdraw;
                Ok(())
            }
            Instruction::SetTopic(topic) => {
                self.topic = Some(topic);
                Ok(())
            }
            Instruction::ClearTopic => {
                self.topic = None;
                Ok(())
            }
            Instruction::ExpectAsset(assets) => expect(self.holding.contains_all(&assets)),
            Instruction::ExpectOrigin(origin) => expect(self.origin == origin),
            Instruction::ExpectError(error) => expect(self.error == error),
            Instruction::ExpectTransactStatus(status) => expect(self.transact_status == status),
            Instruction::UnpaidExecution { check_origin, .. } => match check_origin {
                Some(_) if check_origin != self.origin => Err(XcmError::BadOrigin),
                _ => Ok(()),
            },
            Instruction::TransferReserveAsset { assets, dest, xcm } => {
                self.transfer_reserve_asset(&assets, &dest, xcm)
            }
            Instruction::DepositReserveAsset { assets, dest, xcm } => {
                self.onward(Onward::Deposit, &assets, &dest, xcm)
            }
            Instruction::InitiateReserveWithdraw { assets, reserve, xcm } => {
                self.onward(Onward::Withdraw, &assets, &reserve, xcm)
            }
            Instruction::InitiateTeleport { assets, dest, xcm } => {
                self.onward(Onward::Teleport, &assets, &dest, xcm)
            }
            Instruction::InitiateTransfer {
                destination,
                remote_fees,
                preserve_origin,
                assets,
                remote_xcm,
            } => self.holding_transaction(|this| {
                this.initiate_transfer(
                    &destination,
                    remote_fees.as_ref(),
                    preserve_origin,
                    &assets,
                    remote_xcm,
                )
            }),
            Instruction::ReportError(info) => {
                let response = Response::ExecutionResult(self.error);
                self.report(response, &info, FeeReason::Report)
            }
            Instruction::ReportHolding { response_info, assets } => {
                let shown = self.holding.clone().saturating_take(&assets);
                let named = shown.reanchored(&response_info.destination, self.universal, |_| ());
                let response = Response::Assets(named.into_assets());
                self.report(response, &response_info, FeeReason::Report)
            }
            Instruction::ReportTransactStatus(info) => {
                let response = Response::DispatchResult(self.transact_status.clone());
                self.report(response, &info, FeeReason::Report)
            }
            Instruction::QueryPallet { module_name, response_info } => {
                let pallets = self.pallets_named(&module_name)?;
                self.report(Response::PalletsInfo(pallets), &response_info, FeeReason::QueryPallet)
            }
            Instruction::ExpectPallet(expected) => self.expect_pallet(&expected),
            Instruction::Transact { origin_kind, call, .. } => self.transact(origin_kind, &call),
            Instruction::ClearTransactStatus => {
                self.transact_status = MaybeErrorCode::Success;
                Ok(())
            }
            Instruction::QueryResponse { query_id, response, max_weight, querier } => {
                let origin = self.origin()?.clone();
                self.query_response(&origin, query_id, response, max_weight, querier.as_ref());
                Ok(())
            }
            Instruction::SubscribeVersion { query_id, max_response_weight } => {
                self.subscribe_version(query_id, max_response_weight)
            }
            Instruction::UnsubscribeVersion => {
                let origin = self.subscriber()?;
                match self.config.services.subscriptions {
                    Subscriptions::None => return Err(XcmError::Unimplemented),
                    Subscriptions::Answered | Subscriptions::Kept => {
                        self.environment.unsubscribe(&origin)
                    }
                }
                Ok(())
            }
            Instruction::HrmpNewChannelOpenRequest { sender, max_message_size, max_capacity } => {
                self.hear_of_channel(Event::HrmpNewChannelOpenRequest {
                    sender,
                    max_message_size,
                    max_capacity,
                });
                Ok(())
            }
            Instruction::HrmpChannelAccepted { recipient } => {
                self.hear_of_channel(Event::HrmpChannelAccepted { recipient });
                Ok(())
            }
            Instruction::HrmpChannelClosing { initiator, sender, recipient } => {
                self.hear_of_channel(Event::HrmpChannelClosing { initiator, sender, recipient });
                Ok(())
            }
            Instruction::AliasOrigin(target) => {
                let origin = self.origin()?;
                if !AliasRule::any_allows(&self.config.aliasers, origin, &target) {
                    return Err(XcmError::NoPermission);
                }
                self.origin = Some(target);
                Ok(())
            }
            Instruction::UniversalOrigin(junction) => self.universal_origin(junction),
            Instruction::ExportMessage { network, destination, xcm } => {
                self.export_message(network, destination, &xcm)
            }
            Instruction::ExchangeAsset { give, want, maximal } => {
                self.exchange_asset(&give, &want, maximal)
            }
            Instruction::LockAsset { asset, unlocker } => {
                self.holding_transaction(|this| this.lock_asset(&asset, &unlocker))
            }
            Instruction::UnlockAsset { asset, target } => {
                self.change_lock(LockChange::Unlock, &asset, &target)
            }
            Instruction::NoteUnlockable { asset, owner } => {
                self.change_lock(LockChange::Note, &asset, &owner)
            }
            Instruction::RequestUnlock { asset, locker } => self.request_unlock(&asset, &locker),
            Instruction::ExecuteWithOrigin { .. } => Err(XcmError::Unimplemented),
        }
    }

    fn withdraw_asset(&mut self, assets: Assets) -> Result<(), XcmError> {
        let origin = self.origin()?.clone();
        self.room(assets.0.len())?;
        self.storage_transaction(|this| {
            assets.0.iter().try_for_each(|asset| this.environment.withdraw(asset, &origin))
        })?;
        self.holding.add_all(&assets);
        Ok(())
    }

    fn reserve_asset_deposited(&mut self, assets: Assets) -> Result<(), XcmError> {
        let origin = self.origin()?;
        self.room(assets.0.len())?;
        let trusted = |asset: &Asset| Trust::any_holds(&self.config.reserves, asset, origin);
        if !assets.0.iter().all(trusted) {
            return Err(XcmError::UntrustedReserveLocation);
        }
        self.holding.add_all(&assets);
        Ok(())
    }

    fn receive_teleported_asset(&mut self, assets: Assets) -> Result<(), XcmError> {
        let origin = self.origin()?.clone();
        self.room(assets.0.len())?;
        self.storage_transaction(|this| {
            for asset in &assets.0 {
                if !Trust::any_holds(&this.config.teleporters, asset, &origin) {
                    return Err(XcmError::UntrustedTeleportLocation);
                }
                this.environment.can_check_in(asset)?;
                this.environment.check_in(asset);
            }
            Ok(())
        })?;
        self.holding.add_all(&assets);
        Ok(())
    }

    fn transfer_asset(&mut self, assets: &Assets, beneficiary: &Location) -> Result<(), XcmError> {
        self.storage_transaction(|this| {
            let origin = this.origin()?.clone();
            assets
                .0
                .iter()
                .try_for_each(|asset| this.environment.transfer(asset, &origin, beneficiary))
        })
    }

    fn deposit_asset(
        &mut self,
        filter: &AssetFilter,
        beneficiary: &Location,
    ) -> Result<(), XcmError> {
        self.holding_transaction(|this| {
            let taken = this.holding.saturating_take(filter);
            this.deposit_with_retry(taken, beneficiary)
        })
    }

    /// Deposits everything; what fails is tried once more after the rest (XCM.md 8.3).
    pub(super) fn deposit_with_retry(&mut self, taken: Holding, to: &Location) -> Result<(), XcmError> {
        let assets = taken.into_assets().0;
        let failed: alloc::vec::Vec<Asset> = assets
            .into_iter()
            .filter(|asset| self.environment.deposit(asset, to).is_err())
            .collect();
        for asset in &failed {
            match self.environment.deposit(asset, to) {
                Err(XcmError::FailedToTransactAsset(BELOW_MINIMUM))
                    if self.config.dust == DustRule::Ignored => {}
                result => result?,
            }
        }
        Ok(())
    }

    fn claim_asset(&mut self, assets: Assets, ticket: &Location) -> Result<(), XcmError> {
        let origin = self.origin()?.clone();
        self.room(assets.0.len())?;
        if !self.environment.claim(&origin, ticket, &assets) {
            return Err(XcmError::UnknownClaim);
        }
        self.holding.add_all(&assets);
        Ok(())
    }

    fn buy_execution(&mut self, fees: Asset, limit: WeightLimit) -> Result<(), XcmError> {
        let weight = match limit {
            WeightLimit::Unlimited => return Ok(()),
            WeightLimit::Limited(weight) => weight,
        };
        self.bought_with = Some(fees.id.clone());
        let before = self.holding.clone();
        let payment = self.holding.try_take(&fees).ok_or(XcmError::NotHoldingFees)?;
        let result = self.storage_transaction(|this| {
            let change = this.buy(weight, payment)?;
            this.holding.subsume(change);
            Ok(())
        });
        if result.is_err() {
            self.holding = before;
        }
        result
    }

    fn pay_fees(&mut self, asset: &Asset) -> Result<(), XcmError> {
        if self.already_paid_fees {
            return Ok(());
        }
        self.already_paid_fees = true;
        let result = self.holding_transaction(|this| {
            let payment = this.holding.try_take(asset).ok_or(XcmError::NotHoldingFees)?;
            let change = this.buy(this.message_weight, payment)?;
            this.fees.subsume(change);
            Ok(())
        });
        if result.is_err() && self.registers_roll_back() {
            self.already_paid_fees = false;
        }
        result
    }

    fn weigh_nested(&self, xcm: &Xcm) -> Result<Weight, XcmError> {
        let weight = self.config.weigher.program(&self.config.services.calls, xcm, Weight::MAX);
        weight.map_err(|_| XcmError::WeightNotComputable)
    }
}

fn expect(holds: bool) -> Result<(), XcmError> {
    if holds {
        Ok(())
    } else {
        Err(XcmError::ExpectationFalse)
    }
}
