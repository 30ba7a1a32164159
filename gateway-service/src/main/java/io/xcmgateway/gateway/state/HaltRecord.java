package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;

/// That this node failed on an instance, so that a restart does not run into the same fault again.
///
/// @param sequence of the message it failed on
/// @param kind what it failed on
/// @param sinceMs when, in milliseconds since 1970
/// @param reason for the operator alone; cut to [#REASON_BYTES_MAX] bytes
public record HaltRecord(long sequence, FaultKind kind, long sinceMs, String reason) {
    static final int REASON_BYTES_MAX = 1_024;

    static HaltRecord read(ScaleReader in) throws Malformed {
        long sequence = in.u64();
        FaultKind kind = in.field("kind", FaultKind::read);
        long sinceMs = in.u64();
        ByteString reason = in.byteVec(REASON_BYTES_MAX);
        return new HaltRecord(
                sequence, kind, sinceMs, new String(reason.toByteArray(), StandardCharsets.UTF_8));
    }

    void write(ScaleWriter out) {
        byte[] utf8 = reason.getBytes(StandardCharsets.UTF_8);
        out.u64(sequence)
                .u8(kind.code())
                .u64(sinceMs)
                .byteVec(ByteString.copyOf(utf8, 0, Math.min(utf8.length, REASON_BYTES_MAX)));
    }
}
