package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// Result of `SpreeModule_genesis`: a SCALE `Result<(), Vec<u8>>`.
public sealed interface GenesisResult {

    /// The instance is set up.
    record SetUp() implements GenesisResult {}

    /// The module does not take this profile.
    ///
    /// @param reason at most [AbiLimits#REASON_BYTES_MAX] bytes, meant as UTF-8
    record Declined(ByteString reason) implements GenesisResult {
        public Declined {
            Bounds.atMost("reason bytes", reason.length(), AbiLimits.REASON_BYTES_MAX);
        }
    }

    static Decoded<GenesisResult> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, GenesisResult::read);
    }

    default ByteString encode() {
        return ScaleWriter.encode(this, GenesisResult::write);
    }

    static GenesisResult read(ScaleReader in) throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> new SetUp();
            case 1 ->
                    new Declined(in.field("reason", at -> at.byteVec(AbiLimits.REASON_BYTES_MAX)));
            default -> throw in.malformedAt(0, "result 0 or 1", String.valueOf(tag));
        };
    }

    default void write(ScaleWriter out) {
        switch (this) {
            case SetUp _ -> out.u8(0);
            case Declined(ByteString reason) -> out.u8(1).byteVec(reason);
        }
    }
}
