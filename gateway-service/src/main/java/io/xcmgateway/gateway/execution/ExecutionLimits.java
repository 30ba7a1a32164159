package io.xcmgateway.gateway.execution;

/// The bounds of the core; every queue and pool in it has its number here.
///
/// @param queuedPerInstanceMax messages accepted and not yet durable as statements, per instance
/// @param queuedTotalMax the same over all instances
/// @param queuedBytesMax bytes of the messages in the same
/// @param unsignedPerInstanceMax executions that wait to be durable and signed, per instance
/// @param workersMax threads that execute modules whose messages are cheap
/// @param expensiveWorkersMax threads that execute the other ones; never more than one fewer than
///   there are processors, but one at least
/// @param commitGroupMax executions, acceptances and other writes in one synced batch
/// @param commitGroupBytesMax bytes of rows after which a batch takes no more
/// @param intakeQueueMax acceptances and other requests that wait for the committer
/// @param waitersMax callers that wait for statements
/// @param messageBytesMax bytes of one message
/// @param messageGasMax gas of one message, or of one genesis; about a nanosecond of ordinary code
///   each, and a message holds a worker until it ends
/// @param instancesMax instances in this gateway
/// @param optInsMax opt-ins that run at one time
/// @param cachedModulesMax modules held compiled
/// @param retryAfterSeconds what a caller is told when a queue is full
/// @param storageRetryMillis shortest time between two attempts on a storage that failed
public record ExecutionLimits(
        int queuedPerInstanceMax,
        int queuedTotalMax,
        long queuedBytesMax,
        int unsignedPerInstanceMax,
        int workersMax,
        int expensiveWorkersMax,
        int commitGroupMax,
        long commitGroupBytesMax,
        int intakeQueueMax,
        int waitersMax,
        int messageBytesMax,
        long messageGasMax,
        int instancesMax,
        int optInsMax,
        int cachedModulesMax,
        int retryAfterSeconds,
        int storageRetryMillis) {

    /// Room for messages between instances, as a fraction of that for submitted ones.
    private static final int ROUTED_SHARE = 4;

    public static final ExecutionLimits DEFAULT =
            new ExecutionLimits(
                    1_024,
                    16_384,
                    256L << 20,
                    256,
                    4,
                    4,
                    256,
                    32L << 20,
                    4_096,
                    16_384,
                    256 << 10,
                    1_000_000_000,
                    10_000,
                    16,
                    64,
                    1,
                    200);

    public ExecutionLimits {
        positive(queuedPerInstanceMax, "queuedPerInstanceMax");
        positive(queuedTotalMax, "queuedTotalMax");
        positive(queuedBytesMax, "queuedBytesMax");
        positive(unsignedPerInstanceMax, "unsignedPerInstanceMax");
        positive(workersMax, "workersMax");
        positive(expensiveWorkersMax, "expensiveWorkersMax");
        positive(commitGroupMax, "commitGroupMax");
        positive(commitGroupBytesMax, "commitGroupBytesMax");
        positive(intakeQueueMax, "intakeQueueMax");
        positive(waitersMax, "waitersMax");
        positive(messageBytesMax, "messageBytesMax");
        positive(messageGasMax, "messageGasMax");
        positive(instancesMax, "instancesMax");
        positive(optInsMax, "optInsMax");
        positive(cachedModulesMax, "cachedModulesMax");
        positive(retryAfterSeconds, "retryAfterSeconds");
        positive(storageRetryMillis, "storageRetryMillis");
    }

    /// Executions at one time.
    public int runsMax() {
        return workersMax + expensiveWorkersMax;
    }

    /// Messages of other instances that are under way to one instance; beside the submitted ones.
    public int routedPerInstanceMax() {
        return routed(queuedPerInstanceMax);
    }

    /// The same over all instances.
    public int routedTotalMax() {
        return routed(queuedTotalMax);
    }

    /// Bytes of the messages in the same.
    public long routedBytesMax() {
        return queuedBytesMax / ROUTED_SHARE;
    }

    private static int routed(int queuedMax) {
        return Math.max(1, queuedMax / ROUTED_SHARE);
    }

    private static void positive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }
}
