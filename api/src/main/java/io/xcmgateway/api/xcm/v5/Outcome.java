package io.xcmgateway.api.xcm.v5;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;

/// What executing a message came to.
public sealed interface Outcome extends FormValue {

    record Complete(Weight used) implements Outcome {}

    /// Some instruction failed; what those before it did stays.
    record Incomplete(Weight used, InstructionError error) implements Outcome {}

    /// Nothing was executed.
    @SuppressWarnings("AvoidCommonTypeNames") // the name of the variant in XCM
    record Error(InstructionError error) implements Outcome {}

    static Outcome read(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, Outcome::from);
    }

    static Outcome from(FormReader in) throws Malformed {
        return in.variant(OutcomeTable.OUTCOMES);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Complete(Weight used) ->
                    out.openVariant(0, "Complete").field("used", used).closeVariant();
            case Incomplete(Weight used, InstructionError error) ->
                    out.openVariant(1, "Incomplete")
                            .field("used", used)
                            .field("error", error)
                            .closeVariant();
            case Error(InstructionError error) -> out.variant(2, "Error", error);
        }
    }
}
