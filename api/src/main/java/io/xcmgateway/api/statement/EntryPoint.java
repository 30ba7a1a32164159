package io.xcmgateway.api.statement;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// Which export of the module a statement is about.
public enum EntryPoint {
    /// Opt-in: runs once, as sequence 0, over the profile bytes.
    GENESIS(0),
    /// An inbound XCM message.
    APPLY_MESSAGE(1),
    /// A call of the host chain.
    CALL(2);

    private final int code;

    EntryPoint(int code) {
        this.code = code;
    }

    /// The wire code, u8.
    public int code() {
        return code;
    }

    public static EntryPoint read(ScaleReader in) throws Malformed {
        int code = in.u8();
        for (EntryPoint each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw in.malformedAt(in.offset() - 1, "entry point 0..2", String.valueOf(code));
    }

    public void write(ScaleWriter out) {
        out.u8(code);
    }
}
