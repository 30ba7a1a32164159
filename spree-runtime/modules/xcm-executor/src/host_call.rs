//! Calls of the host chain: it puts assets of its own into its instance, takes its own out again,
//! calls as the account that `Parent` has here, and opens and drops queries. Nothing that a call says reaches the holdings
//! of anyone else, and what is not the host chain's it can neither make nor destroy.
//!
//! A call is a version byte and a [`HostCall`]. It is all or nothing:
//!
//! | outcome                  | when                                                              |
//! |--------------------------|-------------------------------------------------------------------|
//! | `Complete { used }`      | done; `used` is the declared weight of a dispatched call, else zero |
//! | `Incomplete { used, 0 }` | tried and failed, storage is as before: as the ledger says (`FailedToTransactAsset`, `NotWithdrawable`, `AssetNotFound`…), and `ExpectationFalse` for a dispatched call that failed or a query that cannot be dropped |
//! | `Error { 0 }`            | not tried: `FailedToDecode` for bytes that are no call, `NoPermission` for an asset that is not the host chain's or a call that is not safe, `BadOrigin` if it has no account to call as |
//!
//! There is no call that sends: a message that leaves has the instance for its origin, and the host
//! chain must not be able to speak as that. It sends from itself.

use crate::message::{configuration, execution, Context, Execution};
use ledger::store::Store;
use ledger::Ledger;
use scale::{wire_enum, wire_struct, Bytes, Limits, Wire};
use xcm::{Asset, InstructionError, Location, Outcome, Weight, XcmError};
use xcvm::calls::{self, DispatchOrigin};
use xcvm::environment::{Records, Transactions, Transactor};
use xcvm::services::NewQuery;

wire_struct! {
    /// The input of `SpreeModule_call`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct HostCallInput {
        context: Context,
        call: Vec<u8> as Bytes,
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum VersionedHostCall {
        1 = V1(call: HostCall),
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum HostCall {
        /// Makes an asset of the host chain for someone here.
        0 = Deposit { asset: Asset, beneficiary: Location },
        /// Destroys an asset of the host chain that is in the host chain's own account.
        1 = Withdraw { asset: Asset },
        /// One of the module's calls, signed by the host chain's account and by nobody else: it is
        /// no superuser here.
        2 = Dispatch(call: Vec<u8> as Bytes),
        /// Opens a query under the next id, which an event tells.
        3 = NewQuery(query: NewQuery),
        /// Forgets a query that was answered or is overdue.
        4 = DropQuery { id: u64 },
    }
}

/// Why there is no result.
enum Failure {
    Refused(XcmError),
    Failed { used: Weight, error: XcmError },
}

pub(crate) fn call<S: Store>(store: &mut S, input: &[u8]) -> Execution {
    let input = match HostCallInput::decode_all(input, Limits::TRUSTED) {
        Ok(input) => input,
        Err(_) => panic!("call input must decode"),
    };
    let call = match VersionedHostCall::decode_all(&input.call, Limits::MESSAGE) {
        Ok(VersionedHostCall::V1(call)) => call,
        Err(_) => return Execution::refused([0; 32], XcmError::FailedToDecode),
    };
    let (universal, config) = configuration(store);
    let mut ledger = Ledger::new(store, &config, &universal).at(input.context.time_ms);
    ledger.begin();
    let outcome = match perform(&mut ledger, call) {
        Ok(used) => {
            ledger.commit();
            Outcome::Complete { used }
        }
        Err(failure) => {
            ledger.rollback();
            match failure {
                Failure::Refused(error) => Outcome::Error(InstructionError { index: 0, error }),
                Failure::Failed { used, error } => {
                    Outcome::Incomplete { used, error: InstructionError { index: 0, error } }
                }
            }
        }
    };
    execution(ledger, outcome, [0; 32])
}

fn perform<S: Store>(ledger: &mut Ledger<S>, call: HostCall) -> Result<Weight, Failure> {
    match call {
        HostCall::Deposit { asset, beneficiary } => {
            own(ledger, &asset)?;
            ledger.deposit(&asset, &beneficiary).map_err(failed)?;
            Ok(Weight::ZERO)
        }
        HostCall::Withdraw { asset } => {
            own(ledger, &asset)?;
            ledger.withdraw(&asset, &host()).map_err(failed)?;
            Ok(Weight::ZERO)
        }
        HostCall::Dispatch(bytes) => dispatch(ledger, &bytes),
        HostCall::NewQuery(query) => {
            ledger.new_query(query);
            Ok(Weight::ZERO)
        }
        HostCall::DropQuery { id } if ledger.drop_query(id) => Ok(Weight::ZERO),
        HostCall::DropQuery { .. } => Err(failed(XcmError::ExpectationFalse)),
    }
}

/// Where the host chain is.
fn host() -> Location {
    Location::new(1, &[])
}

/// Only what is at home on the host chain is the host chain's to make and destroy.
fn own<S: Store>(ledger: &Ledger<S>, asset: &Asset) -> Result<(), Failure> {
    if ledger.config().services.host_assets.contains(&asset.id) {
        Ok(())
    } else {
        Err(Failure::Refused(XcmError::NoPermission))
    }
}

fn failed(error: XcmError) -> Failure {
    Failure::Failed { used: Weight::ZERO, error }
}

fn dispatch<S: Store>(ledger: &mut Ledger<S>, bytes: &[u8]) -> Result<Weight, Failure> {
    let services = &ledger.config().services;
    let (call, used) = calls::decode(&services.calls, bytes)
        .ok_or(Failure::Refused(XcmError::FailedToDecode))?;
    if !services.safe_calls.allow(bytes) {
        return Err(Failure::Refused(XcmError::NoPermission));
    }
    let account = ledger.account(&host()).ok_or(Failure::Refused(XcmError::BadOrigin))?;
    match ledger.dispatch(&call, &DispatchOrigin::Signed(account)) {
        Ok(()) => Ok(used),
        Err(_) => Err(Failure::Failed { used, error: XcmError::ExpectationFalse }),
    }
}
