package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;

/// How a host chain says that an instance is to take no more messages: its authority signs a
/// [Submission] whose message hash is the Blake2b-256 of the ASCII text `xcmgateway/opt-out/v1`,
/// with nonce and gas limit 0. An instance ends once, so nothing is left to replay.
public final class OptOutEvidence {
    private static final Hash32 MESSAGE_HASH =
            Hashing.blake2b256(ByteString.ascii("xcmgateway/opt-out/v1"));
    private static final Location HOST_CHAIN = new Location(1, new Junctions(List.of()));

    private OptOutEvidence() {}

    /// What is signed.
    ///
    /// @param expiresMs unsigned, milliseconds since 1970
    public static Submission submission(Instance instance, long expiresMs) {
        return new Submission(instance.networkId(), instance.id(), MESSAGE_HASH, 0, expiresMs, 0);
    }

    /// Whether the authority of `instance` says so.
    ///
    /// @param timeMs unsigned, milliseconds since 1970: when it is to hold
    public static EvidenceVerdict check(
            OriginEvidence.HostAuthority evidence, Instance instance, long timeMs) {
        Submission found = evidence.submission();
        Submission expected = submission(instance, found.expiresMs());
        return expected.equals(found)
                ? EvidenceCheck.check(
                        evidence,
                        instance,
                        InputContext.of(timeMs, 0, HOST_CHAIN, evidence),
                        MESSAGE_HASH)
                : new EvidenceVerdict.Refused("submission", expected.toString(), found.toString());
    }
}
