package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value with its codec.
record Sample<T>(
        T value, Function<T, ByteString> encoder, Function<ByteString, Decoded<T>> decoder) {

    ByteString encode() {
        return encoder.apply(value);
    }

    Decoded<T> decode(ByteString bytes) {
        return decoder.apply(bytes);
    }

    /// Decodes, and encodes again what came out; `null` if the bytes are refused.
    @Nullable ByteString throughAndBack(ByteString bytes) {
        return switch (decode(bytes)) {
            case Decoded.Value<T>(T decoded) -> encoder.apply(decoded);
            case Decoded.Refused<T> _ -> null;
        };
    }
}
