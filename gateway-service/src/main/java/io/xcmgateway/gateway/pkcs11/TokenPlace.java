package io.xcmgateway.gateway.pkcs11;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where a token is, and what opens it. Either label or slot names it.
///
/// @param module the PKCS#11 library of its maker
/// @param label of the token
/// @param slot number of its slot, as the library has it
/// @param pinFile of the user, one line, not accessible to everybody
/// @param timeout of each call: a token that takes longer counts as failed
public record TokenPlace(
        Path module, @Nullable String label, @Nullable Long slot, Path pinFile, Duration timeout) {

    public TokenPlace {
        if ((label == null) == (slot == null)) {
            throw new IllegalArgumentException("a token must be named by label or slot");
        }
    }

    /// For an operator.
    String words() {
        return (label == null ? "slot " + slot : "token \"" + label + "\"") + " of " + module;
    }
}
