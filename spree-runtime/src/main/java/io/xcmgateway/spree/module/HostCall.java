package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// Input of `SpreeModule_call`, a call of the host chain; its origin is always `Parent`.
///
/// @param call at most [AbiLimits#CALL_BYTES_MAX] bytes, which only the module understands
public record HostCall(Context context, ByteString call) {
    static final String EXPORT = "SpreeModule_call";

    public HostCall {
        Bounds.atMost("call bytes", call.length(), AbiLimits.CALL_BYTES_MAX);
    }

    public static Decoded<HostCall> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, HostCall::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, HostCall::write);
    }

    public static HostCall read(ScaleReader in) throws Malformed {
        return new HostCall(
                in.field("context", Context::read),
                in.field("call", at -> at.byteVec(AbiLimits.CALL_BYTES_MAX)));
    }

    public void write(ScaleWriter out) {
        context.write(out);
        out.byteVec(call);
    }
}
