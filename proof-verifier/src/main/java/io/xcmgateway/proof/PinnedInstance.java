package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.Hash32;
import org.jspecify.annotations.Nullable;

/// An instance that a policy knows, with its beginning: the statement of its genesis, the profile
/// it was set up with, or both.
///
/// @param genesisStatementHash of sequence 0
/// @param profileHash Blake2b-256 of the profile bytes
public record PinnedInstance(
        Hash32 instanceId, @Nullable Hash32 genesisStatementHash, @Nullable Hash32 profileHash) {
    public PinnedInstance {
        if (genesisStatementHash == null && profileHash == null) {
            throw new IllegalArgumentException(
                    "an instance must be pinned by its genesis statement or its profile");
        }
    }
}
