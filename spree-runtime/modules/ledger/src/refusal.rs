//! Why the ledger does not do something, as instructions say it and as calls say it.

use xcm::XcmError;

/// The SCALE of a `DispatchError`.
pub type DispatchError = &'static [u8];

pub(crate) const OTHER: DispatchError = &[0];
pub(crate) const BAD_ORIGIN: DispatchError = &[2];
pub(crate) const FUNDS_UNAVAILABLE: DispatchError = &[7, 0];
pub(crate) const UNKNOWN_ASSET: DispatchError = &[7, 4];
pub(crate) const UNSUPPORTED: DispatchError = &[7, 6];
pub(crate) const NOT_EXPENDABLE: DispatchError = &[7, 8];

/// `Module` errors of pallet-asset-conversion: 56 is its index in Asset Hub runtimes, and the number
/// behind it that of the error.
pub(crate) const INVALID_ASSET_PAIR: DispatchError = &[3, 56, 0, 0, 0, 0];
pub(crate) const POOL_EXISTS: DispatchError = &[3, 56, 1, 0, 0, 0];
pub(crate) const WRONG_DESIRED_AMOUNT: DispatchError = &[3, 56, 2, 0, 0, 0];
pub(crate) const AMOUNT_ONE_LESS_THAN_MINIMAL: DispatchError = &[3, 56, 3, 0, 0, 0];
pub(crate) const AMOUNT_TWO_LESS_THAN_MINIMAL: DispatchError = &[3, 56, 4, 0, 0, 0];
pub(crate) const RESERVE_LEFT_LESS_THAN_MINIMAL: DispatchError = &[3, 56, 5, 0, 0, 0];
pub(crate) const AMOUNT_OUT_TOO_HIGH: DispatchError = &[3, 56, 6, 0, 0, 0];
pub(crate) const POOL_NOT_FOUND: DispatchError = &[3, 56, 7, 0, 0, 0];
pub(crate) const OVERFLOW: DispatchError = &[3, 56, 8, 0, 0, 0];
pub(crate) const ASSET_ONE_DEPOSIT: DispatchError = &[3, 56, 9, 0, 0, 0];
pub(crate) const ASSET_TWO_DEPOSIT: DispatchError = &[3, 56, 10, 0, 0, 0];
pub(crate) const ASSET_ONE_WITHDRAWAL: DispatchError = &[3, 56, 11, 0, 0, 0];
pub(crate) const ASSET_TWO_WITHDRAWAL: DispatchError = &[3, 56, 12, 0, 0, 0];
pub(crate) const OPTIMAL_AMOUNT_LESS_THAN_DESIRED: DispatchError = &[3, 56, 13, 0, 0, 0];
pub(crate) const INSUFFICIENT_LIQUIDITY_MINTED: DispatchError = &[3, 56, 14, 0, 0, 0];
pub(crate) const ZERO_LIQUIDITY: DispatchError = &[3, 56, 15, 0, 0, 0];
pub(crate) const ZERO_AMOUNT: DispatchError = &[3, 56, 16, 0, 0, 0];
pub(crate) const MINIMUM_NOT_SUFFICIENT: DispatchError = &[3, 56, 17, 0, 0, 0];
pub(crate) const MAXIMUM_NOT_SUFFICIENT: DispatchError = &[3, 56, 18, 0, 0, 0];
pub(crate) const NO_MORE_POOLS: DispatchError = &[3, 56, 20, 0, 0, 0];
pub(crate) const SWAPPED_BELOW_MINIMUM: DispatchError = &[3, 56, 22, 0, 0, 0];

/// Why a balance or an item stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is too little, or it is locked, or the account could not live on without it.
    Unavailable,
    Overflow,
    BelowMinimum,
    /// There is no account that could hold an asset which is not sufficient.
    CannotCreate,
    /// The item is someone else's.
    NotTheOwner,
    UnknownItem,
    ItemExists,
}

impl Refusal {
    /// The text is not part of a message: it names what pallet-balances, pallet-assets and
    /// pallet-uniques report, `TokenError` by variant.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Refusal::Unavailable => "FundsUnavailable",
            Refusal::Overflow => "Overflow",
            Refusal::BelowMinimum => "BelowMinimum",
            Refusal::CannotCreate => "CannotCreate",
            Refusal::NotTheOwner => "NoPermission",
            Refusal::UnknownItem => "UnknownItem",
            Refusal::ItemExists => "AlreadyExists",
        }
    }

    /// `TokenError`, `ArithmeticError::Overflow`, or `Other` for items.
    pub(crate) fn dispatch_error(self) -> DispatchError {
        match self {
            Refusal::Unavailable => FUNDS_UNAVAILABLE,
            Refusal::Overflow => &[8, 1],
            Refusal::BelowMinimum => &[7, 2],
            Refusal::CannotCreate => &[7, 3],
            Refusal::NotTheOwner | Refusal::UnknownItem | Refusal::ItemExists => OTHER,
        }
    }
}

impl From<Refusal> for XcmError {
    fn from(refusal: Refusal) -> Self {
        XcmError::FailedToTransactAsset(refusal.text())
    }
}

impl From<Refusal> for DispatchError {
    fn from(refusal: Refusal) -> Self {
        refusal.dispatch_error()
    }
}
