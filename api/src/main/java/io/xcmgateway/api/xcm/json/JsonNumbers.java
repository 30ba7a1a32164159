package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.scale.U128;
import org.jspecify.annotations.Nullable;

/// Numbers too large for every JSON parser to keep: decimal strings, and on input also plain
/// numbers as far as JavaScript holds them exactly.
final class JsonNumbers {
    /// The largest whole number that a double holds without gaps below it: 2^53-1.
    private static final U128 PLAIN_MAX = U128.of((1L << 53) - 1);

    private JsonNumbers() {}

    /// `null` if it is neither, or does not fit 128 bits.
    static @Nullable U128 big(JsonPart part) {
        return switch (part) {
            case JsonPart.Text(_, String value) -> U128.parse(value);
            case JsonPart.Whole(_, String digits) -> plain(digits);
            case JsonPart.Bool _, JsonPart.Nothing _, JsonPart.Items _, JsonPart.Members _ -> null;
        };
    }

    private static @Nullable U128 plain(String digits) {
        U128 value = U128.parse(digits);
        return value != null && value.compareTo(PLAIN_MAX) <= 0 ? value : null;
    }
}
