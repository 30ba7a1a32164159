package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// The instances of this gateway. Read from any thread, added to by the committer alone; bounded by
/// [ExecutionLimits#instancesMax()].
final class Lanes {
    private final Map<Hash32, Lane> byId = new ConcurrentHashMap<>();
    private final Map<Integer, Lane> byNumber =
            new ConcurrentSkipListMap<>(Integer::compareUnsigned);

    /// Instances that the committer is about to create, so that none is created twice. Grows by one
    /// per opt-in, as the lanes themselves do.
    private final Set<Hash32> claimed = new HashSet<>();

    private int nextNumber;

    /// Claims the id of a new instance. For the committer's thread alone.
    ///
    /// @return `false` if the instance exists or is about to
    boolean claim(Hash32 instanceId) {
        return claimed.add(instanceId);
    }

    /// For the committer's thread alone.
    int takeNumber() {
        return nextNumber++;
    }

    @Nullable Lane find(Hash32 instanceId) {
        return byId.get(instanceId);
    }

    @Nullable Lane find(int number) {
        return byNumber.get(number);
    }

    void add(Lane lane) {
        claimed.add(lane.instance().id());
        nextNumber = Math.max(nextNumber, lane.number() + 1);
        byNumber.put(lane.number(), lane);
        byId.put(lane.instance().id(), lane);
    }

    /// For the committer's thread alone.
    int claimedCount() {
        return claimed.size();
    }

    /// In the order of their numbers, which is that of their opt-ins.
    Collection<Lane> all() {
        return Collections.unmodifiableCollection(byNumber.values());
    }
}
