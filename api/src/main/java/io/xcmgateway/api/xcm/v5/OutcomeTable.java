package io.xcmgateway.api.xcm.v5;

import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.Variants;

/// How outcomes are read.
final class OutcomeTable {
    static final Variants<Outcome> OUTCOMES =
            Variants.<Outcome>named("Outcome")
                    .fields(
                            0,
                            "Complete",
                            in -> new Outcome.Complete(in.field("used", Weight::from)))
                    .fields(
                            1,
                            "Incomplete",
                            in ->
                                    new Outcome.Incomplete(
                                            in.field("used", Weight::from),
                                            in.field("error", InstructionError::from)))
                    .one(2, "Error", in -> new Outcome.Error(InstructionError.from(in)));

    private OutcomeTable() {}
}
