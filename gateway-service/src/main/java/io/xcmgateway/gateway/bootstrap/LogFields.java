package io.xcmgateway.gateway.bootstrap;

import io.xcmgateway.gateway.execution.CoreWatch;
import org.slf4j.MDC;

/// Fields that a line of the log has while its thread works on a message: ids alone.
final class LogFields {
    static final String MESSAGE = "messageId";
    static final String INSTANCE = "instanceId";
    static final String SEQUENCE = "sequence";

    private LogFields() {}

    /// From now on, on this thread.
    static CoreWatch.Span put(CoreWatch.Place place) {
        MDC.put(MESSAGE, place.messageId().toString());
        MDC.put(INSTANCE, place.instanceId().toString());
        MDC.put(SEQUENCE, Long.toUnsignedString(place.sequence()));
        return LogFields::remove;
    }

    private static void remove() {
        MDC.remove(MESSAGE);
        MDC.remove(INSTANCE);
        MDC.remove(SEQUENCE);
    }
}
