package io.xcmgateway.gateway.state;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// That processes ended while they executed a message, which may have been its doing or not.
///
/// @param sequence of the message; a row about one that is executed means nothing any more
/// @param endings how many processes, unsigned 32 bits
public record SuspectRecord(long sequence, int endings) {

    static SuspectRecord read(ScaleReader in) throws Malformed {
        return new SuspectRecord(in.u64(), (int) in.u32());
    }

    void write(ScaleWriter out) {
        out.u64(sequence).u32(Integer.toUnsignedLong(endings));
    }
}
