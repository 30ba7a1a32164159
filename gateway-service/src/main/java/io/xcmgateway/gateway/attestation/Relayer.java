package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.xcm.v5.Location;

/// Signs that a message comes from where its submitter says, on behalf of an operator that trusts
/// this submitter. Verifiers may refuse what rests on that.
@FunctionalInterface
public interface Relayer {

    /// Evidence that `message` to the instance comes from `claimed`, as the instance sees it. The
    /// same arguments give the same evidence, and so the same message id.
    ///
    /// @param gasLimit unsigned
    OriginEvidence.Asserted assertOrigin(
            Hash32 instanceId, ByteString message, long gasLimit, Location claimed);
}
