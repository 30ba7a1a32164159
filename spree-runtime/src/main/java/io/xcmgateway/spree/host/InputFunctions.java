package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I64;
import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.NONE;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.GuestTrap;
import java.util.List;

/// How an entry point gets its input: it is told the length, allocates, and calls here.
final class InputFunctions {
    private InputFunctions() {}

    static final List<Definition> ALL =
            List.of(Definition.of("ext_input_read_version_1", NONE, InputFunctions::read, I64));

    private static long read(Invocation call) {
        Span buffer = call.span(0);
        ByteString input = call.session().input();
        if (buffer.length() < input.length()) {
            throw new GuestTrap(
                    "input of %d bytes does not fit a buffer of %d"
                            .formatted(input.length(), buffer.length()));
        }
        call.charge(call.prices().hostByte() * input.length());
        call.write(buffer, input);
        return 0;
    }
}
