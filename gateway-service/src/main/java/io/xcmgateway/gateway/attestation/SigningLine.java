package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// Something of which each number may be signed with one hash only.
///
/// @param id of the instance, or of the log
record SigningLine(Kind kind, Hash32 id) {

    enum Kind {
        /// Statements of an instance: number is the sequence, hash that of the statement.
        INSTANCE(0),
        /// Checkpoints of a log: number is the leaf count, hash the root.
        LOG(1);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    static SigningLine instance(Hash32 id) {
        return new SigningLine(Kind.INSTANCE, id);
    }

    static SigningLine log(Hash32 id) {
        return new SigningLine(Kind.LOG, id);
    }

    static SigningLine read(ScaleReader in) throws Malformed {
        int code = in.u8();
        for (Kind kind : Kind.values()) {
            if (kind.code == code) {
                return new SigningLine(kind, in.hash32());
            }
        }
        throw in.malformedAt(in.offset() - 1, "line 0 or 1", String.valueOf(code));
    }

    void write(ScaleWriter out) {
        out.u8(kind.code).hash32(id);
    }

    /// For an operator: `instance 0x…`.
    String words() {
        return switch (kind) {
            case INSTANCE -> "instance " + id;
            case LOG -> "log " + id;
        };
    }
}
