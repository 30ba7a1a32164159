package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import org.jspecify.annotations.Nullable;

/// Module bytes that the verifier has itself, for proofs that only name theirs.
@FunctionalInterface
public interface ModuleSource {
    /// Has none.
    ModuleSource NONE = _ -> null;

    /// The bytes with this Blake2b-256, or `null`. The caller checks the hash.
    @Nullable ByteString find(Hash32 moduleHash);
}
