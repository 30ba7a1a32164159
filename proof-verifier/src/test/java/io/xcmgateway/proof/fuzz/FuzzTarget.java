package io.xcmgateway.proof.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;
import java.util.function.Supplier;

/// A parser, what must hold of it for any input, and inputs to begin from.
///
/// @param name as in `-Dfuzz.target=name`, and of the folder that keeps its found cases
record FuzzTarget(String name, Property property, Supplier<List<ByteString>> seeds) {

    /// Throws when it does not hold.
    @FunctionalInterface
    interface Property {
        void holdsFor(ByteString input);
    }
}
