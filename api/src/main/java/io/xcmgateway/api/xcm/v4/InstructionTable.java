package io.xcmgateway.api.xcm.v4;

import io.xcmgateway.api.xcm.form.Variants;

/// How instructions are read.
final class InstructionTable {
    static final Variants<Instruction> INSTRUCTIONS =
            ControlInstructions.addTo(
                    AssetInstructions.addTo(Variants.<Instruction>named("Instruction")));

    private InstructionTable() {}
}
