package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Location;

/// When an origin may take on another (XCM.md 12.6).
public sealed interface AliasRule {

    /// An AccountId32 behind a location of the set may become that same local account.
    record ForeignAccountId32(LocationFilter prefix) implements AliasRule {}

    record ChildLocation() implements AliasRule {}

    /// The root of that chain may become any target of the set.
    record OriginRoot(Location origin, LocationFilter target) implements AliasRule {}

    default void write(ScaleWriter out) {
        switch (this) {
            case ForeignAccountId32(LocationFilter prefix) -> {
                out.u8(0);
                prefix.write(out);
            }
            case ChildLocation() -> out.u8(1);
            case OriginRoot(Location origin, LocationFilter target) -> {
                out.u8(2);
                origin.write(out);
                target.write(out);
            }
        }
    }
}
