package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;

/// How much a program weighs before it runs (XCM.md 9).
public sealed interface Weigher extends FormValue {

    /// Every instruction weighs the same (FixedWeightBounds).
    ///
    /// @param instructionsMax 1..100
    record Fixed(Weight unit, long instructionsMax) implements Weigher {
        public Fixed {
            Range.requireU32("instructions_max", instructionsMax);
        }
    }

    /// A weight per kind of instruction (WeightInfoBounds).
    record Table(WeightTable table) implements Weigher {}

    /// Every program and every instruction weigh this: a mock.
    record Flat(Weight weight) implements Weigher {}

    static Weigher from(FormReader in) throws Malformed {
        return in.variant(ConfigTables.WEIGHER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Fixed(Weight unit, long instructionsMax) ->
                    out.openVariant(0, "Fixed")
                            .field("unit", unit)
                            .key("instructions_max")
                            .u32(instructionsMax)
                            .closeVariant();
            case Table(WeightTable table) -> out.variant(1, "Table", table);
            case Flat(Weight weight) -> out.variant(2, "Flat", weight);
        }
    }
}
