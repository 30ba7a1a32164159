package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.api.xcm.v5.Xcm;

/// A message with its version, as it travels: the first byte is the number of the version.
public sealed interface VersionedXcm extends FormValue {

    record V5(Xcm program) implements VersionedXcm {}

    /// Decodes a message as the message queue does: to the last byte, within the budget of
    /// instructions and the nesting depth.
    static Decoded<VersionedXcm> decode(ByteString scale) {
        return decode(scale, DecodeLimits.Depth.LIMITED);
    }

    /// Decodes a message as an entry point with that rule on depth does.
    static Decoded<VersionedXcm> decode(ByteString scale, DecodeLimits.Depth depth) {
        return ScaleFormReader.decode(scale, depth, VersionedXcm::from);
    }

    static VersionedXcm from(FormReader in) throws Malformed {
        return in.variant(VersionedTables.XCM);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case V5(Xcm program) -> out.variant(5, "V5", program);
        }
    }
}
