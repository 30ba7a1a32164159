package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// What dispatching a call came to.
public sealed interface MaybeErrorCode extends FormValue {
    int CODE_BYTES_MAX = 128;

    record Success() implements MaybeErrorCode {}

    /// @param code SCALE of the runtime's dispatch error, at most 128 bytes
    @SuppressWarnings("AvoidCommonTypeNames") // the name of the variant in XCM
    record Error(ByteString code) implements MaybeErrorCode {
        public Error {
            requireLength(code);
        }
    }

    /// @param code the first bytes of a dispatch error that is longer than 128
    record TruncatedError(ByteString code) implements MaybeErrorCode {
        public TruncatedError {
            requireLength(code);
        }
    }

    static MaybeErrorCode from(FormReader in) throws Malformed {
        return in.variant(SharedTables.MAYBE_ERROR_CODE);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Success() -> out.unit(0, "Success");
            case Error(ByteString code) -> out.variant(1, "Error").byteVec(code).end();
            case TruncatedError(ByteString code) ->
                    out.variant(2, "TruncatedError").byteVec(code).end();
        }
    }

    private static void requireLength(ByteString code) {
        if (code.length() > CODE_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "code must be at most 128 bytes, was " + code.length());
        }
    }
}
