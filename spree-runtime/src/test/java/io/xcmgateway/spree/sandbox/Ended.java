package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;
import java.util.zip.CRC32C;

/// How one run ended and what it left behind: all that another engine must arrive at as well.
///
/// @param pages size of the memory
/// @param memory checksum of all of it
/// @param globals values of all globals, those of the metering at the end; an i32 is extended by
///   its sign
public record Ended(Run run, int pages, long memory, List<Long> globals) {
    public Ended {
        globals = List.copyOf(globals);
    }

    /// The reason of a trap is for people, and may differ.
    public Ended withoutReason() {
        return switch (run) {
            case Run.Returned _ -> this;
            case Run.Trapped(var kind, var _) ->
                    new Ended(new Run.Trapped(kind, ""), pages, memory, globals);
        };
    }

    public static long checksum(ByteString memory) {
        CRC32C checksum = new CRC32C();
        checksum.update(memory.toByteArray());
        return checksum.getValue();
    }
}
