package io.xcmgateway.spree.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.StateView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The guest that interprets a [Script], run in both modes at once.
public final class Puppet {
    private Puppet() {}

    public static final long GAS_LIMIT = 1_000_000_000;

    /// Its imports; their places are the opcodes of the script.
    static final List<String> IMPORTS =
            Pattern.compile("import \"env\" \"([a-z0-9_]+)\"")
                    .matcher(
                            new String(
                                    resource("/io/xcmgateway/spree/host/puppet.wat").toByteArray(),
                                    StandardCharsets.US_ASCII))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();

    public static final AdmittedModule MODULE =
            admit(resource("/io/xcmgateway/spree/host/puppet.wasm"));

    /// Admits a module that is known to be good.
    public static AdmittedModule admit(ByteString wasm) {
        return switch (Admission.admit(wasm, HostFunctions.signatures())) {
            case Admission.Admitted(AdmittedModule module) -> module;
            case Admission.Refused(var findings) ->
                    throw new IllegalArgumentException("refused: " + findings);
        };
    }

    public static ByteString resource(String path) {
        try (InputStream in = Puppet.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return ByteString.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Plays a script to its end.
    static Played play(Script script, StateView state) {
        Execution execution = run(script, state, GAS_LIMIT);
        assertThat(execution).isInstanceOf(Execution.Returned.class);
        return new Played((Execution.Returned) execution);
    }

    /// Plays a script, compiled and interpreted, which must come to the same.
    static Execution run(Script script, StateView state, long gasLimit) {
        Execution compiled = run(script, state, gasLimit, Mode.COMPILED);
        assertThat(run(script, state, gasLimit, Mode.INTERPRETED)).isEqualTo(compiled);
        return compiled;
    }

    private static Execution run(Script script, StateView state, long gasLimit, Mode mode) {
        return Sandbox.callOnThread(
                "puppet",
                () ->
                        new SpreeRuntime()
                                .execute(MODULE, "run", script.encode(), state, gasLimit, mode));
    }
}
