package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;

/// The error register: an error and the instruction that raised it. A pair on the wire.
///
/// @param index of the instruction, 0..2^32-1
public record RaisedError(long index, XcmError error) implements FormValue {
    public RaisedError {
        Range.requireU32("index", index);
    }

    public static RaisedError from(FormReader in) throws Malformed {
        return in.tuple(
                2, it -> new RaisedError(it.element(FormReader::u32), it.element(XcmError::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.openTuple().u32(index).put(error).closeTuple();
    }
}
