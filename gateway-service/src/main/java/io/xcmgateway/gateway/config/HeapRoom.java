package io.xcmgateway.gateway.config;

import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.StateBounds;
import io.xcmgateway.spree.sandbox.EngineProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/// Says at start that the heap is smaller than what the configured limits let in: under full load
/// such a service would run out of memory before it refuses a message.
@Component
final class HeapRoom implements ApplicationListener<ApplicationStartedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(HeapRoom.class);

    /// What the service takes when nobody asks anything of it: twice the 46 MiB that were in use
    /// after a start with two instances and a full collection.
    private static final long IDLE_BYTES = 92L << 20;

    private static final long PAGE_BYTES = 64L << 10;

    /// A guest's memory and the image that it is restored from.
    private static final long MEMORIES_PER_WORKER = 2;

    private final ExecutionLimits execution;
    private final StateBounds states;
    private final HttpProperties http;
    private final DryRunProperties dryRuns;

    HeapRoom(
            ExecutionProperties execution,
            GasProperties gas,
            StorageProperties storage,
            HttpProperties http,
            DryRunProperties dryRuns) {
        this.execution = execution.limits(gas);
        this.states = storage.bounds();
        this.http = http;
        this.dryRuns = dryRuns;
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        String shortage =
                shortage(execution, states, http, dryRuns, Runtime.getRuntime().maxMemory());
        if (shortage != null) {
            LOG.warn(shortage);
        }
    }

    /// What is wrong with a heap of at most `heapBytes`, or `null`.
    static @Nullable String shortage(
            ExecutionLimits execution,
            StateBounds states,
            HttpProperties http,
            DryRunProperties dryRuns,
            long heapBytes) {
        long neededBytes = neededBytes(execution, states, http, dryRuns);
        return heapBytes >= neededBytes
                ? null
                : "the heap must be at least "
                        + mebibytes(neededBytes)
                        + " MiB to fill all queues, was "
                        + mebibytes(heapBytes)
                        + " MiB: start java with -Xmx"
                        + mebibytes(neededBytes)
                        + "m, or lower xcm-gateway.execution.workers-max,"
                        + " xcm-gateway.storage.trie-heap-mebibytes-max,"
                        + " xcm-gateway.http.submissions-in-flight-max or"
                        + " xcm-gateway.http.body-bytes-max";
    }

    private static long neededBytes(
            ExecutionLimits execution,
            StateBounds states,
            HttpProperties http,
            DryRunProperties dryRuns) {
        long guestBytes = EngineProfile.CURRENT.limits().memoryPagesMax() * PAGE_BYTES;
        return IDLE_BYTES
                + states.trieHeapBytesMax()
                + execution.queuedBytesMax()
                + execution.routedBytesMax()
                + execution.commitGroupBytesMax()
                + (execution.runsMax() + dryRuns.workersMax()) * MEMORIES_PER_WORKER * guestBytes
                + (long) (http.submissionsInFlightMax() + dryRuns.inFlightMax())
                        * http.bodyBytesMax();
    }

    private static long mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }
}
