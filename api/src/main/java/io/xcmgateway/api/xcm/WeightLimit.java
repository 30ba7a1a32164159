package io.xcmgateway.api.xcm;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// How much weight a message's author pays for.
public sealed interface WeightLimit extends FormValue {

    record Unlimited() implements WeightLimit {}

    record Limited(Weight weight) implements WeightLimit {}

    static WeightLimit from(FormReader in) throws Malformed {
        return in.variant(SharedTables.WEIGHT_LIMIT);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Unlimited() -> out.unit(0, "Unlimited");
            case Limited(Weight weight) -> out.variant(1, "Limited", weight);
        }
    }
}
