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

/// An asset with its version.
public sealed interface VersionedAsset extends FormValue {

    record V3(io.xcmgateway.api.xcm.v3.Asset asset) implements VersionedAsset {}

    record V4(io.xcmgateway.api.xcm.v4.Asset asset) implements VersionedAsset {}

    record V5(io.xcmgateway.api.xcm.v5.Asset asset) implements VersionedAsset {}

    /// Decodes to the last byte, within the nesting depth.
    static Decoded<VersionedAsset> decode(ByteString scale) {
        return ScaleFormReader.decode(scale, DecodeLimits.Depth.LIMITED, VersionedAsset::from);
    }

    static VersionedAsset from(FormReader in) throws Malformed {
        return in.variant(VersionedTables.ASSET);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case V3(var asset) -> out.variant(3, "V3", asset);
            case V4(var asset) -> out.variant(4, "V4", asset);
            case V5(var asset) -> out.variant(5, "V5", asset);
        }
    }

    /// This value in another version, step by step from one to the next.
    default Conversion<VersionedAsset> into(XcmVersion target) {
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

    private io.xcmgateway.api.xcm.v3.Asset toV3() throws Inconvertible {
        return switch (this) {
            case V3(var asset) -> asset;
            case V4(var asset) -> V4ToV3.convert(asset);
            case V5(var asset) -> V4ToV3.convert(V5ToV4.convert(asset));
        };
    }

    private io.xcmgateway.api.xcm.v4.Asset toV4() throws Inconvertible {
        return switch (this) {
            case V3(var asset) -> V3ToV4.convert(asset);
            case V4(var asset) -> asset;
            case V5(var asset) -> V5ToV4.convert(asset);
        };
    }

    private io.xcmgateway.api.xcm.v5.Asset toV5() throws Inconvertible {
        return switch (this) {
            case V3(var asset) -> V4ToV5.convert(V3ToV4.convert(asset));
            case V4(var asset) -> V4ToV5.convert(asset);
            case V5(var asset) -> asset;
        };
    }
}
