package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.OrderedMessage;
import java.util.concurrent.atomic.AtomicInteger;

/// How much is accepted and not yet durable as statements, over all instances; what was submitted
/// and what instances sent each for itself. For the committer's thread alone, but for
/// [#messages()].
final class Backlog {
    private final ExecutionLimits limits;
    private final Load submitted = new Load();
    private final Load routed = new Load();

    private static final class Load {
        private final AtomicInteger messages = new AtomicInteger();
        private long bytes;

        private void change(int by, int length) {
            messages.addAndGet(by);
            bytes += (long) by * length;
        }
    }

    Backlog(ExecutionLimits limits) {
        this.limits = limits;
    }

    /// How many messages of either kind there are; for any thread.
    int messages() {
        return submitted.messages.get() + routed.messages.get();
    }

    boolean hasRoom(int messageBytes) {
        return submitted.messages.get() < limits.queuedTotalMax()
                && submitted.bytes + messageBytes <= limits.queuedBytesMax();
    }

    /// Whether one more message of an instance may be under way; always if there is none, so that
    /// the largest one gets through.
    boolean hasRoutedRoom(int messageBytes) {
        return routed.messages.get() == 0
                || (routed.messages.get() < limits.routedTotalMax()
                        && routed.bytes + messageBytes <= limits.routedBytesMax());
    }

    void add(OrderedMessage entry) {
        load(entry).change(1, entry.message().length());
    }

    void remove(OrderedMessage entry) {
        load(entry).change(-1, entry.message().length());
    }

    private Load load(OrderedMessage entry) {
        return entry.isRouted() ? routed : submitted;
    }
}
