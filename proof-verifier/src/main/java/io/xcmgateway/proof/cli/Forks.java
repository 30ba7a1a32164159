package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.SignedCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What two heads with as many statements and different roots say against those who signed both.
final class Forks {
    private Forks() {}

    /// One piece of evidence for each attestor that signed both.
    static List<Equivocation> evidence(SignedCheckpoint one, SignedCheckpoint other) {
        List<Equivocation> all = new ArrayList<>();
        for (Attestation first : one.attestations()) {
            for (Attestation second : other.attestations()) {
                if (first.setId() == second.setId()
                        && first.index() == second.index()
                        && first.scheme() == second.scheme()) {
                    Equivocation evidence =
                            Equivocation.of(one.checkpoint(), first, other.checkpoint(), second);
                    if (evidence != null) {
                        all.add(evidence);
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    static List<Facts> facts(SignedCheckpoint one, SignedCheckpoint other) {
        return evidence(one, other).stream()
                .map(each ->
                        new Facts()
                                .u64("set", each.firstBy().setId())
                                .whole("attestor", each.firstBy().index())
                                .text(
                                        "scheme",
                                        each.firstBy().scheme().name().toLowerCase(Locale.ROOT))
                                .text("evidence", each.encode()))
                .toList();
    }
}
