package io.xcmgateway.gateway.http.attestation;

import io.xcmgateway.gateway.attestation.AttestationDesk.Collected;
import io.xcmgateway.gateway.attestation.AttestationDesk.Signatures;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.json.AttestationJson;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;

/// What is answered about attestations.
final class SignatureReplies {
    private static final int RETRY_AFTER_SECONDS = 1;

    private SignatureReplies() {}

    static ResponseEntity<byte[]> of(Signatures signatures) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hash", signatures.hash());
        json.put("setId", Long.toUnsignedString(signatures.set().id()));
        json.put("threshold", signatures.set().threshold());
        json.put("signers", signatures.signers());
        json.put("complete", signatures.signers() >= signatures.set().threshold());
        json.put("attestations", AttestationJson.of(signatures.attestations()));
        return Replies.current(json);
    }

    static Checked<ResponseEntity<byte[]>> of(Collected collected, ProblemType unknown) {
        return switch (collected) {
            case Collected.Kept(Signatures signatures) -> Checked.good(of(signatures));
            case Collected.Unknown() -> Checked.bad(unknown(unknown));
            case Collected.Refused(var reason, var expected, var found) ->
                    Checked.bad(
                            Problem.expected(
                                    ProblemType.ATTESTATION_REFUSED, reason, expected, found));
            case Collected.Differs(var ours, Long listed) -> {
                Problem problem =
                        Problem.of(
                                        ProblemType.STATEMENT_DIFFERS,
                                        "this gateway has another statement at this place")
                                .with("expected", ours.toString());
                yield Checked.bad(
                        listed == null
                                ? problem
                                : problem.with("equivocation", Long.toUnsignedString(listed)));
            }
            case Collected.Unavailable(String _) -> Checked.bad(unavailable());
        };
    }

    static Problem unknown(ProblemType type) {
        return Problem.of(type, "this gateway has signed no such thing, or not yet");
    }

    /// Why is for the log: such a reason names files.
    static Problem unavailable() {
        return Problem.of(
                        ProblemType.STORAGE_UNAVAILABLE,
                        "the storage does not work at present, or too much is brought at once;"
                                + " nothing is known to be kept")
                .retryAfter(RETRY_AFTER_SECONDS);
    }
}
