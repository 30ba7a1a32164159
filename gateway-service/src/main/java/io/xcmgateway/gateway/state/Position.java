package io.xcmgateway.gateway.state;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// Where a message stands: the instance's number in this store and the sequence there.
///
/// @param number unsigned 32 bits
/// @param sequence unsigned
public record Position(int number, long sequence) {

    public static Position read(ScaleReader in) throws Malformed {
        return new Position((int) in.u32(), in.u64());
    }

    void write(ScaleWriter out) {
        out.u32(Integer.toUnsignedLong(number)).u64(sequence);
    }
}
