package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Statement;

/// Something of which an attestor signs one version only.
public sealed interface Signable {

    /// What is signed.
    Hash32 hash();

    /// @param hash of the statement, which who makes this has at hand
    record OfStatement(Statement statement, Hash32 hash) implements Signable {
        public static OfStatement of(Statement statement) {
            return new OfStatement(statement, statement.hash());
        }
    }

    record OfCheckpoint(Checkpoint checkpoint) implements Signable {
        @Override
        public Hash32 hash() {
            return checkpoint.hash();
        }
    }
}
