package io.xcmgateway.api.xcm.form;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;

/// A value that can be written in every form. Its type has a matching `static T from(FormReader)`.
public interface FormValue {

    /// Writes this value, part by part.
    void to(FormWriter out);

    /// Writes this value as SCALE.
    default void write(ScaleWriter out) {
        to(new ScaleFormWriter(out));
    }

    /// This value as SCALE.
    default ByteString encode() {
        ScaleWriter out = new ScaleWriter();
        write(out);
        return out.toByteString();
    }
}
