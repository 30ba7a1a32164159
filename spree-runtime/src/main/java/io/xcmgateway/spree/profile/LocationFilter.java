package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;

/// A set of locations.
public sealed interface LocationFilter extends FormValue {

    record Everything() implements LocationFilter {}

    record Exactly(Location location) implements LocationFilter {}

    /// That location and all inside it.
    record Within(Location location) implements LocationFilter {}

    /// One filter per junction.
    ///
    /// @param parents 0..255
    /// @param open whether more junctions may follow
    record Pattern(int parents, List<JunctionFilter> junctions, boolean open)
            implements LocationFilter {
        public Pattern {
            Range.requireU8("parents", parents);
            junctions = List.copyOf(junctions);
        }
    }

    record AnyOf(List<LocationFilter> filters) implements LocationFilter {
        public AnyOf {
            filters = List.copyOf(filters);
        }
    }

    record Not(LocationFilter filter) implements LocationFilter {}

    /// The empty set.
    static LocationFilter nothing() {
        return new AnyOf(List.of());
    }

    default boolean contains(Location at) {
        return switch (this) {
            case Everything() -> true;
            case Exactly(Location location) -> at.equals(location);
            case Within(Location location) -> at.startsWith(location);
            case Pattern(int parents, List<JunctionFilter> junctions, boolean open) ->
                    at.parents() == parents && matches(junctions, open, at.interior());
            case AnyOf(List<LocationFilter> filters) ->
                    filters.stream().anyMatch(filter -> filter.contains(at));
            case Not(LocationFilter filter) -> !filter.contains(at);
        };
    }

    private static boolean matches(
            List<JunctionFilter> junctions, boolean open, Junctions interior) {
        if (interior.size() < junctions.size() || (!open && interior.size() > junctions.size())) {
            return false;
        }
        for (int i = 0; i < junctions.size(); i++) {
            if (!junctions.get(i).contains(interior.get(i))) {
                return false;
            }
        }
        return true;
    }

    static LocationFilter from(FormReader in) throws Malformed {
        return in.variant(RuleTables.LOCATION_FILTER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Everything() -> out.unit(0, "Everything");
            case Exactly(Location location) -> out.variant(1, "Exactly", location);
            case Within(Location location) -> out.variant(2, "Within", location);
            case Pattern(int parents, List<JunctionFilter> junctions, boolean open) ->
                    out.openVariant(3, "Pattern")
                            .key("parents")
                            .u8(parents)
                            .key("junctions")
                            .vec(junctions)
                            .key("open")
                            .bool(open)
                            .closeVariant();
            case AnyOf(List<LocationFilter> filters) -> out.variant(4, "AnyOf").vec(filters).end();
            case Not(LocationFilter filter) -> out.variant(5, "Not", filter);
        }
    }
}
