package io.xcmgateway.gateway.http.verification;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.proof.Finding;
import io.xcmgateway.proof.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of verifying a posted proof.
@Schema(name = "Verification", description = "A verdict, and on whose word.")
record VerificationView(
        @Schema(allowableValues = {"accepted", "refused"}) String verdict,
        @Schema(description = "What believing this answer takes.", example = TRUST) String trust,
        @Schema(
                        description = "Of an accepted proof.",
                        allowableValues = {"attested", "logged", "state", "replayable"})
                @Nullable String level,
        @Schema(description = "Of an accepted proof: what now stands.")
                @Nullable String established,
        @Schema(description = "Of an accepted proof: what does not.")
                @Nullable List<String> notEstablished,
        @Schema(description = "Of an accepted proof.") @Nullable Hash32 statementHash,
        @Schema(description = "All that was looked at; the last one is why a proof is refused.")
                List<Found> findings) {

    static final String TRUST =
            "trusting this answer means trusting this server; xcm-verify judges the same proof on"
                    + " your machine, under your policy";

    VerificationView {
        findings = List.copyOf(findings);
    }

    /// One thing that was looked at.
    @Schema(name = "VerificationFinding")
    record Found(
            @Schema(example = "attestations") String step,
            String what,
            String expected,
            String found,
            boolean holds) {

        static Found of(Finding finding) {
            return new Found(
                    finding.step().label(),
                    finding.what(),
                    finding.expected(),
                    finding.found(),
                    finding.holds());
        }
    }

    static VerificationView of(Verdict verdict) {
        List<Found> findings = verdict.findings().stream().map(Found::of).toList();
        return switch (verdict) {
            case Verdict.Accepted accepted ->
                    new VerificationView(
                            "accepted",
                            TRUST,
                            accepted.level().name().toLowerCase(Locale.ROOT),
                            accepted.established(),
                            accepted.notEstablished(),
                            accepted.statement().hash(),
                            findings);
            case Verdict.Refused _ ->
                    new VerificationView("refused", TRUST, null, null, null, null, findings);
        };
    }
}
