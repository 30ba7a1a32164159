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
/// @param gasMin what its message has of gas at least: what it takes to come to its point
/// @param apart whether it is one against the compiler that takes seconds, so is compiled as the
///   gateway does it, in a process of its own
record Attack(
        String name,
        String verdict,
        Supplier<ByteString> module,
        MapView state,
        long gasMin,
        boolean apart) {
    static final String OUT_OF_GAS = "OUT_OF_GAS";
    static final String DEPTH_EXCEEDED = "DEPTH_EXCEEDED";
    static final String TRAP = "TRAP";
    static final String BROKEN_RESULT = "BROKEN_RESULT";
    static final String COMPLETE = "COMPLETE";

    static Attack refused(String name, String rule, Supplier<ByteString> module) {
        return new Attack(name, "refused: " + rule, module, MapView.EMPTY, 0, false);
    }

    static Attack stopped(String name, String verdict, Supplier<ByteString> module) {
        return new Attack(name, verdict, module, MapView.EMPTY, 0, false);
    }

    Attack on(MapView other) {
        return new Attack(name, verdict, module, other, gasMin, apart);
    }

    Attack withGas(long min) {
        return new Attack(name, verdict, module, state, min, apart);
    }

    Attack compiledApart() {
        return new Attack(name, verdict, module, state, gasMin, true);
    }
}
