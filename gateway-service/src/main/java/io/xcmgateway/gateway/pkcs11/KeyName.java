package io.xcmgateway.gateway.pkcs11;

import io.xcmgateway.api.bytes.ByteString;
import org.jspecify.annotations.Nullable;

/// Which key of a token. Either label or id names it; the private and the public half share it.
///
/// @param label `CKA_LABEL`
/// @param id `CKA_ID`
public record KeyName(@Nullable String label, @Nullable ByteString id) {

    public KeyName {
        if ((label == null) == (id == null)) {
            throw new IllegalArgumentException("a key must be named by label or id");
        }
    }

    /// For an operator.
    String words() {
        return label == null ? "key with id " + id : "key \"" + label + "\"";
    }
}
