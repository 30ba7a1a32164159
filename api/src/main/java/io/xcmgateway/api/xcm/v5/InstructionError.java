package io.xcmgateway.api.xcm.v5;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import io.xcmgateway.api.xcm.form.ScaleFormReader;

/// An error and the instruction that raised it.
///
/// @param index of the instruction in its program, 0..255
public record InstructionError(int index, XcmError error) implements FormValue {
    public InstructionError {
        Range.requireU8("index", index);
    }

    public static InstructionError read(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, InstructionError::from);
    }

    public static InstructionError from(FormReader in) throws Malformed {
        return in.fields(it ->
                new InstructionError(
                        it.field("index", FormReader::u8), it.field("error", XcmError::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open().key("index").u8(index).field("error", error).close();
    }
}
