package io.xcmgateway.api.statement;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// How much an execution proof carries; each level contains the one before.
public enum ProofLevel {
    /// The statement and its attestations.
    ATTESTED(0),
    /// And its place in the log under a checkpoint.
    LOGGED(1),
    /// And keys of the state under the post-root, and effects.
    STATE(2),
    /// And all that re-execution needs.
    REPLAYABLE(3);

    private final int code;

    ProofLevel(int code) {
        this.code = code;
    }

    /// The wire code, u8.
    public int code() {
        return code;
    }

    public static ProofLevel read(ScaleReader in) throws Malformed {
        int code = in.u8();
        for (ProofLevel each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw in.malformedAt(in.offset() - 1, "proof level 0..3", String.valueOf(code));
    }

    public void write(ScaleWriter out) {
        out.u8(code);
    }
}
