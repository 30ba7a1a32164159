package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The codec of the standard module in the sandbox, behind an entry point that only tests have: a
/// second blob of the same crate, `xcm-codec-probe`, under the same rebuild check.
final class CodecProbe {
    private CodecProbe() {}

    private static final String BLOB = "xcm-codec-probe.wasm";
    private static final String EXPORT = "XcmCodecProbe_convert";
    private static final long GAS_LIMIT = 1_000_000_000L;
    private static final SpreeRuntime RUNTIME = new SpreeRuntime();
    private static final AdmittedModule MODULE = admit();

    /// What the module makes of a message; the first byte of its answer tells which.
    sealed interface Answer {
        record Converted(ByteString message) implements Answer {}

        record Malformed() implements Answer {}

        /// Well formed, but version 5 has nothing like it.
        record Inconvertible() implements Answer {}

        /// Understood, but the version asked for has nothing like it.
        record Inexpressible() implements Answer {}
    }

    /// Converts a versioned message through version 5 to `version`, in both modes alike.
    static Answer convert(ByteString message, int version) {
        byte[] input = new byte[1 + message.length()];
        input[0] = (byte) version;
        System.arraycopy(message.toByteArray(), 0, input, 1, message.length());
        ByteString output =
                Sandbox.callOnThread(
                        "codec-probe",
                        () -> {
                            Execution.Returned run = run(ByteString.wrap(input), Mode.COMPILED);
                            assertThat(run(ByteString.wrap(input), Mode.INTERPRETED))
                                    .isEqualTo(run);
                            return run.output();
                        });
        return switch (output.u8(0)) {
            case 0 -> new Answer.Converted(output.slice(1, output.length()));
            case 1 -> new Answer.Malformed();
            case 2 -> new Answer.Inconvertible();
            case 3 -> new Answer.Inexpressible();
            default -> throw new AssertionError("answer " + output);
        };
    }

    private static Execution.Returned run(ByteString input, Mode mode) {
        Execution execution =
                RUNTIME.execute(MODULE, EXPORT, input, MapView.EMPTY, GAS_LIMIT, mode);
        assertThat(execution).isInstanceOf(Execution.Returned.class);
        return (Execution.Returned) execution;
    }

    private static AdmittedModule admit() {
        return switch (Admission.admit(blob(), HostFunctions.signatures())) {
            case Admission.Admitted(AdmittedModule module) -> module;
            case Admission.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static ByteString blob() {
        try (InputStream in = CodecProbe.class.getResourceAsStream(BLOB)) {
            if (in == null) {
                throw new AssertionError("no " + BLOB + " among the test resources");
            }
            return ByteString.wrap(in.readAllBytes());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
