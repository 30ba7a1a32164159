package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import java.util.List;

/// Programs that may not run (XCM.md 11.1).
public sealed interface Deny extends FormValue {

    /// All rules must pass.
    record All(List<Deny> rules) implements Deny {
        public All {
            rules = List.copyOf(rules);
        }
    }

    record DenyReserveTransferToRelayChain() implements Deny {}

    record DenyRecursively(Deny rule) implements Deny {}

    record DenyClearOrigin() implements Deny {}

    static Deny from(FormReader in) throws Malformed {
        return in.variant(RuleTables.DENY);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case All(List<Deny> rules) -> out.variant(0, "All").vec(rules).end();
            case DenyReserveTransferToRelayChain() ->
                    out.unit(1, "DenyReserveTransferToRelayChain");
            case DenyRecursively(Deny rule) -> out.variant(2, "DenyRecursively", rule);
            case DenyClearOrigin() -> out.unit(3, "DenyClearOrigin");
        }
    }
}
