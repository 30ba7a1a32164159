package io.xcmgateway.spree.twin;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Ended;
import io.xcmgateway.spree.sandbox.HostFunction;
import io.xcmgateway.spree.sandbox.HostSignature;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.ModuleRun;
import io.xcmgateway.spree.sandbox.Run;
import io.xcmgateway.spree.sandbox.ShrunkModule;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/// One module, admitted or refused, and if admitted run compiled, compiled again on the instance
/// put back, interpreted and on the twin engine: all must end alike and leave the same behind.
///
/// @param host makes the host functions for one run
record Differential(
        ByteString wasm,
        List<HostSignature> allowed,
        Supplier<List<HostFunction>> host,
        int inputLength,
        long gasLimit) {
    static final String REFUSED = "refused";
    static final String RETURNED = "returned";
    static final String NOTHING_TO_RUN = "without an entry point";

    /// What Chicory's parser or compiler finds is reported under this rule: ours should have.
    private static final String ENGINE_RULE = "a module that the engine compiles";

    /// What the module came to.
    ///
    /// @throws AssertionError if the engines differ
    String check() {
        return switch (Admission.admit(wasm, allowed)) {
            case Admission.Admitted(var module) -> run(module);
            case Admission.Refused(var findings) -> {
                if (findings.stream().anyMatch(each -> each.rule().equals(ENGINE_RULE))) {
                    throw new AssertionError("only the engine finds " + findings);
                }
                yield REFUSED;
            }
        };
    }

    private String run(AdmittedModule module) {
        if (module.entryPoints().isEmpty()) {
            return NOTHING_TO_RUN;
        }
        String export = new TreeSet<>(module.entryPoints()).first();
        List<Ended> compiled = ModuleRun.twice(module, export, inputLength, host, gasLimit);
        Ended first = compiled.getFirst();
        same("on the instance put back", compiled.getLast(), first);
        same(
                "interpreted",
                ModuleRun.once(module, Mode.INTERPRETED, export, inputLength, host.get(), gasLimit),
                first);
        TwinModule twin = new TwinModule(module, allowed);
        same("on the twin", twin.run(export, inputLength, host.get(), gasLimit), first);
        return switch (first.run()) {
            case Run.Returned _ -> RETURNED;
            case Run.Trapped(TrapKind kind, String reason) ->
                    kind == TrapKind.TRAP ? kind + ": " + sort(reason) : kind.toString();
        };
    }

    /// The reason of a trap without what differs between modules.
    private static String sort(String reason) {
        return reason.contains("ndex") || reason.contains("ange")
                ? "out of bounds"
                : reason.replaceAll("[-0-9]+", "N");
    }

    private static void same(String where, Ended found, Ended expected) {
        if (!found.withoutReason().equals(expected.withoutReason())) {
            throw new AssertionError(where + " " + found + ", compiled " + expected);
        }
    }

    /// The smallest module found in which the engines differ as well, in hexadecimal digits.
    String shrunk() {
        ByteString smallest = ShrunkModule.of(wasm, this::differ);
        return HexFormat.of().formatHex(smallest.toByteArray());
    }

    private boolean differ(ByteString module) {
        try {
            new Differential(module, allowed, host, inputLength, gasLimit).check();
            return false;
        } catch (AssertionError difference) {
            return true;
        }
    }
}
