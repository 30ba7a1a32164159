package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.xcm.v5.Junctions;
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
final class Lanes implements Seats {
    private final Map<Hash32, Lane> byId = new ConcurrentHashMap<>();
    private final Map<Junctions, Lane> byLocation = new ConcurrentHashMap<>();
    private final Map<Integer, Lane> byNumber =
            new ConcurrentSkipListMap<>(Integer::compareUnsigned);

    /// Instances that the committer is about to create, so that none is created twice. Grows by one
    /// per opt-in, as the lanes themselves do.
    private final Set<Hash32> claimed = new HashSet<>();

    private final Set<Junctions> claimedLocations = new HashSet<>();

    private int nextNumber;

    /// Whether the instance exists or is about to. For the committer's thread alone.
    boolean isClaimed(Hash32 instanceId) {
        return claimed.contains(instanceId);
    }

    /// Claims the id and the place of a new instance: one lives at a location at a time, so that
    /// the location names it. For the committer's thread alone.
    ///
    /// @return `false` if another one has the place or is about to
    boolean claim(Instance instance) {
        boolean free = claimedLocations.add(instance.universal());
        if (free) {
            claimed.add(instance.id());
        }
        return free;
    }

    /// Keeps instances from being opted in that are here to be read. Before any opt-in.
    void reserve(Set<Hash32> instanceIds) {
        claimed.addAll(instanceIds);
    }

    /// For the committer's thread alone.
    int takeNumber() {
        return nextNumber++;
    }

    @Override
    public @Nullable Lane find(Hash32 instanceId) {
        return byId.get(instanceId);
    }

    @Override
    public @Nullable Lane find(int number) {
        return byNumber.get(number);
    }

    /// The instance that lives there.
    ///
    /// @param universal absolute location of an instance
    @Nullable Lane at(Junctions universal) {
        return byLocation.get(universal);
    }

    /// The least incarnation that may be opted in at this place: one after those that opted out.
    ///
    /// @param universal absolute location of an instance
    long nextIncarnation(Junctions universal) {
        return byNumber.values().stream()
                .filter(lane -> lane.optOut() != null)
                .map(Lane::instance)
                .filter(each -> each.universal().equals(universal))
                .mapToLong(each -> each.incarnation() + 1)
                .max()
                .orElse(0);
    }

    /// Gives the place free of an instance that opted out. For the committer's thread alone.
    void vacate(Lane lane) {
        byLocation.remove(lane.instance().universal(), lane);
        claimedLocations.remove(lane.instance().universal());
    }

    void add(Lane lane) {
        claimed.add(lane.instance().id());
        if (lane.optOut() == null) {
            claimedLocations.add(lane.instance().universal());
            byLocation.put(lane.instance().universal(), lane);
        }
        nextNumber = Math.max(nextNumber, lane.number() + 1);
        byNumber.put(lane.number(), lane);
        byId.put(lane.instance().id(), lane);
    }

    /// For the committer's thread alone.
    int claimedCount() {
        return claimed.size();
    }

    /// In the order of their numbers, which is that of their opt-ins.
    @Override
    public Collection<Lane> all() {
        return Collections.unmodifiableCollection(byNumber.values());
    }
}
