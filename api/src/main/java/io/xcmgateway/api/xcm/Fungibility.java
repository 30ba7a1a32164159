package io.xcmgateway.api.xcm;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// An amount of an asset, or one thing of a class. Amounts come before things.
public sealed interface Fungibility extends FormValue, Comparable<Fungibility> {

    /// @param amount above 0, in the smallest unit of the asset
    record Fungible(U128 amount) implements Fungibility {
        public Fungible {
            if (amount.isZero()) {
                throw new IllegalArgumentException("amount must be above 0, was 0");
            }
        }
    }

    record NonFungible(AssetInstance instance) implements Fungibility {}

    static Fungibility from(FormReader in) throws Malformed {
        return in.variant(SharedTables.FUNGIBILITY);
    }

    default boolean isFungible() {
        return this instanceof Fungible;
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Fungible(U128 amount) -> out.variant(0, "Fungible").compactU128(amount).end();
            case NonFungible(AssetInstance instance) -> out.variant(1, "NonFungible", instance);
        }
    }

    @Override
    default int compareTo(Fungibility other) {
        return switch (this) {
            case Fungible(U128 amount) ->
                    other instanceof Fungible(U128 otherAmount)
                            ? amount.compareTo(otherAmount)
                            : -1;
            case NonFungible(AssetInstance instance) ->
                    other instanceof NonFungible(AssetInstance otherInstance)
                            ? instance.compareTo(otherInstance)
                            : 1;
        };
    }
}
