package io.xcmgateway.spree.hostile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.MapView;
import java.util.function.Supplier;

/// One attempt to harm the host.
///
/// @param name what it tries
/// @param verdict what has to become of it: `refused: ` and the rule, or how its message ends
/// @param module makes the module; big ones are not kept
/// @param state the instance's trie before
record Attack(String name, String verdict, Supplier<ByteString> module, MapView state) {
    static final String OUT_OF_GAS = "OUT_OF_GAS";
    static final String DEPTH_EXCEEDED = "DEPTH_EXCEEDED";
    static final String TRAP = "TRAP";
    static final String BROKEN_RESULT = "BROKEN_RESULT";
    static final String COMPLETE = "COMPLETE";

    static Attack refused(String name, String rule, Supplier<ByteString> module) {
        return new Attack(name, "refused: " + rule, module, MapView.EMPTY);
    }

    static Attack stopped(String name, String verdict, Supplier<ByteString> module) {
        return new Attack(name, verdict, module, MapView.EMPTY);
    }

    Attack on(MapView other) {
        return new Attack(name, verdict, module, other);
    }
}
