package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import org.jspecify.annotations.Nullable;

/// How the weight of an instruction follows from its operands.
public sealed interface Price extends FormValue {

    record Fixed(Weight weight) implements Price {}

    /// Times the number of assets or hints listed.
    record PerItem(Weight weight) implements Price {}

    /// Times what the filter may cover.
    ///
    /// @param refTimeMax caps the time; unsigned 64 bits, no cap if null
    record PerFilterUnit(Weight weight, @Nullable Long refTimeMax) implements Price {}

    static Price from(FormReader in) throws Malformed {
        return in.variant(ConfigTables.PRICE);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Fixed(Weight weight) -> out.variant(0, "Fixed", weight);
            case PerItem(Weight weight) -> out.variant(1, "PerItem", weight);
            case PerFilterUnit(Weight weight, var refTimeMax) ->
                    out.openVariant(2, "PerFilterUnit")
                            .field("weight", weight)
                            .key("ref_time_max")
                            .option(refTimeMax == null ? null : to -> to.u64(refTimeMax))
                            .closeVariant();
        }
    }
}
