package io.xcmgateway.api.scale;

/// What came of decoding bytes that nobody vouches for: a value, or why there is none.
public sealed interface Decoded<T> {

    /// The bytes were the one encoding of `value`, to the last byte.
    record Value<T>(T value) implements Decoded<T> {}

    /// The bytes were not.
    ///
    /// @param offset where, in bytes from the start of the input
    /// @param path which part of the structure, such as `[2].assets[0].id`; empty at the top
    /// @param expected the rule
    /// @param found what stood there instead
    record Refused<T>(int offset, String path, String expected, String found)
            implements Decoded<T> {

        public String message() {
            String where = path.isEmpty() ? "" : " at " + path;
            return "offset " + offset + where + ": expected " + expected + ", found " + found;
        }
    }
}
