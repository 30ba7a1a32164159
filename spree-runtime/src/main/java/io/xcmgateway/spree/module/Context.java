package io.xcmgateway.spree.module;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// All that a module may know of the world.
///
/// @param sequence unsigned 64 bits, the number of this execution in its instance
/// @param timeMs unsigned, milliseconds since 1970, never decreasing
/// @param gasLimit unsigned 64 bits
public record Context(long sequence, long timeMs, long gasLimit) {

    public static Context read(ScaleReader in) throws Malformed {
        return new Context(
                in.field("sequence", ScaleReader::u64),
                in.field("time_ms", ScaleReader::u64),
                in.field("gas_limit", ScaleReader::u64));
    }

    public void write(ScaleWriter out) {
        out.u64(sequence).u64(timeMs).u64(gasLimit);
    }
}
