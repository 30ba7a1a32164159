package io.xcmgateway.proof.fuzz;

import io.xcmgateway.api.bytes.ByteString;

/// Where Jazzer's driver comes in; `-Dfuzz.target=name` says what it fuzzes.
public final class JazzerEntry {
    private static final FuzzTarget TARGET = FuzzTargets.named(System.getProperty("fuzz.target"));

    private JazzerEntry() {}

    /// The name and the shape are Jazzer's.
    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.property().holdsFor(ByteString.copyOf(input));
    }
}
