package io.xcmgateway.spree.profile;

/// What a message is sent for, as fee rules see it.
public enum FeeReason {
    REPORT(0),
    TRANSFER_RESERVE_ASSET(1),
    DEPOSIT_RESERVE_ASSET(2),
    INITIATE_RESERVE_WITHDRAW(3),
    INITIATE_TELEPORT(4),
    INITIATE_TRANSFER(5),
    QUERY_PALLET(6),
    EXPORT(7),
    LOCK_ASSET(8),
    REQUEST_UNLOCK(9);

    private final int number;

    FeeReason(int number) {
        this.number = number;
    }

    /// The byte on the wire.
    int number() {
        return number;
    }
}
