package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import java.util.List;

/// A key that attests statements and checkpoints. The same hash must give the same bytes every
/// time, since what was durable before a crash is signed again after it.
@FunctionalInterface
public interface Signer {
    /// Ascending by scheme.
    List<Attestation> attest(Hash32 hash);
}
