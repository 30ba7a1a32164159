package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import java.util.List;

/// A program: instructions that run one after the other.
public record Xcm(List<Instruction> instructions) implements FormValue {
    public static final Xcm EMPTY = new Xcm(List.of());

    public Xcm {
        instructions = List.copyOf(instructions);
    }

    public static Xcm of(Instruction... instructions) {
        return new Xcm(List.of(instructions));
    }

    public static Xcm from(FormReader in) throws Malformed {
        return new Xcm(in.program(Instruction::from));
    }

    @Override
    public void to(FormWriter out) {
        out.vec(instructions);
    }
}
