package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.Weight;

/// How much a program weighs before it runs (XCM.md 9).
public sealed interface Weigher {

    /// Every instruction weighs the same (FixedWeightBounds).
    ///
    /// @param instructionsMax 1..100
    record Fixed(Weight unit, long instructionsMax) implements Weigher {}

    /// A weight per kind of instruction (WeightInfoBounds).
    record Table(WeightTable table) implements Weigher {}

    /// Every program and every instruction weigh this: a mock.
    record Flat(Weight weight) implements Weigher {}

    default void write(ScaleWriter out) {
        switch (this) {
            case Fixed(Weight unit, long instructionsMax) -> {
                out.u8(0);
                unit.write(out);
                out.u32(instructionsMax);
            }
            case Table(WeightTable table) -> {
                out.u8(1);
                table.write(out);
            }
            case Flat(Weight weight) -> {
                out.u8(2);
                weight.write(out);
            }
        }
    }
}
