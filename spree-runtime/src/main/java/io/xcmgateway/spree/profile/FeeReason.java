package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// What a message is sent for, as fee rules see it.
public enum FeeReason implements FormValue {
    REPORT(0, "Report"),
    TRANSFER_RESERVE_ASSET(1, "TransferReserveAsset"),
    DEPOSIT_RESERVE_ASSET(2, "DepositReserveAsset"),
    INITIATE_RESERVE_WITHDRAW(3, "InitiateReserveWithdraw"),
    INITIATE_TELEPORT(4, "InitiateTeleport"),
    INITIATE_TRANSFER(5, "InitiateTransfer"),
    QUERY_PALLET(6, "QueryPallet"),
    EXPORT(7, "Export"),
    LOCK_ASSET(8, "LockAsset"),
    REQUEST_UNLOCK(9, "RequestUnlock");

    private static final Variants<FeeReason> VARIANTS =
            Variants.plain("FeeReason", values(), FeeReason::number, FeeReason::wireName);

    private final int number;
    private final String wireName;

    FeeReason(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static FeeReason from(FormReader in) throws Malformed {
        return in.variant(VARIANTS);
    }

    @Override
    public void to(FormWriter out) {
        out.plain(number, wireName);
    }

    private int number() {
        return number;
    }

    private String wireName() {
        return wireName;
    }
}
