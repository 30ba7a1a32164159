package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Location;

/// Input of `SpreeModule_apply_message`.
///
/// @param origin who sent it, as the instance sees it; proven before
/// @param message versioned XCM, at most [AbiLimits#MESSAGE_BYTES_MAX] bytes
public record ApplyMessage(Context context, Location origin, ByteString message) {
    static final String EXPORT = "SpreeModule_apply_message";

    public ApplyMessage {
        Bounds.atMost("message bytes", message.length(), AbiLimits.MESSAGE_BYTES_MAX);
    }

    public static Decoded<ApplyMessage> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, ApplyMessage::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, ApplyMessage::write);
    }

    public static ApplyMessage read(ScaleReader in) throws Malformed {
        return new ApplyMessage(
                in.field("context", Context::read),
                in.field("origin", Location::read),
                in.field("message", at -> at.byteVec(AbiLimits.MESSAGE_BYTES_MAX)));
    }

    public void write(ScaleWriter out) {
        context.write(out);
        origin.write(out);
        out.byteVec(message);
    }
}
