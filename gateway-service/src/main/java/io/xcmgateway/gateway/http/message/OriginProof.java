package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.EvidenceVerdict;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.attestation.Relayer;
import io.xcmgateway.gateway.config.OriginProperties;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.http.security.Caller;
import io.xcmgateway.gateway.http.security.Scope;
import org.springframework.stereotype.Component;

/// Turns what a submission claims about its origin into evidence that holds, or refuses it.
@Component
final class OriginProof {
    /// Expiry is compared with the time of ordering, which is not known yet.
    private static final long BEFORE_ANY_EXPIRY = 0;

    private final OriginProperties properties;
    private final Relayer relayer;

    OriginProof(OriginProperties properties, Relayer relayer) {
        this.properties = properties;
        this.relayer = relayer;
    }

    /// Evidence, and who it proves to speak, as the instance sees it.
    record Proven(OriginEvidence evidence, Location origin) {}

    /// The nonce and the expiry are not looked at: they belong to the moment of ordering.
    ///
    /// @param caller who may assert an origin, or not
    Checked<Proven> of(
            Instance instance,
            ByteString message,
            ClaimedOrigin claimed,
            long gasLimit,
            Caller caller) {
        return switch (claimed) {
            case ClaimedOrigin.Account account ->
                    signed(instance, Hashing.blake2b256(message), account, gasLimit);
            case ClaimedOrigin.Asserted(Location location) ->
                    properties.assertedAllowed() && caller.may(Scope.ORIGINS)
                            ? Checked.good(
                                    new Proven(
                                            relayer.assertOrigin(
                                                    instance.id(), message, gasLimit, location),
                                            location))
                            : Checked.bad(
                                    Problem.expected(
                                            ProblemType.ORIGIN_NOT_ALLOWED,
                                            "origin",
                                            "an account with its signature, or asserted by a"
                                                    + " client that may",
                                            "asserted"));
        };
    }

    private static Checked<Proven> signed(
            Instance instance, Hash32 messageHash, ClaimedOrigin.Account account, long gasLimit) {
        OriginEvidence.Account evidence =
                new OriginEvidence.Account(
                        account.scheme(),
                        account.publicKey(),
                        account.signature(),
                        new Submission(
                                instance.networkId(),
                                instance.id(),
                                messageHash,
                                account.nonce(),
                                account.expiresMs(),
                                gasLimit));
        Location origin = evidence.origin();
        InputContext context = InputContext.of(BEFORE_ANY_EXPIRY, gasLimit, origin, evidence);
        return switch (EvidenceCheck.check(evidence, instance, context, messageHash)) {
            case EvidenceVerdict.Holds _ -> Checked.good(new Proven(evidence, origin));
            case EvidenceVerdict.Refused(String reason, String expected, String found) ->
                    Checked.bad(
                            Problem.expected(
                                    ProblemType.ORIGIN_NOT_PROVEN, reason, expected, found));
        };
    }
}
