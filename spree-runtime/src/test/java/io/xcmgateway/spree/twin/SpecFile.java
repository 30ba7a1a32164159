package io.xcmgateway.spree.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.Ended;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.HostFunction;
import io.xcmgateway.spree.sandbox.LimitVariants;
import io.xcmgateway.spree.sandbox.Run;
import io.xcmgateway.spree.sandbox.SpecModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The commands of one file, in their order.
final class SpecFile {
    static final String RETURNED = "assert_return: as expected";
    static final String TRAPPED = "assert_trap: trapped";
    static final String EXHAUSTED = "assert_exhaustion: too deep, or out of gas";
    static final String INVALID = "assert_invalid: refused";
    static final String MALFORMED = "assert_malformed: refused";
    static final String UNLINKABLE = "assert_unlinkable, assert_uninstantiable: refused";

    private static final long GAS_LIMIT = Long.MAX_VALUE;

    /// The suite grows memories to more pages than we let anyone.
    private static final EngineProfile PROFILE = LimitVariants.with("memoryPagesMax", 1_024);

    private final Map<String, Integer> counts;
    private final Map<String, Loaded> named = new HashMap<>();
    private Loaded last = new Loaded(null, null, "no module");

    /// A module of the file.
    ///
    /// @param reason why it was refused; empty if it was not
    private record Loaded(@Nullable SpecModule module, @Nullable Engines engines, String reason) {}

    /// @param counts of all files, by what was counted
    SpecFile(Map<String, Integer> counts) {
        this.counts = counts;
    }

    void run(SpecCommand command) {
        switch (command.type()) {
            case "module" -> load(command);
            case "register" -> count("register: imports of another module are not admitted");
            case "action", "assert_return", "assert_trap", "assert_exhaustion" -> act(command);
            case "assert_invalid" -> invalid(command);
            case "assert_malformed" -> malformed(command);
            case "assert_unlinkable", "assert_uninstantiable" -> {
                refused(Objects.requireNonNull(command.wasm()));
                count(UNLINKABLE);
            }
            default -> throw new AssertionError("an unknown command " + command.type());
        }
    }

    private void load(SpecCommand command) {
        SpecModule module = SpecModule.of(Objects.requireNonNull(command.wasm()));
        if (module.linked()) {
            count("module: refused, needs imports of another module");
            last = new Loaded(module, null, "imports of another module");
            named.put(command.name(), last);
            return;
        }
        var allowed = module.host().stream().map(HostFunction::signature).toList();
        last =
                switch (Admission.admit(module.bytes(), allowed, PROFILE)) {
                    case Admission.Admitted(var admitted) -> {
                        count("module: admitted");
                        yield new Loaded(module, new Engines(admitted, module.host()), "");
                    }
                    case Admission.Refused(var findings) -> {
                        String rule = findings.getFirst().rule();
                        count("module: refused, needs " + rule);
                        yield new Loaded(module, null, rule);
                    }
                };
        named.put(command.name(), last);
    }

    private void act(SpecCommand command) {
        Loaded on = command.target().isEmpty() ? last : named.get(command.target());
        if (on == null || on.engines() == null || on.module() == null) {
            count(
                    command.type()
                            + ": left out, the module needs "
                            + (on == null ? "" : on.reason()));
            return;
        }
        if (command.action().equals("get")) {
            get(command, on.module(), on.engines());
        } else {
            invoke(command, on.module(), on.engines());
        }
    }

    private void get(SpecCommand command, SpecModule module, Engines engines) {
        Ended ended = engines.call("run", Integer.MAX_VALUE, GAS_LIMIT);
        long value = ended.globals().get(module.global(command.field()));
        // Of an i32 the upper half is its sign.
        assertThat((int) value).isEqualTo(command.expected().getFirst().intValue());
        count(RETURNED);
    }

    private void invoke(SpecCommand command, SpecModule module, Engines engines) {
        int index = 0;
        while (!module.functions().get(index).name().equals(command.field())) {
            index++;
        }
        SpecModule.Function function = module.functions().get(index);
        if (!function.reason().isEmpty()) {
            count(command.type() + ": left out, the function has " + function.reason());
            return;
        }
        for (int i = 0; i < command.arguments().size(); i++) {
            engines.set(module.argumentGlobal(i), command.arguments().get(i));
        }
        Ended ended = engines.call("run", index, GAS_LIMIT);
        switch (ended.run()) {
            case Run.Returned _ -> {
                assertThat(command.type()).isIn("action", "assert_return");
                List<Long> results =
                        command.expected().isEmpty()
                                ? List.of()
                                : List.of(ended.globals().get(module.resultGlobal()));
                assertThat(results).isEqualTo(command.expected());
                count(RETURNED);
            }
            case Run.Trapped(var kind, var reason) -> {
                switch (command.type()) {
                    case "assert_trap" -> {
                        assertThat(kind).isEqualTo(TrapKind.TRAP);
                        count(TRAPPED);
                    }
                    case "assert_exhaustion" -> {
                        assertThat(kind).isIn(TrapKind.DEPTH_EXCEEDED, TrapKind.OUT_OF_GAS);
                        count(EXHAUSTED);
                    }
                    default -> throw new AssertionError("trapped: " + kind + " " + reason);
                }
            }
        }
    }

    /// Refused as it is, and also with all that we demand beside what makes it invalid.
    private void invalid(SpecCommand command) {
        ByteString wasm = Objects.requireNonNull(command.wasm());
        refused(wasm);
        boolean ofExports =
                command.text().startsWith("unknown memory")
                        || command.text().equals("duplicate export name");
        if (!ofExports) {
            count("  invalid, needs " + refused(exporting(wasm)));
        }
        count(INVALID);
    }

    private static ByteString exporting(ByteString wasm) {
        try {
            return SpecModule.exporting(wasm);
        } catch (IndexOutOfBoundsException e) {
            // An initial value that is no constant: there the module cannot be taken apart.
            return wasm;
        }
    }

    private void malformed(SpecCommand command) {
        if (command.wasm() == null) {
            count("assert_malformed: left out, in the text format");
            return;
        }
        count("  malformed, needs " + refused(command.wasm()));
        count(MALFORMED);
    }

    private static String refused(ByteString wasm) {
        return switch (Admission.admit(wasm, HostFunctions.signatures(), PROFILE)) {
            case Admission.Admitted _ -> throw new AssertionError("must be refused, was admitted");
            case Admission.Refused(var findings) -> findings.getFirst().rule();
        };
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
