package io.xcmgateway.spree.module;

import io.xcmgateway.api.statement.Effect;

/// Bounds of what goes into an entry point and comes out of it, in version 1 of the ABI. A result
/// over a bound is a broken one.
public final class AbiLimits {
    private AbiLimits() {}

    /// Bytes of an inbound message; the same as of an outbound one, so that what one instance sends
    /// another can receive.
    public static final int MESSAGE_BYTES_MAX = Effect.MESSAGE_BYTES_MAX;

    /// Bytes of a call of the host chain.
    public static final int CALL_BYTES_MAX = 256 * 1024;

    /// Bytes of a profile.
    public static final int PROFILE_BYTES_MAX = 512 * 1024;

    /// Outbound messages of one execution.
    public static final int OUTBOUND_MAX = 256;

    /// Events of one execution: 100 instructions that each move 20 assets out of one account and
    /// into another, with dust, make 6000.
    public static final int EVENTS_MAX = 8192;

    /// Bytes of the reason for which a module refuses its genesis.
    public static final int REASON_BYTES_MAX = 1024;

    /// Bytes of a module's name.
    public static final int NAME_BYTES_MAX = 64;
}
