package io.xcmgateway.proof.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;

/// What must hold of parsers. All of them demand that nothing is thrown.
final class Properties {
    private Properties() {}

    /// What is accepted encodes to the bytes it came from, and then `further` holds of it.
    static <T> FuzzTarget.Property scale(
            Function<ByteString, Decoded<T>> decode,
            Function<T, ByteString> encode,
            Consumer<T> further) {
        return input -> {
            if (decode.apply(input) instanceof Decoded.Value<T>(T value)) {
                same(input, encode.apply(value));
                further.accept(value);
            }
        };
    }

    static FuzzTarget.Property text(Consumer<String> property) {
        return input -> property.accept(new String(input.toByteArray(), StandardCharsets.UTF_8));
    }

    static ByteString utf8(String text) {
        return ByteString.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    static void same(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", was " + found);
        }
    }
}
