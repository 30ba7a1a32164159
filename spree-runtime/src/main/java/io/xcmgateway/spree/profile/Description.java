package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import java.util.List;

/// Bytes that describe a location, to be hashed (XCM.md 12.2).
public sealed interface Description extends FormValue {

    /// Of a location without parents.
    record Local(List<Terminal> terminals) implements Description {
        public Local {
            terminals = List.copyOf(terminals);
        }
    }

    /// Of a location inside a child chain, a sibling chain or the parent.
    record Family(List<Terminal> terminals) implements Description {
        public Family {
            terminals = List.copyOf(terminals);
        }
    }

    /// Of accounts on other chains, as of old.
    record LegacyForeignAccount() implements Description {}

    static Description from(FormReader in) throws Malformed {
        return in.variant(ConfigTables.DESCRIPTION);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Local(List<Terminal> terminals) -> out.variant(0, "Local").vec(terminals).end();
            case Family(List<Terminal> terminals) -> out.variant(1, "Family").vec(terminals).end();
            case LegacyForeignAccount() -> out.unit(2, "LegacyForeignAccount");
        }
    }

    /// DescribeAllTerminal.
    static List<Terminal> allTerminals() {
        return List.of(Terminal.values());
    }
}
