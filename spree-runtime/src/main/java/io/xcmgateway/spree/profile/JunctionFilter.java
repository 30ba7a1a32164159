package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Junction;

/// A set of junctions.
public sealed interface JunctionFilter {

    record Any() implements JunctionFilter {}

    record Exactly(Junction junction) implements JunctionFilter {}

    record Parachain() implements JunctionFilter {}

    /// @param id 0..2^32-1; ids below it are in the set
    record ParachainBelow(long id) implements JunctionFilter {}

    record Plurality() implements JunctionFilter {}

    /// AccountId32, AccountIndex64 or AccountKey20.
    record Account() implements JunctionFilter {}

    default void write(ScaleWriter out) {
        switch (this) {
            case Any() -> out.u8(0);
            case Exactly(Junction junction) -> {
                out.u8(1);
                junction.write(out);
            }
            case Parachain() -> out.u8(2);
            case ParachainBelow(long id) -> {
                out.u8(3);
                out.u32(id);
            }
            case Plurality() -> out.u8(4);
            case Account() -> out.u8(5);
        }
    }
}
