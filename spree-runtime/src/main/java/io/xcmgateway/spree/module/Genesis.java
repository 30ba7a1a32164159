package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Junctions;

/// Input of `SpreeModule_genesis`, which sets up a new instance.
///
/// @param universal where the instance is, counted from the top
/// @param profile at most [AbiLimits#PROFILE_BYTES_MAX] bytes, which only the module understands
public record Genesis(Context context, Junctions universal, ByteString profile) {
    static final String EXPORT = "SpreeModule_genesis";

    public Genesis {
        Bounds.atMost("profile bytes", profile.length(), AbiLimits.PROFILE_BYTES_MAX);
    }

    public static Decoded<Genesis> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Genesis::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, Genesis::write);
    }

    public static Genesis read(ScaleReader in) throws Malformed {
        return new Genesis(
                in.field("context", Context::read),
                in.field("universal", Junctions::read),
                in.field("profile", at -> at.byteVec(AbiLimits.PROFILE_BYTES_MAX)));
    }

    public void write(ScaleWriter out) {
        context.write(out);
        universal.write(out);
        out.byteVec(profile);
    }
}
