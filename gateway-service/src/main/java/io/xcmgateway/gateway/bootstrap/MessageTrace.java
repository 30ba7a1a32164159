package io.xcmgateway.gateway.bootstrap;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.execution.CoreWatch;
import io.xcmgateway.gateway.execution.Intake;
import org.jspecify.annotations.Nullable;

/// The spans of one message, in the trace of the request that brought it: `xcm.message` from its
/// arrival to its signed statement, and in it one after the other `xcm.order`, `xcm.queue`,
/// `xcm.execute`, `xcm.commit` and `xcm.sign`. They have ids and outcomes, and nothing of what the
/// message says.
///
/// What happens on one thread may be told before what happened on another one has ended: a step
/// then ends where the next begins.
final class MessageTrace {
    /// Attribute of the span `xcm.message`.
    static final String MESSAGE_ID = "xcm.message_id";

    private static final String INSTANCE_ID = "xcm.instance_id";
    private static final String SEQUENCE = "xcm.sequence";
    private static final String ANSWER = "xcm.answer";
    private static final String OUTCOME = "xcm.outcome";
    private static final String GAS = "xcm.gas_used";

    private final Tracer tracer;
    private final Span message;
    private @Nullable Span step;
    private int steps;
    private boolean durable;
    private boolean ended;

    /// Begins on the thread of the request.
    MessageTrace(Tracer tracer) {
        this.tracer = tracer;
        this.message = tracer.nextSpan().name("xcm.message").start();
        next("xcm.order");
    }

    synchronized void ordered(CoreWatch.Place place) {
        message.tag(MESSAGE_ID, place.messageId().toString())
                .tag(INSTANCE_ID, place.instanceId().toString())
                .tag(SEQUENCE, Long.toUnsignedString(place.sequence()));
        next("xcm.queue");
    }

    /// @param answer a word for it
    synchronized void answered(Intake intake, String answer) {
        if (!(intake instanceof Intake.Accepted)) {
            message.tag(ANSWER, answer);
            end();
        }
    }

    /// A worker takes it up; what it does is done in the span, and logged under it.
    ///
    /// @return to be closed on the same thread
    synchronized CoreWatch.Span executing() {
        Span execution = next("xcm.execute");
        Tracer.SpanInScope scope = tracer.withSpan(execution);
        int executing = steps;
        return () -> {
            scope.close();
            executed(executing);
        };
    }

    private synchronized void executed(int executing) {
        if (!ended && steps == executing) {
            next("xcm.commit");
        }
    }

    synchronized void durable(Statement statement, String outcome) {
        message.tag(OUTCOME, outcome).tag(GAS, Long.toUnsignedString(statement.gasUsed()));
        durable = true;
        next("xcm.sign");
    }

    synchronized void signed() {
        end();
    }

    /// It goes no further for the time being.
    synchronized void rests() {
        message.tag(OUTCOME, durable ? "not_signed" : "halted");
        end();
    }

    private Span next(String name) {
        if (step != null) {
            step.end();
        }
        steps++;
        step = tracer.spanBuilder().setParent(message.context()).name(name).start();
        return step;
    }

    private void end() {
        if (!ended) {
            ended = true;
            if (step != null) {
                step.end();
            }
            message.end();
        }
    }
}
