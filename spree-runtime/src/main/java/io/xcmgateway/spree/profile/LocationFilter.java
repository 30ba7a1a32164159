package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;

/// A set of locations.
public sealed interface LocationFilter {

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

    default void write(ScaleWriter out) {
        switch (this) {
            case Everything() -> out.u8(0);
            case Exactly(Location location) -> {
                out.u8(1);
                location.write(out);
            }
            case Within(Location location) -> {
                out.u8(2);
                location.write(out);
            }
            case Pattern(int parents, List<JunctionFilter> junctions, boolean open) -> {
                out.u8(3);
                out.u8(parents);
                out.vec(junctions, JunctionFilter::write);
                out.bool(open);
            }
            case AnyOf(List<LocationFilter> filters) -> {
                out.u8(4);
                out.vec(filters, LocationFilter::write);
            }
            case Not(LocationFilter filter) -> {
                out.u8(5);
                filter.write(out);
            }
        }
    }
}
