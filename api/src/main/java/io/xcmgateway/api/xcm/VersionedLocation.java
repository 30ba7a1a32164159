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

/// A location with its version.
public sealed interface VersionedLocation extends FormValue {

    record V3(io.xcmgateway.api.xcm.v3.Location location) implements VersionedLocation {}

    record V4(io.xcmgateway.api.xcm.v4.Location location) implements VersionedLocation {}

    record V5(io.xcmgateway.api.xcm.v5.Location location) implements VersionedLocation {}

    /// Decodes to the last byte, within the nesting depth.
    static Decoded<VersionedLocation> decode(ByteString scale) {
        return ScaleFormReader.decode(scale, DecodeLimits.Depth.LIMITED, VersionedLocation::from);
    }

    static VersionedLocation from(FormReader in) throws Malformed {
        return in.variant(VersionedTables.LOCATION);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case V3(var location) -> out.variant(3, "V3", location);
            case V4(var location) -> out.variant(4, "V4", location);
            case V5(var location) -> out.variant(5, "V5", location);
        }
    }

    /// This value in another version, step by step from one to the next.
    default Conversion<VersionedLocation> into(XcmVersion target) {
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

    private io.xcmgateway.api.xcm.v3.Location toV3() throws Inconvertible {
        return switch (this) {
            case V3(var location) -> location;
            case V4(var location) -> V4ToV3.convert(location);
            case V5(var location) -> V4ToV3.convert(V5ToV4.convert(location));
        };
    }

    private io.xcmgateway.api.xcm.v4.Location toV4() throws Inconvertible {
        return switch (this) {
            case V3(var location) -> V3ToV4.convert(location);
            case V4(var location) -> location;
            case V5(var location) -> V5ToV4.convert(location);
        };
    }

    private io.xcmgateway.api.xcm.v5.Location toV5() throws Inconvertible {
        return switch (this) {
            case V3(var location) -> V4ToV5.convert(V3ToV4.convert(location));
            case V4(var location) -> V4ToV5.convert(location);
            case V5(var location) -> location;
        };
    }
}
