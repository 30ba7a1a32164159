package io.xcmgateway.gateway.state;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.OriginEvidence;

/// That an instance takes no more messages, and the word of its host chain.
///
/// @param timeMs when, in milliseconds since 1970
public record OptOutRecord(long timeMs, OriginEvidence.HostAuthority evidence) {

    static OptOutRecord read(ScaleReader in) throws Malformed {
        long timeMs = in.u64();
        int start = in.offset();
        if (in.field("evidence", OriginEvidence::read)
                instanceof OriginEvidence.HostAuthority evidence) {
            return new OptOutRecord(timeMs, evidence);
        }
        throw in.malformedAt(start, "evidence of a host authority", "of another kind");
    }

    void write(ScaleWriter out) {
        out.u64(timeMs);
        evidence.write(out);
    }
}
