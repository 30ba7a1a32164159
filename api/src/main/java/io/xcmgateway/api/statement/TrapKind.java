package io.xcmgateway.api.statement;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// Why a module's run ended without a result.
public enum TrapKind {
    OUT_OF_GAS(0),
    /// Its calls nested deeper than the stack limit of the engine profile.
    DEPTH_EXCEEDED(1),
    /// Any other trap, of the Wasm code or of a host function.
    TRAP(2),
    /// What it returned is outside its memory, too long, or does not decode.
    BROKEN_RESULT(3);

    private final int code;

    TrapKind(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    public static TrapKind read(ScaleReader in) throws Malformed {
        int code = in.u8();
        for (TrapKind each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw in.malformedAt(in.offset() - 1, "trap kind 0..3", String.valueOf(code));
    }

    public void write(ScaleWriter out) {
        out.u8(code);
    }
}
