package io.xcmgateway.api.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.VersionedAsset;
import io.xcmgateway.api.xcm.VersionedAssetId;
import io.xcmgateway.api.xcm.VersionedAssets;
import io.xcmgateway.api.xcm.VersionedInteriorLocation;
import io.xcmgateway.api.xcm.VersionedJunction;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.VersionedNetworkId;
import io.xcmgateway.api.xcm.VersionedResponse;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.api.xcm.json.JsonForm;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.api.xcm.v5.Outcome;
import java.util.List;

/// Everything else that is decoded on its own: the first byte of the input chooses the type.
public final class VersionedTypesFuzz {
    private static final List<FormReader.Item<? extends FormValue>> TYPES =
            List.of(
                    VersionedAsset::from,
                    VersionedAssetId::from,
                    VersionedAssets::from,
                    VersionedInteriorLocation::from,
                    VersionedJunction::from,
                    VersionedLocation::from,
                    VersionedNetworkId::from,
                    VersionedResponse::from,
                    Outcome::from);

    private VersionedTypesFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            check(
                    TYPES.get((input[0] & 0xff) % TYPES.size()),
                    ByteString.copyOf(input, 1, input.length - 1));
        }
    }

    private static <T extends FormValue> void check(FormReader.Item<T> type, ByteString scale) {
        if (ScaleFormReader.decode(scale, DecodeLimits.Depth.LIMITED, type)
                instanceof Decoded.Value<T>(T value)) {
            Checks.same(scale, value.encode());
            Checks.same(new Decoded.Value<>(value), XcmJson.read(XcmJson.write(value), type));
            Decoded<T> other =
                    XcmJson.read(
                            XcmJson.writePolkadotJs(value),
                            JsonForm.POLKADOT_JS,
                            DecodeLimits.Depth.LIMITED,
                            type);
            Checks.same(new Decoded.Value<>(value), other);
        }
    }
}
