//! Instructions that move assets to another place (XCM.md 7.6, 7.7).

use super::Executor;
use crate::environment::Environment;
use crate::holding::Holding;
use crate::services::{FeeReason, OnwardTrust};
use crate::trust::Trust;
use alloc::vec;
use alloc::vec::Vec;
use xcm::{Asset, AssetFilter, AssetTransferFilter, Assets, Instruction, Location, WeightLimit};
use xcm::{Xcm, XcmError};

/// How assets get to another place.
#[derive(Clone, Copy)]
pub(super) enum Onward {
    /// They stay in the account of the place.
    Deposit,
    /// They are given back to their reserve.
    Withdraw,
    Teleport,
}

impl Onward {
    /// What tells the other side.
    fn announce(self, assets: Assets) -> Instruction {
        match self {
            Onward::Deposit => Instruction::ReserveAssetDeposited(assets),
            Onward::Withdraw => Instruction::WithdrawAsset(assets),
            Onward::Teleport => Instruction::ReceiveTeleportedAsset(assets),
        }
    }

    fn reason(self) -> FeeReason {
        match self {
            Onward::Deposit => FeeReason::DepositReserveAsset,
            Onward::Withdraw => FeeReason::InitiateReserveWithdraw,
            Onward::Teleport => FeeReason::InitiateTeleport,
        }
    }
}

impl From<&AssetTransferFilter> for Onward {
    fn from(filter: &AssetTransferFilter) -> Self {
        match filter {
            AssetTransferFilter::Teleport(_) => Onward::Teleport,
            AssetTransferFilter::ReserveDeposit(_) => Onward::Deposit,
            AssetTransferFilter::ReserveWithdraw(_) => Onward::Withdraw,
        }
    }
}

impl<E: Environment> Executor<'_, E> {
    pub(super) fn transfer_reserve_asset(
        &mut self,
        assets: &Assets,
        destination: &Location,
        xcm: Xcm,
    ) -> Result<(), XcmError> {
        self.storage_transaction(|this| {
            let origin = this.origin()?.clone();
            for asset in &assets.0 {
                this.environment.transfer(asset, &origin, destination)?;
            }
            let mut named = Vec::with_capacity(assets.0.len());
            for asset in &assets.0 {
                let id = asset.id.reanchored(destination, this.universal);
                named.push(Asset { id: id.ok_or(XcmError::LocationFull)?, fun: asset.fun });
            }
            named.sort();
            let program = followed(Onward::Deposit.announce(Assets(named)), xcm);
            this.send(destination, program, FeeReason::TransferReserveAsset)
        })
    }

    pub(super) fn onward(
        &mut self,
        how: Onward,
        filter: &AssetFilter,
        destination: &Location,
        xcm: Xcm,
    ) -> Result<(), XcmError> {
        self.holding_transaction(|this| {
            let mut taken = this.holding.saturating_take(filter);
            let all = taken.reanchored(destination, this.universal, |_| ()).into_assets();
            let draft = followed(how.announce(all), xcm.clone());
            let fee = this.set_fee_aside(&mut taken, destination, draft)?;
            let named = this.carry(how, taken, destination)?;
            this.holding.subsume(fee);
            this.send(destination, followed(how.announce(named), xcm), how.reason())
        })
    }

    /// Does on our side what `how` asks for, and tells the assets as the other side names them.
    fn carry(
        &mut self,
        how: Onward,
        assets: Holding,
        to: &Location,
    ) -> Result<Assets, XcmError> {
        let universal = self.universal;
        let checked = self.config.services.onward_trust == OnwardTrust::Checked;
        let list = assets.clone().into_assets().0;
        match how {
            Onward::Deposit => self.deposit_with_retry(assets.clone(), to)?,
            Onward::Withdraw => {
                let trusted = |asset: &Asset| Trust::any_holds(&self.config.reserves, asset, to);
                if checked && !list.iter().all(trusted) {
                    return Err(XcmError::UntrustedReserveLocation);
                }
                let holding = &mut self.holding;
                let named = assets.reanchored(to, universal, |asset| holding.add(asset));
                return Ok(named.into_assets());
            }
            Onward::Teleport => {
                for asset in &list {
                    if checked && !Trust::any_holds(&self.config.teleporters, asset, to) {
                        return Err(XcmError::UntrustedTeleportLocation);
                    }
                    self.environment.can_check_out(asset)?;
                }
                for asset in &list {
                    self.environment.check_out(asset);
                }
            }
        }
        Ok(assets.reanchored(to, universal, |_| ()).into_assets())
    }

    pub(super) fn initiate_transfer(
        &mut self,
        destination: &Location,
        remote_fees: Option<&AssetTransferFilter>,
        preserve_origin: bool,
        assets: &[AssetTransferFilter],
        remote: Xcm,
    ) -> Result<(), XcmError> {
        let mut program = Vec::with_capacity(assets.len() + remote.0.len() + 4);
        if let Some(fees) = remote_fees {
            let taken =
                self.holding.try_take_filter(fees.filter()).ok_or(XcmError::NotHoldingFees)?;
            let how = Onward::from(fees);
            let named = self.carry(how, taken, destination)?;
            let asset = match named.0.as_slice() {
                [one] => one.clone(),
                _ => return Err(XcmError::TooManyAssets),
            };
            program.push(how.announce(named));
            program.push(Instruction::PayFees { asset });
        }
        for filter in assets {
            let taken = self.holding.saturating_take(filter.filter());
            let how = Onward::from(filter);
            let named = self.carry(how, taken, destination)?;
            program.push(how.announce(named));
        }
        match &self.origin {
            _ if !preserve_origin => program.push(Instruction::ClearOrigin),
            Some(origin) if !origin.is_here() => {
                program.push(Instruction::AliasOrigin(self.reanchor(origin, destination)?));
            }
            _ => {}
        }
        if remote_fees.is_none() {
            let (weight_limit, check_origin) = (WeightLimit::Unlimited, None);
            program.push(Instruction::UnpaidExecution { weight_limit, check_origin });
        }
        program.extend(remote.0);
        self.send(destination, program, FeeReason::InitiateTransfer)
    }
}

fn followed(first: Instruction, xcm: Xcm) -> Vec<Instruction> {
    let mut program = vec![first, Instruction::ClearOrigin];
    program.extend(xcm.0);
    program
}
