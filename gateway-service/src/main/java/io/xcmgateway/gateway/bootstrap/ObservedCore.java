package io.xcmgateway.gateway.bootstrap;

import io.micrometer.tracing.Tracer;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.execution.CoreWatch;
import io.xcmgateway.gateway.execution.Intake;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Follows each submitted message from its arrival to its signed statement, in meters, in its trace
/// and in the fields of the log. Messages that instances send each other, and those of an earlier
/// run of the process, are measured from their execution on, and are in no trace.
final class ObservedCore implements CoreWatch {
    /// Messages that are followed at one time; what more there are is not.
    private static final int FOLLOWED_MAX = 100_000;

    private final CoreMeters meters;
    private final @Nullable Tracer tracer;
    private final Map<Hash32, Passage> passages = new ConcurrentHashMap<>();

    /// @param tracer `null` where there are no traces
    ObservedCore(CoreMeters meters, @Nullable Tracer tracer) {
        this.meters = meters;
        this.tracer = tracer;
    }

    /// One message under way.
    private static final class Passage implements Arrival {
        private final ObservedCore core;
        private final @Nullable MessageTrace trace;
        private final long arrived;
        private long ordered;
        private boolean begun;

        Passage(ObservedCore core) {
            this.core = core;
            this.trace = core.tracer == null ? null : new MessageTrace(core.tracer);
            this.arrived = core.meters.now();
        }

        @Override
        public void ordered(Place place) {
            ordered = core.meters.now();
            core.meters.took(CoreMeters.Step.ORDER, ordered - arrived);
            if (trace != null) {
                trace.ordered(place);
            }
            if (core.passages.size() < FOLLOWED_MAX) {
                core.passages.put(place.messageId(), this);
            } else if (trace != null) {
                trace.rests();
            }
        }

        @Override
        public void answered(Intake intake) {
            String answer = core.meters.answered(intake);
            if (trace != null) {
                trace.answered(intake, answer);
            }
        }

        /// A worker takes it up, the first time or again.
        synchronized void begins(long now) {
            if (!begun) {
                begun = true;
                core.meters.took(CoreMeters.Step.QUEUE, now - ordered);
            }
        }
    }

    @Override
    public Arrival arrived() {
        return new Passage(this);
    }

    @Override
    public Span begin(Stage stage) {
        long began = meters.now();
        CoreMeters.Step step =
                switch (stage) {
                    case COMMIT -> CoreMeters.Step.COMMIT;
                    case SIGN -> CoreMeters.Step.SIGN;
                };
        return () -> meters.took(step, meters.now() - began);
    }

    @Override
    public Span executing(Place place) {
        long began = meters.now();
        @Nullable Passage passage = passages.get(place.messageId());
        if (passage != null) {
            passage.begins(began);
        }
        Span fields = LogFields.put(place);
        @Nullable Span execution =
                passage == null || passage.trace == null ? null : passage.trace.executing();
        return () -> {
            if (execution != null) {
                execution.close();
            }
            fields.close();
            meters.took(CoreMeters.Step.EXECUTE, meters.now() - began);
        };
    }

    @Override
    public Span about(Place place) {
        return LogFields.put(place);
    }

    @Override
    public void synced(Disk disk, long nanos) {
        meters.synced(disk, nanos);
    }

    @Override
    public void committed(int tasks) {
        meters.committed(tasks);
    }

    @Override
    public void executed(Place place, Statement statement) {
        String outcome = meters.executed(statement);
        @Nullable Passage passage = passages.get(place.messageId());
        if (passage != null && passage.trace != null) {
            passage.trace.durable(statement, outcome);
        }
    }

    @Override
    public void signed(Place place) {
        @Nullable Passage passage = passages.remove(place.messageId());
        if (passage != null) {
            meters.took(CoreMeters.Step.MESSAGE, meters.now() - passage.arrived);
            if (passage.trace != null) {
                passage.trace.signed();
            }
        }
    }

    @Override
    public void rests(Hash32 messageId) {
        @Nullable Passage passage = passages.remove(messageId);
        if (passage != null && passage.trace != null) {
            passage.trace.rests();
        }
    }

    @Override
    public void refusedToSign() {
        meters.refusedToSign();
    }

    @Override
    public void failedToSign() {
        meters.failedToSign();
    }
}
