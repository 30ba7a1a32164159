package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.EvidenceVerdict;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.config.GasProperties;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.http.InstanceProblems;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import org.springframework.stereotype.Component;

/// Makes of a request a call that may be ordered: to a known instance, within the limits, signed by
/// the authority of its host chain. What the bytes mean is the module's to say.
@Component
final class Calls {
    /// Expiry is compared with the time of ordering, which is not known yet.
    private static final long BEFORE_ANY_EXPIRY = 0;

    private final Ledger ledger;
    private final GasProperties gas;

    Calls(Ledger ledger, GasProperties gas) {
        this.ledger = ledger;
        this.gas = gas;
    }

    /// Reads the ledger: for a thread that may block. The nonce and the expiry are not looked at:
    /// they belong to the moment of ordering.
    Checked<InboundMessage> prepare(Hash32 instanceId, CallRequest request, IdempotencyKey key) {
        InstanceSummary summary = ledger.instance(instanceId);
        if (summary == null) {
            return Checked.bad(IntakeReplies.unknownInstance(instanceId));
        }
        if (summary.archived()) {
            return Checked.bad(InstanceProblems.archived(instanceId));
        }
        return Submissions.inRange(request.gasLimit(), gas)
                .then(_ -> proven(summary.instance(), request, key));
    }

    private static Checked<InboundMessage> proven(
            Instance instance, CallRequest request, IdempotencyKey key) {
        Hash32 callHash = Hashing.blake2b256(request.call());
        OriginEvidence evidence =
                new OriginEvidence.HostAuthority(
                        request.signatures(),
                        new Submission(
                                instance.networkId(),
                                instance.id(),
                                callHash,
                                request.nonce(),
                                request.expiresMs(),
                                request.gasLimit()));
        InputContext context =
                InputContext.of(BEFORE_ANY_EXPIRY, request.gasLimit(), Location.PARENT, evidence);
        return switch (EvidenceCheck.check(evidence, instance, context, callHash)) {
            case EvidenceVerdict.Holds(Location origin) ->
                    Checked.good(
                            new InboundMessage(
                                    instance.id(),
                                    request.call(),
                                    evidence,
                                    origin,
                                    request.gasLimit(),
                                    key.scoped(instance.id(), origin)));
            case EvidenceVerdict.Refused(String reason, String expected, String found) ->
                    Checked.bad(
                            Problem.expected(
                                    ProblemType.ORIGIN_NOT_PROVEN, reason, expected, found));
        };
    }
}
