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

/// An answer with its version.
public sealed interface VersionedResponse extends FormValue {

    record V3(io.xcmgateway.api.xcm.v3.Response response) implements VersionedResponse {}

    record V4(io.xcmgateway.api.xcm.v4.Response response) implements VersionedResponse {}

    record V5(io.xcmgateway.api.xcm.v5.Response response) implements VersionedResponse {}

    /// Decodes to the last byte, within the nesting depth.
    static Decoded<VersionedResponse> decode(ByteString scale) {
        return ScaleFormReader.decode(scale, DecodeLimits.Depth.LIMITED, VersionedResponse::from);
    }

    static VersionedResponse from(FormReader in) throws Malformed {
        return in.variant(VersionedTables.RESPONSE);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case V3(var response) -> out.variant(3, "V3", response);
            case V4(var response) -> out.variant(4, "V4", response);
            case V5(var response) -> out.variant(5, "V5", response);
        }
    }

    /// This value in another version, step by step from one to the next.
    default Conversion<VersionedResponse> into(XcmVersion target) {
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

    private io.xcmgateway.api.xcm.v3.Response toV3() throws Inconvertible {
        return switch (this) {
            case V3(var response) -> response;
            case V4(var response) -> V4ToV3.convert(response);
            case V5(var response) -> V4ToV3.convert(V5ToV4.convert(response));
        };
    }

    private io.xcmgateway.api.xcm.v4.Response toV4() throws Inconvertible {
        return switch (this) {
            case V3(var response) -> V3ToV4.convert(response);
            case V4(var response) -> response;
            case V5(var response) -> V5ToV4.convert(response);
        };
    }

    private io.xcmgateway.api.xcm.v5.Response toV5() throws Inconvertible {
        return switch (this) {
            case V3(var response) -> V4ToV5.convert(V3ToV4.convert(response));
            case V4(var response) -> V4ToV5.convert(response);
            case V5(var response) -> response;
        };
    }
}
