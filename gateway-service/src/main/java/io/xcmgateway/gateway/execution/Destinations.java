package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which instance a location names.
final class Destinations {
    private Destinations() {}

    /// The other instance of the sender's module at `destination`, or `null` if none is here.
    ///
    /// A location has one form that counts: the one without a detour above what sender and receiver
    /// share. A longer form of it has a channel of its own (its numbers are counted by
    /// destination), so it cannot be the same channel's next message, and no evidence about it
    /// holds.
    ///
    /// @param destination as the sender sees it
    static @Nullable Lane find(Lanes lanes, Instance sender, Location destination) {
        Junctions absolute = absolute(sender.universal(), destination);
        Lane there = absolute == null ? null : lanes.at(absolute);
        return there != null
                        && !there.instance().equals(sender)
                        && there.instance().moduleHash().equals(sender.moduleHash())
                        && there.instance().seenFrom(sender).equals(destination)
                ? there
                : null;
    }

    /// `location` counted from the top instead of from `observer`; `null` if it goes above the top
    /// or is too deep.
    static @Nullable Junctions absolute(Junctions observer, Location location) {
        int kept = observer.items().size() - location.parents();
        if (kept < 0 || kept + location.interior().items().size() > Junctions.JUNCTIONS_MAX) {
            return null;
        }
        List<Junction> items = new ArrayList<>(observer.items().subList(0, kept));
        items.addAll(location.interior().items());
        return new Junctions(items);
    }
}
