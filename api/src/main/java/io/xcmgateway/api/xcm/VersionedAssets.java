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

/// A list of assets with its version.
public sealed interface VersionedAssets extends FormValue {

    record V3(io.xcmgateway.api.xcm.v3.Assets assets) implements VersionedAssets {}

    record V4(io.xcmgateway.api.xcm.v4.Assets assets) implements VersionedAssets {}

    record V5(io.xcmgateway.api.xcm.v5.Assets assets) implements VersionedAssets {}

    /// Decodes to the last byte, within the nesting depth.
    static Decoded<VersionedAssets> decode(ByteString scale) {
        return ScaleFormReader.decode(scale, DecodeLimits.Depth.LIMITED, VersionedAssets::from);
    }

    static VersionedAssets from(FormReader in) throws Malformed {
        return in.variant(VersionedTables.ASSETS);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case V3(var assets) -> out.variant(3, "V3", assets);
            case V4(var assets) -> out.variant(4, "V4", assets);
            case V5(var assets) -> out.variant(5, "V5", assets);
        }
    }

    /// This value in another version, step by step from one to the next.
    default Conversion<VersionedAssets> into(XcmVersion target) {
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

    private io.xcmgateway.api.xcm.v3.Assets toV3() throws Inconvertible {
        return switch (this) {
            case V3(var assets) -> assets;
            case V4(var assets) -> V4ToV3.convert(assets);
            case V5(var assets) -> V4ToV3.convert(V5ToV4.convert(assets));
        };
    }

    private io.xcmgateway.api.xcm.v4.Assets toV4() throws Inconvertible {
        return switch (this) {
            case V3(var assets) -> V3ToV4.convert(assets);
            case V4(var assets) -> assets;
            case V5(var assets) -> V5ToV4.convert(assets);
        };
    }

    private io.xcmgateway.api.xcm.v5.Assets toV5() throws Inconvertible {
        return switch (this) {
            case V3(var assets) -> V4ToV5.convert(V3ToV4.convert(assets));
            case V4(var assets) -> V4ToV5.convert(assets);
            case V5(var assets) -> assets;
        };
    }
}
