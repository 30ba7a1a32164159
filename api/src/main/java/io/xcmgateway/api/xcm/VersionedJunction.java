package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;

/// A junction with its version.
public sealed interface VersionedJunction extends FormValue {

    record V3(io.xcmgateway.api.xcm.v3.Junction junction) implements VersionedJunction {}

    record V4(io.xcmgateway.api.xcm.v3.Junction junction) implements VersionedJunction {}

    record V5(io.xcmgateway.api.xcm.v5.Junction junction) implements VersionedJunction {}

    /// Decodes to the last byte, within the nesting depth.
    static Decoded<VersionedJunction> decode(ByteString scale) {
        return ScaleFormReader.decode(scale, DecodeLimits.Depth.LIMITED, VersionedJunction::from);
    }

    static VersionedJunction from(FormReader in) throws Malformed {
        return in.variant(VersionedTables.JUNCTION);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case V3(var junction) -> out.variant(3, "V3", junction);
            case V4(var junction) -> out.variant(4, "V4", junction);
            case V5(var junction) -> out.variant(5, "V5", junction);
        }
    }
}
