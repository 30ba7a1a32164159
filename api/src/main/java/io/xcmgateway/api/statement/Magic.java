package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;

/// The first 16 bytes of what is signed or hashed: keeps one kind of structure from being taken for
/// another.
enum Magic {
    SUBMISSION("XCMGW-SUBMISSION"),
    ASSERTED("XCMGW-ASSERTED-1"),
    MESSAGE_ID("XCMGW-MESSAGE-ID"),
    STATEMENT("XCMGW-STATEMENT1"),
    ED25519("XCMGW-ED25519-01"),
    ROTATION("XCMGW-ROTATION-1"),
    CHECKPOINT("XCMGW-CHECKPOINT"),
    LOG_LEAF("XCMGW-LOG-LEAF-1"),
    EQUIVOCATION("XCMGW-EQUIVOCATE");

    static final int LENGTH_BYTES = 16;

    private final String text;

    Magic(String text) {
        this.text = text;
        if (text.length() != LENGTH_BYTES) {
            throw new IllegalStateException("magic must be 16 bytes: " + text);
        }
    }

    ByteString bytes() {
        return ByteString.ascii(text);
    }

    void expect(ScaleReader in) throws Malformed {
        int start = in.offset();
        ByteString found = in.bytes(LENGTH_BYTES);
        if (!found.equals(bytes())) {
            throw in.malformedAt(start, "magic " + text, found.toString());
        }
    }
}
