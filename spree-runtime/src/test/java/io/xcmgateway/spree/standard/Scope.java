package io.xcmgateway.spree.standard;

import java.util.Set;
import java.util.TreeSet;

/// Instructions that need nothing of the outside.
final class Scope {
    private Scope() {}

    private static final Set<String> EXECUTED =
            Set.of(
                    "WithdrawAsset",
                    "ReserveAssetDeposited",
                    "ReceiveTeleportedAsset",
                    "DepositAsset",
                    "TransferAsset",
                    "BuyExecution",
                    "PayFees",
                    "RefundSurplus",
                    "ClearOrigin",
                    "DescendOrigin",
                    "SetErrorHandler",
                    "SetAppendix",
                    "ClearError",
                    "Trap",
                    "ClaimAsset",
                    "SetTopic",
                    "ClearTopic",
                    "ExpectAsset",
                    "ExpectOrigin",
                    "ExpectError",
                    "ExpectTransactStatus",
                    "BurnAsset",
                    "SetFeesMode",
                    "SetHints",
                    "UnpaidExecution");

    /// The others among `instructions`.
    static Set<String> later(Set<String> instructions) {
        Set<String> later = new TreeSet<>(instructions);
        later.removeAll(EXECUTED);
        return later;
    }
}
