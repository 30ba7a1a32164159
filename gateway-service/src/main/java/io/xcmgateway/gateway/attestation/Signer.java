package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;

/// A key that attests statements. The same hash must give the same bytes every time, since a
/// statement that was durable before a crash is signed again after it.
@FunctionalInterface
public interface Signer {
    Attestation attest(Hash32 statementHash);
}
