package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;

/// A network with its version.
public sealed interface VersionedNetworkId extends FormValue {

    record V3(io.xcmgateway.api.xcm.v3.NetworkId network) implements VersionedNetworkId {}

    record V4(io.xcmgateway.api.xcm.v3.NetworkId network) implements VersionedNetworkId {}

    record V5(io.xcmgateway.api.xcm.v5.NetworkId network) implements VersionedNetworkId {}

    /// Decodes to the last byte, within the nesting depth.
    static Decoded<VersionedNetworkId> decode(ByteString scale) {
        return ScaleFormReader.decode(scale, DecodeLimits.Depth.LIMITED, VersionedNetworkId::from);
    }

    static VersionedNetworkId from(FormReader in) throws Malformed {
        return in.variant(VersionedTables.NETWORK_ID);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case V3(var network) -> out.variant(3, "V3", network);
            case V4(var network) -> out.variant(4, "V4", network);
            case V5(var network) -> out.variant(5, "V5", network);
        }
    }
}
