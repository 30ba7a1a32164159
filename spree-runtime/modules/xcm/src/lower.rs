//! Down to versions 4 and 3 on the way out (XCM.md 5.4): the same bytes but for the types here.

use crate::v5::*;
use crate::Weight;
use alloc::vec::Vec;
use scale::{Bytes, Codec, Compact, Wire, LATEST};

const V3: u8 = 3;

/// Where version 5 put a new error between the old ones: this one and those after it do not convert.
const ERROR_INSERTED: u8 = 35;

/// A value that the version asked for cannot express.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inconvertible;

/// Encodes in an older version.
pub trait Lower: Wire {
    /// `version` is 3 or 4.
    fn lower(&self, version: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible>;

    /// `version` is 3, 4 or 5.
    fn encode_in(&self, version: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible> {
        if version == LATEST {
            self.encode(out);
            Ok(())
        } else {
            self.lower(version, out)
        }
    }
}

/// An asset id, which version 3 calls concrete.
pub(crate) fn asset_id(id: &Location, version: u8, out: &mut Vec<u8>) {
    if version == V3 {
        out.push(0);
    }
    id.encode(out);
}

impl Lower for Location {
    fn lower(&self, _: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible> {
        self.encode(out);
        Ok(())
    }
}

impl Lower for Asset {
    fn lower(&self, version: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible> {
        asset_id(&self.id, version, out);
        self.fun.encode(out);
        Ok(())
    }
}

impl Lower for Assets {
    fn lower(&self, version: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible> {
        list(&self.0, version, out)
    }
}

impl Lower for Xcm {
    fn lower(&self, version: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible> {
        list(&self.0, version, out)
    }
}

fn list<T: Lower>(items: &[T], version: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible> {
    Compact::encode(&(items.len() as u32), out);
    items.iter().try_for_each(|item| item.lower(version, out))
}

impl Lower for AssetFilter {
    fn lower(&self, version: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible> {
        out.push(self.index());
        match self {
            AssetFilter::Definite(assets) => return assets.lower(version, out),
            AssetFilter::Wild(wild) => match wild {
                WildAsset::All | WildAsset::AllCounted(_) => wild.encode(out),
                WildAsset::AllOf { id, fun } => {
                    out.push(wild.index());
                    asset_id(id, version, out);
                    fun.encode(out);
                }
                WildAsset::AllOfCounted { id, fun, count } => {
                    out.push(wild.index());
                    asset_id(id, version, out);
                    fun.encode(out);
                    Compact::encode(count, out);
                }
            },
        }
        Ok(())
    }
}

impl Lower for Option<(u32, XcmError)> {
    fn lower(&self, _: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible> {
        match self {
            Some((_, error)) if error.index() >= ERROR_INSERTED => Err(Inconvertible),
            _ => {
                self.encode(out);
                Ok(())
            }
        }
    }
}

impl Lower for Response {
    fn lower(&self, version: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible> {
        match self {
            Response::Assets(assets) => {
                out.push(self.index());
                assets.lower(version, out)
            }
            Response::ExecutionResult(error) => {
                out.push(self.index());
                error.lower(version, out)
            }
            Response::Null
            | Response::Version(_)
            | Response::PalletsInfo(_)
            | Response::DispatchResult(_) => {
                self.encode(out);
                Ok(())
            }
        }
    }
}

impl Lower for Instruction {
    fn lower(&self, version: u8, out: &mut Vec<u8>) -> Result<(), Inconvertible> {
        let start = out.len();
        out.push(self.index());
        match self {
            Instruction::WithdrawAsset(assets)
            | Instruction::ReserveAssetDeposited(assets)
            | Instruction::ReceiveTeleportedAsset(assets)
            | Instruction::BurnAsset(assets)
            | Instruction::ExpectAsset(assets) => assets.lower(version, out)?,
            Instruction::QueryResponse { query_id, response, max_weight, querier } => {
                Compact::encode(query_id, out);
                response.lower(version, out)?;
                max_weight.encode(out);
                querier.encode(out);
            }
            Instruction::TransferAsset { assets, beneficiary: location }
            | Instruction::ClaimAsset { assets, ticket: location } => {
                assets.lower(version, out)?;
                location.encode(out);
            }
            Instruction::TransferReserveAsset { assets, dest, xcm } => {
                assets.lower(version, out)?;
                dest.encode(out);
                xcm.lower(version, out)?;
            }
            Instruction::Transact { origin_kind, fallback_max_weight, call } => {
                origin_kind.encode(out);
                required_weight(call, *fallback_max_weight).encode(out);
                Bytes::encode(call, out);
            }
            Instruction::DepositAsset { assets, beneficiary } => {
                assets.lower(version, out)?;
                beneficiary.encode(out);
            }
            Instruction::DepositReserveAsset { assets, dest, xcm }
            | Instruction::InitiateReserveWithdraw { assets, reserve: dest, xcm }
            | Instruction::InitiateTeleport { assets, dest, xcm } => {
                assets.lower(version, out)?;
                dest.encode(out);
                xcm.lower(version, out)?;
            }
            Instruction::ExchangeAsset { give, want, maximal } => {
                give.lower(version, out)?;
                want.lower(version, out)?;
                maximal.encode(out);
            }
            Instruction::ReportHolding { response_info, assets } => {
                response_info.encode(out);
                assets.lower(version, out)?;
            }
            Instruction::BuyExecution { fees, weight_limit } => {
                fees.lower(version, out)?;
                weight_limit.encode(out);
            }
            Instruction::SetErrorHandler(xcm) | Instruction::SetAppendix(xcm) => {
                xcm.lower(version, out)?
            }
            Instruction::ExpectError(error) => error.lower(version, out)?,
            Instruction::ExportMessage { network, destination, xcm } => {
                network.encode(out);
                destination.encode(out);
                xcm.lower(version, out)?;
            }
            Instruction::LockAsset { asset, unlocker: location }
            | Instruction::UnlockAsset { asset, target: location }
            | Instruction::NoteUnlockable { asset, owner: location }
            | Instruction::RequestUnlock { asset, locker: location } => {
                asset.lower(version, out)?;
                location.encode(out);
            }
            Instruction::PayFees { .. }
            | Instruction::InitiateTransfer { .. }
            | Instruction::ExecuteWithOrigin { .. }
            | Instruction::SetHints { .. } => return Err(Inconvertible),
            same => {
                out.truncate(start);
                same.encode(out);
            }
        }
        Ok(())
    }
}

/// What `Transact` says it may weigh before version 5. Of a call of unknown type only the empty one
/// decodes, and that weighs nothing.
fn required_weight(call: &[u8], fallback: Option<Weight>) -> Weight {
    if call.is_empty() {
        Weight::ZERO
    } else {
        fallback.unwrap_or(Weight::MAX)
    }
}
