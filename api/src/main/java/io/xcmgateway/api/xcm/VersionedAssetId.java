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

/// An asset id with its version.
public sealed interface VersionedAssetId extends FormValue {

    record V3(io.xcmgateway.api.xcm.v3.AssetId id) implements VersionedAssetId {}

    record V4(io.xcmgateway.api.xcm.v4.AssetId id) implements VersionedAssetId {}

    record V5(io.xcmgateway.api.xcm.v5.AssetId id) implements VersionedAssetId {}

    /// Decodes to the last byte, within the nesting depth.
    static Decoded<VersionedAssetId> decode(ByteString scale) {
        return ScaleFormReader.decode(scale, DecodeLimits.Depth.LIMITED, VersionedAssetId::from);
    }

    static VersionedAssetId from(FormReader in) throws Malformed {
        return in.variant(VersionedTables.ASSET_ID);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case V3(var id) -> out.variant(3, "V3", id);
            case V4(var id) -> out.variant(4, "V4", id);
            case V5(var id) -> out.variant(5, "V5", id);
        }
    }

    /// This value in another version, step by step from one to the next.
    default Conversion<VersionedAssetId> into(XcmVersion target) {
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

    private io.xcmgateway.api.xcm.v3.AssetId toV3() throws Inconvertible {
        return switch (this) {
            case V3(var id) -> id;
            case V4(var id) -> V4ToV3.convert(id);
            case V5(var id) -> V4ToV3.convert(V5ToV4.convert(id));
        };
    }

    private io.xcmgateway.api.xcm.v4.AssetId toV4() throws Inconvertible {
        return switch (this) {
            case V3(var id) -> V3ToV4.convert(id);
            case V4(var id) -> id;
            case V5(var id) -> V5ToV4.convert(id);
        };
    }

    private io.xcmgateway.api.xcm.v5.AssetId toV5() throws Inconvertible {
        return switch (this) {
            case V3(var id) -> V4ToV5.convert(V3ToV4.convert(id));
            case V4(var id) -> V4ToV5.convert(id);
            case V5(var id) -> id;
        };
    }
}
