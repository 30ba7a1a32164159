package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I32;
import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I64;
import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.NONE;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Logging: bounded, charged like everything else, and without any effect that the guest could see.
final class LogFunctions {
    private LogFunctions() {}

    /// Information. One number for all machines: what a guest does may depend on it.
    private static final int LEVEL_MAX = 3;

    static final List<Definition> ALL =
            List.of(
                    Definition.of(
                            "ext_logging_log_version_1", NONE, LogFunctions::log, I32, I64, I64),
                    Definition.of("ext_logging_max_level_version_1", I32, call -> LEVEL_MAX));

    private static long log(Invocation call) {
        Span target = call.span(1);
        Span message = call.span(2);
        call.charge(
                call.prices().logBase()
                        + call.prices().hostByte() * (target.length() + message.length()));
        if (!call.session().log().isFull()) {
            int level = (int) call.u32(0);
            call.session().log().add(new LogLine(level, text(call, target), text(call, message)));
        }
        return 0;
    }

    private static String text(Invocation call, Span span) {
        long length = Math.min(span.length(), GuestLog.TEXT_BYTES_MAX);
        byte[] bytes = call.read(new Span(span.offset(), length)).toByteArray();
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
