package io.xcmgateway.gateway.execution;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The heap that the tries of all instances share.
final class TrieHeap {
    private final long bytesMax;
    private final AtomicLong usedBytes = new AtomicLong();
    private final AtomicInteger sharers = new AtomicInteger();

    /// @param bytesMax see [StateBounds]
    TrieHeap(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// One more instance shares it.
    void join() {
        sharers.incrementAndGet();
    }

    void changed(long bytes) {
        usedBytes.addAndGet(bytes);
    }

    /// Whether one that takes `ownBytes` has to give them back.
    boolean isShort(long ownBytes) {
        return usedBytes.get() > bytesMax && ownBytes > bytesMax / sharers.get();
    }

    long usedBytes() {
        return usedBytes.get();
    }
}
