package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.Weight;
import org.jspecify.annotations.Nullable;

/// How the weight of an instruction follows from its operands.
public sealed interface Price {

    record Fixed(Weight weight) implements Price {}

    /// Times the number of assets or hints listed.
    record PerItem(Weight weight) implements Price {}

    /// Times what the filter may cover.
    ///
    /// @param refTimeMax caps the time; unsigned 64 bits, no cap if null
    record PerFilterUnit(Weight weight, @Nullable Long refTimeMax) implements Price {}

    default void write(ScaleWriter out) {
        switch (this) {
            case Fixed(Weight weight) -> {
                out.u8(0);
                weight.write(out);
            }
            case PerItem(Weight weight) -> {
                out.u8(1);
                weight.write(out);
            }
            case PerFilterUnit(Weight weight, Long refTimeMax) -> {
                out.u8(2);
                weight.write(out);
                out.option(refTimeMax, (value, at) -> at.u64(value));
            }
        }
    }
}
