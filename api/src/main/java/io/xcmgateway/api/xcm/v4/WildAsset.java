package io.xcmgateway.api.xcm.v4;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.WildFungibility;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;

/// Matches assets without naming each.
public sealed interface WildAsset extends FormValue {

    record All() implements WildAsset {}

    record AllOf(AssetId id, WildFungibility fun) implements WildAsset {}

    /// @param count how many assets at most, 0..2^32-1
    record AllCounted(long count) implements WildAsset {
        public AllCounted {
            Range.requireU32("count", count);
        }
    }

    /// @param count how many assets at most, 0..2^32-1
    record AllOfCounted(AssetId id, WildFungibility fun, long count) implements WildAsset {
        public AllOfCounted {
            Range.requireU32("count", count);
        }
    }

    static WildAsset from(FormReader in) throws Malformed {
        return in.variant(AssetTables.WILD_ASSET);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case All() -> out.unit(0, "All");
            case AllOf(AssetId id, WildFungibility fun) ->
                    out.openVariant(1, "AllOf").field("id", id).field("fun", fun).closeVariant();
            case AllCounted(long count) -> out.variant(2, "AllCounted").compactU32(count).end();
            case AllOfCounted(AssetId id, WildFungibility fun, long count) ->
                    out.openVariant(3, "AllOfCounted")
                            .field("id", id)
                            .field("fun", fun)
                            .key("count")
                            .compactU32(count)
                            .closeVariant();
        }
    }
}
