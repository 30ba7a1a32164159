package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;

/// Whether assets can be locked in favour of others (XCM.md 7.6).
public sealed interface Locks {

    record None() implements Locks {}

    /// @param lockersMax of one holder's asset
    record Kept(long lockersMax) implements Locks {}

    default void write(ScaleWriter out) {
        switch (this) {
            case None() -> out.u8(0);
            case Kept(long lockersMax) -> {
                out.u8(1);
                out.u32(lockersMax);
            }
        }
    }
}
