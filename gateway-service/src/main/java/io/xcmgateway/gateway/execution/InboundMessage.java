package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.xcm.v5.Location;
import org.jspecify.annotations.Nullable;

/// A message, or a call of a host chain, whose origin has been authenticated, asking to be ordered.
///
/// @param instanceId the instance that shall execute it
/// @param message SCALE bytes of the versioned XCM program, or of the call, as received
/// @param evidence why `origin` is to be believed; already checked, kept for proofs
/// @param origin who speaks, as the instance sees it
/// @param gasLimit unsigned; what the execution may spend at most
/// @param idempotencyKey a name that the submitter gave to the message, already scoped to its
///   origin and instance; it becomes durable with the acceptance and then belongs to this message
///   for ever. `null` if it gave none
public record InboundMessage(
        Hash32 instanceId,
        ByteString message,
        OriginEvidence evidence,
        Location origin,
        long gasLimit,
        @Nullable Hash32 idempotencyKey) {

    /// A message without an idempotency key.
    public InboundMessage(
            Hash32 instanceId,
            ByteString message,
            OriginEvidence evidence,
            Location origin,
            long gasLimit) {
        this(instanceId, message, evidence, origin, gasLimit, null);
    }

    /// What a host chain's authority signs is a call; everything else brings messages.
    EntryPoint entryPoint() {
        return switch (evidence) {
            case OriginEvidence.HostAuthority _ -> EntryPoint.CALL;
            case OriginEvidence.Account _,
                    OriginEvidence.FromInstance _,
                    OriginEvidence.Asserted _ ->
                    EntryPoint.APPLY_MESSAGE;
        };
    }
}
