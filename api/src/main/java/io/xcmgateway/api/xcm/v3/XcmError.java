package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;

/// Why an instruction, or a whole message, failed.
public sealed interface XcmError extends FormValue {

    record Overflow() implements XcmError {}

    record Unimplemented() implements XcmError {}

    record UntrustedReserveLocation() implements XcmError {}

    record UntrustedTeleportLocation() implements XcmError {}

    record LocationFull() implements XcmError {}

    record LocationNotInvertible() implements XcmError {}

    record BadOrigin() implements XcmError {}

    record InvalidLocation() implements XcmError {}

    record AssetNotFound() implements XcmError {}

    /// Upstream keeps a text with it in memory, which no encoding carries.
    record FailedToTransactAsset() implements XcmError {}

    record NotWithdrawable() implements XcmError {}

    record LocationCannotHold() implements XcmError {}

    record ExceedsMaxMessageSize() implements XcmError {}

    record DestinationUnsupported() implements XcmError {}

    /// Upstream keeps a text with it in memory, which no encoding carries.
    record Transport() implements XcmError {}

    record Unroutable() implements XcmError {}

    record UnknownClaim() implements XcmError {}

    record FailedToDecode() implements XcmError {}

    record MaxWeightInvalid() implements XcmError {}

    record NotHoldingFees() implements XcmError {}

    record TooExpensive() implements XcmError {}

    /// @param code unsigned 64 bits
    record Trap(long code) implements XcmError {}

    record ExpectationFalse() implements XcmError {}

    record PalletNotFound() implements XcmError {}

    record NameMismatch() implements XcmError {}

    record VersionIncompatible() implements XcmError {}

    record HoldingWouldOverflow() implements XcmError {}

    record ExportError() implements XcmError {}

    record ReanchorFailed() implements XcmError {}

    record NoDeal() implements XcmError {}

    record FeesNotMet() implements XcmError {}

    record LockError() implements XcmError {}

    record NoPermission() implements XcmError {}

    record Unanchored() implements XcmError {}

    record NotDepositable() implements XcmError {}

    record UnhandledXcmVersion() implements XcmError {}

    record WeightLimitReached(Weight required) implements XcmError {}

    record Barrier() implements XcmError {}

    record WeightNotComputable() implements XcmError {}

    record ExceedsStackLimit() implements XcmError {}

    static XcmError read(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, XcmError::from);
    }

    static XcmError from(FormReader in) throws Malformed {
        return in.variant(ErrorTable.ERRORS);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Overflow() -> out.unit(0, "Overflow");
            case Unimplemented() -> out.unit(1, "Unimplemented");
            case UntrustedReserveLocation() -> out.unit(2, "UntrustedReserveLocation");
            case UntrustedTeleportLocation() -> out.unit(3, "UntrustedTeleportLocation");
            case LocationFull() -> out.unit(4, "LocationFull");
            case LocationNotInvertible() -> out.unit(5, "LocationNotInvertible");
            case BadOrigin() -> out.unit(6, "BadOrigin");
            case InvalidLocation() -> out.unit(7, "InvalidLocation");
            case AssetNotFound() -> out.unit(8, "AssetNotFound");
            case FailedToTransactAsset() -> out.unit(9, "FailedToTransactAsset");
            case NotWithdrawable() -> out.unit(10, "NotWithdrawable");
            case LocationCannotHold() -> out.unit(11, "LocationCannotHold");
            case ExceedsMaxMessageSize() -> out.unit(12, "ExceedsMaxMessageSize");
            case DestinationUnsupported() -> out.unit(13, "DestinationUnsupported");
            case Transport() -> out.unit(14, "Transport");
            case Unroutable() -> out.unit(15, "Unroutable");
            case UnknownClaim() -> out.unit(16, "UnknownClaim");
            case FailedToDecode() -> out.unit(17, "FailedToDecode");
            case MaxWeightInvalid() -> out.unit(18, "MaxWeightInvalid");
            case NotHoldingFees() -> out.unit(19, "NotHoldingFees");
            case TooExpensive() -> out.unit(20, "TooExpensive");
            case Trap(long code) -> out.variant(21, "Trap").u64(code).end();
            case ExpectationFalse() -> out.unit(22, "ExpectationFalse");
            case PalletNotFound() -> out.unit(23, "PalletNotFound");
            case NameMismatch() -> out.unit(24, "NameMismatch");
            case VersionIncompatible() -> out.unit(25, "VersionIncompatible");
            case HoldingWouldOverflow() -> out.unit(26, "HoldingWouldOverflow");
            case ExportError() -> out.unit(27, "ExportError");
            case ReanchorFailed() -> out.unit(28, "ReanchorFailed");
            case NoDeal() -> out.unit(29, "NoDeal");
            case FeesNotMet() -> out.unit(30, "FeesNotMet");
            case LockError() -> out.unit(31, "LockError");
            case NoPermission() -> out.unit(32, "NoPermission");
            case Unanchored() -> out.unit(33, "Unanchored");
            case NotDepositable() -> out.unit(34, "NotDepositable");
            case UnhandledXcmVersion() -> out.unit(35, "UnhandledXcmVersion");
            case WeightLimitReached(Weight required) ->
                    out.variant(36, "WeightLimitReached", required);
            case Barrier() -> out.unit(37, "Barrier");
            case WeightNotComputable() -> out.unit(38, "WeightNotComputable");
            case ExceedsStackLimit() -> out.unit(39, "ExceedsStackLimit");
        }
    }
}
