package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.convert.Inconvertible;
import io.xcmgateway.api.xcm.convert.V3ToV4;
import io.xcmgateway.api.xcm.convert.V4ToV3;
import io.xcmgateway.api.xcm.convert.V4ToV5;
import io.xcmgateway.api.xcm.convert.V5ToV4;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;

/// A way inwards with its version.
public sealed interface VersionedInteriorLocation extends FormValue {

    record V3(io.xcmgateway.api.xcm.v3.Junctions interior) implements VersionedInteriorLocation {}

    record V4(io.xcmgateway.api.xcm.v4.Junctions interior) implements VersionedInteriorLocation {}

    record V5(io.xcmgateway.api.xcm.v5.Junctions interior) implements VersionedInteriorLocation {}

    /// Decodes to the last byte, within the nesting depth.
    static Decoded<VersionedInteriorLocation> decode(ByteString scale) {
        return ScaleFormReader.decode(
                scale, DecodeLimits.Depth.LIMITED, VersionedInteriorLocation::from);
    }

    static VersionedInteriorLocation from(FormReader in) throws Malformed {
        return in.variant(VersionedTables.INTERIOR_LOCATION);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case V3(var interior) -> out.variant(3, "V3", interior);
            case V4(var interior) -> out.variant(4, "V4", interior);
            case V5(var interior) -> out.variant(5, "V5", interior);
        }
    }

    /// This value in another version, step by step from one to the next.
    default Conversion<VersionedInteriorLocation> into(XcmVersion target) {
        try {
            return new Conversion.Converted<>(
                    switch (target) {
                        case V3 -> new V3(toV3());
                        case V4 -> new V4(toV4());
                        case V5 -> new V5(toV5());
                    });
        } catch (Inconvertible inconvertible) {
            return inconvertible.failed();
        }
    }

    private io.xcmgateway.api.xcm.v3.Junctions toV3() throws Inconvertible {
        return switch (this) {
            case V3(var interior) -> interior;
            case V4(var interior) -> V4ToV3.convert(interior);
            case V5(var interior) -> V4ToV3.convert(V5ToV4.convert(interior));
        };
    }

    private io.xcmgateway.api.xcm.v4.Junctions toV4() throws Inconvertible {
        return switch (this) {
            case V3(var interior) -> V3ToV4.convert(interior);
            case V4(var interior) -> interior;
            case V5(var interior) -> V5ToV4.convert(interior);
        };
    }

    private io.xcmgateway.api.xcm.v5.Junctions toV5() throws Inconvertible {
        return switch (this) {
            case V3(var interior) -> V4ToV5.convert(V3ToV4.convert(interior));
            case V4(var interior) -> V4ToV5.convert(interior);
            case V5(var interior) -> interior;
        };
    }
}
