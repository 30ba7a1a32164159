package io.xcmgateway.gateway.execution;

/// How much is accepted and not yet durable as statements, over all instances. For the committer's
/// thread alone.
final class Backlog {
    private final ExecutionLimits limits;
    private int messages;
    private long bytes;

    Backlog(ExecutionLimits limits) {
        this.limits = limits;
    }

    boolean hasRoom(int messageBytes) {
        return messages < limits.queuedTotalMax()
                && bytes + messageBytes <= limits.queuedBytesMax();
    }

    void add(int messageBytes) {
        messages++;
        bytes += messageBytes;
    }

    void remove(int messageBytes) {
        messages--;
        bytes -= messageBytes;
    }
}
