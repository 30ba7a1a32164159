package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The hand-written guests of the tests, and shorthand to admit and run modules.
final class Guests {
    private Guests() {}

    static final long GAS = 100_000_000;

    /// `guests/guest-NAME.wasm`, whose source lies beside it.
    static ByteString read(String name) {
        String path = "/io/xcmgateway/spree/guests/guest-" + name + ".wasm";
        try (InputStream in = Guests.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return ByteString.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The import that all guests with input use.
    static HostFunction inputOf(ByteString input) {
        return new HostFunction(
                "ext_input_read_version_1",
                List.of(ValueType.I64),
                ValueType.NONE,
                (guest, arguments) -> {
                    guest.charge(input.length());
                    guest.memory().write(arguments[0] & 0xffff_ffffL, input);
                    return 0;
                });
    }

    static AdmittedModule admit(ByteString wasm, HostFunction... host) {
        return switch (Admission.admit(wasm, signatures(host))) {
            case Admission.Admitted(var module) -> module;
            case Admission.Refused(var findings) ->
                    throw new IllegalArgumentException("refused: " + findings);
        };
    }

    static List<HostSignature> signatures(HostFunction... host) {
        return List.of(host).stream().map(HostFunction::signature).toList();
    }

    static Run run(AdmittedModule module, Mode mode, long gasLimit, HostFunction... host) {
        return Sandbox.callOnThread(
                "guest", () -> Sandbox.run(module, mode, "run", 0, List.of(host), gasLimit));
    }
}
