package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Bytes that describe a location, to be hashed (XCM.md 12.2).
public sealed interface Description {

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

    default void write(ScaleWriter out) {
        switch (this) {
            case Local(List<Terminal> terminals) -> {
                out.u8(0);
                out.vec(terminals, (terminal, at) -> at.u8(terminal.number()));
            }
            case Family(List<Terminal> terminals) -> {
                out.u8(1);
                out.vec(terminals, (terminal, at) -> at.u8(terminal.number()));
            }
            case LegacyForeignAccount() -> out.u8(2);
        }
    }

    /// DescribeAllTerminal.
    static List<Terminal> allTerminals() {
        return List.of(Terminal.values());
    }
}
