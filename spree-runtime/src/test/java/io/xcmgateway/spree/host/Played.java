package io.xcmgateway.spree.host;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.module.Execution;

/// A script that ran to its end.
public record Played(Execution.Returned execution) {

    /// What the call at this step returned; an i32 is zero-extended.
    public long result(int step) {
        ByteString memory = execution.output();
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | memory.u8(Script.resultAt(step) + i);
        }
        return value;
    }

    /// What a pointer-size names in the memory afterwards.
    public ByteString memory(long span) {
        int at = (int) span;
        return execution.output().slice(at, at + (int) (span >>> 32));
    }
}
