package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// Names a class of assets. Ordered by variant, then by content.
public sealed interface AssetId extends FormValue, Comparable<AssetId> {

    /// @param location the place that the class belongs to
    record Concrete(Location location) implements AssetId {}

    /// A name without a place, which later versions do not have.
    record Abstract(Hash32 id) implements AssetId {}

    static AssetId from(FormReader in) throws Malformed {
        return in.variant(AssetTables.ASSET_ID);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Concrete(Location location) -> out.variant(0, "Concrete", location);
            case Abstract(Hash32 id) -> out.variant(1, "Abstract").bytes(id.bytes()).end();
        }
    }

    @Override
    default int compareTo(AssetId other) {
        return switch (this) {
            case Concrete(Location location) ->
                    other instanceof Concrete(Location otherLocation)
                            ? location.compareTo(otherLocation)
                            : -1;
            case Abstract(Hash32 id) ->
                    other instanceof Abstract(Hash32 otherId) ? id.compareTo(otherId) : 1;
        };
    }
}
