package io.xcmgateway.api.xcm.convert;

/// What came of converting a value to another version: that value, or why there is none.
public sealed interface Conversion<T> {

    record Converted<T>(T value) implements Conversion<T> {}

    /// @param path to the instruction that does not convert, as `[2][0]`; empty outside of programs
    /// @param reason what has no counterpart
    record Failed<T>(String path, String reason) implements Conversion<T> {}
}
