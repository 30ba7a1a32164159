package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.Variants;

/// How errors are read. From 35 on the numbers differ from those of V5.
final class ErrorTable {
    static final Variants<XcmError> ERRORS =
            Variants.<XcmError>named("Error")
                    .unit(0, "Overflow", XcmError.Overflow::new)
                    .unit(1, "Unimplemented", XcmError.Unimplemented::new)
                    .unit(2, "UntrustedReserveLocation", XcmError.UntrustedReserveLocation::new)
                    .unit(3, "UntrustedTeleportLocation", XcmError.UntrustedTeleportLocation::new)
                    .unit(4, "LocationFull", XcmError.LocationFull::new)
                    .unit(5, "LocationNotInvertible", XcmError.LocationNotInvertible::new)
                    .unit(6, "BadOrigin", XcmError.BadOrigin::new)
                    .unit(7, "InvalidLocation", XcmError.InvalidLocation::new)
                    .unit(8, "AssetNotFound", XcmError.AssetNotFound::new)
                    .unit(9, "FailedToTransactAsset", XcmError.FailedToTransactAsset::new)
                    .unit(10, "NotWithdrawable", XcmError.NotWithdrawable::new)
                    .unit(11, "LocationCannotHold", XcmError.LocationCannotHold::new)
                    .unit(12, "ExceedsMaxMessageSize", XcmError.ExceedsMaxMessageSize::new)
                    .unit(13, "DestinationUnsupported", XcmError.DestinationUnsupported::new)
                    .unit(14, "Transport", XcmError.Transport::new)
                    .unit(15, "Unroutable", XcmError.Unroutable::new)
                    .unit(16, "UnknownClaim", XcmError.UnknownClaim::new)
                    .unit(17, "FailedToDecode", XcmError.FailedToDecode::new)
                    .unit(18, "MaxWeightInvalid", XcmError.MaxWeightInvalid::new)
                    .unit(19, "NotHoldingFees", XcmError.NotHoldingFees::new)
                    .unit(20, "TooExpensive", XcmError.TooExpensive::new)
                    .one(21, "Trap", in -> new XcmError.Trap(in.u64()))
                    .unit(22, "ExpectationFalse", XcmError.ExpectationFalse::new)
                    .unit(23, "PalletNotFound", XcmError.PalletNotFound::new)
                    .unit(24, "NameMismatch", XcmError.NameMismatch::new)
                    .unit(25, "VersionIncompatible", XcmError.VersionIncompatible::new)
                    .unit(26, "HoldingWouldOverflow", XcmError.HoldingWouldOverflow::new)
                    .unit(27, "ExportError", XcmError.ExportError::new)
                    .unit(28, "ReanchorFailed", XcmError.ReanchorFailed::new)
                    .unit(29, "NoDeal", XcmError.NoDeal::new)
                    .unit(30, "FeesNotMet", XcmError.FeesNotMet::new)
                    .unit(31, "LockError", XcmError.LockError::new)
                    .unit(32, "NoPermission", XcmError.NoPermission::new)
                    .unit(33, "Unanchored", XcmError.Unanchored::new)
                    .unit(34, "NotDepositable", XcmError.NotDepositable::new)
                    .unit(35, "UnhandledXcmVersion", XcmError.UnhandledXcmVersion::new)
                    .one(
                            36,
                            "WeightLimitReached",
                            in -> new XcmError.WeightLimitReached(Weight.from(in)))
                    .unit(37, "Barrier", XcmError.Barrier::new)
                    .unit(38, "WeightNotComputable", XcmError.WeightNotComputable::new)
                    .unit(39, "ExceedsStackLimit", XcmError.ExceedsStackLimit::new);

    private ErrorTable() {}
}
