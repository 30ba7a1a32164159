package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Location;

/// When an origin may take on another (XCM.md 12.6).
public sealed interface AliasRule extends FormValue {

    /// An AccountId32 behind a location of the set may become that same local account.
    record ForeignAccountId32(LocationFilter prefix) implements AliasRule {}

    record ChildLocation() implements AliasRule {}

    /// The root of that chain may become any target of the set.
    record OriginRoot(Location origin, LocationFilter target) implements AliasRule {}

    static AliasRule from(FormReader in) throws Malformed {
        return in.variant(RuleTables.ALIAS_RULE);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case ForeignAccountId32(LocationFilter prefix) ->
                    out.variant(0, "ForeignAccountId32", prefix);
            case ChildLocation() -> out.unit(1, "ChildLocation");
            case OriginRoot(Location origin, LocationFilter target) ->
                    out.openVariant(2, "OriginRoot")
                            .field("origin", origin)
                            .field("target", target)
                            .closeVariant();
        }
    }
}
