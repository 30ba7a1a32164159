package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.convert.Inconvertible;
import io.xcmgateway.api.xcm.convert.ProgramV3ToV4;
import io.xcmgateway.api.xcm.convert.ProgramV4ToV3;
import io.xcmgateway.api.xcm.convert.ProgramV4ToV5;
import io.xcmgateway.api.xcm.convert.ProgramV5ToV4;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;

/// A message with its version, as it travels: the first byte is the number of the version.
public sealed interface VersionedXcm extends FormValue {

    record V3(io.xcmgateway.api.xcm.v3.Xcm program) implements VersionedXcm {}

    record V4(io.xcmgateway.api.xcm.v4.Xcm program) implements VersionedXcm {}

    record V5(io.xcmgateway.api.xcm.v5.Xcm program) implements VersionedXcm {}

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
            case V3(var program) -> out.variant(3, "V3", program);
            case V4(var program) -> out.variant(4, "V4", program);
            case V5(var program) -> out.variant(5, "V5", program);
        }
    }

    /// This value in another version, step by step from one to the next.
    default Conversion<VersionedXcm> into(XcmVersion target) {
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

    private io.xcmgateway.api.xcm.v3.Xcm toV3() throws Inconvertible {
        return switch (this) {
            case V3(var program) -> program;
            case V4(var program) -> ProgramV4ToV3.convert(program);
            case V5(var program) -> ProgramV4ToV3.convert(ProgramV5ToV4.convert(program));
        };
    }

    private io.xcmgateway.api.xcm.v4.Xcm toV4() throws Inconvertible {
        return switch (this) {
            case V3(var program) -> ProgramV3ToV4.convert(program);
            case V4(var program) -> program;
            case V5(var program) -> ProgramV5ToV4.convert(program);
        };
    }

    private io.xcmgateway.api.xcm.v5.Xcm toV5() throws Inconvertible {
        return switch (this) {
            case V3(var program) -> ProgramV4ToV5.convert(ProgramV3ToV4.convert(program));
            case V4(var program) -> ProgramV4ToV5.convert(program);
            case V5(var program) -> program;
        };
    }
}
