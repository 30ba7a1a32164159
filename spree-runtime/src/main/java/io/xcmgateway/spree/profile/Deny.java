package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Programs that may not run (XCM.md 11.1).
public sealed interface Deny {

    /// All rules must pass.
    record All(List<Deny> rules) implements Deny {
        public All {
            rules = List.copyOf(rules);
        }
    }

    record DenyReserveTransferToRelayChain() implements Deny {}

    record DenyRecursively(Deny rule) implements Deny {}

    record DenyClearOrigin() implements Deny {}

    default void write(ScaleWriter out) {
        switch (this) {
            case All(List<Deny> rules) -> {
                out.u8(0);
                out.vec(rules, Deny::write);
            }
            case DenyReserveTransferToRelayChain() -> out.u8(1);
            case DenyRecursively(Deny rule) -> {
                out.u8(2);
                rule.write(out);
            }
            case DenyClearOrigin() -> out.u8(3);
        }
    }
}
