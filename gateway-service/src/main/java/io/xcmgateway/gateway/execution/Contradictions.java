package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.state.AttestationRecords;
import io.xcmgateway.gateway.state.AttestationRecords.Contradiction;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// What attestors signed that excludes what this gateway signed, and is no equivocation while they
/// have not signed ours too. The first of each attestor for each statement is kept.
final class Contradictions {
    private final AttestationRecords records;
    private final Committer committer;

    Contradictions(AttestationRecords records, Committer committer) {
        this.records = records;
        this.committer = committer;
    }

    /// Keeps it for the day when the same attestors sign `ours`.
    ///
    /// @param ours hash of the statement that this gateway has at the same place
    /// @param attestations of `other`, checked
    /// @return why it is not durable, or `null` once it is
    CompletionStage<@Nullable String> keep(
            Hash32 ours, Statement other, List<Attestation> attestations) {
        CompletableFuture<@Nullable String> reply = new CompletableFuture<>();
        committer.add(
                new CommitTask() {
                    @Override
                    public void prepare(StoreBatch batch) {
                        for (Attestation each : attestations) {
                            if (each.scheme() == Attestation.Scheme.SECP256K1
                                    && records.contradiction(ours, each.index()) == null) {
                                AttestationRecords.putContradiction(
                                        batch, ours, new Contradiction(other, each));
                            }
                        }
                    }

                    @Override
                    public void committed() {
                        reply.complete(null);
                    }

                    @Override
                    public void failed(String reason) {
                        reply.complete(reason);
                    }
                });
        return reply;
    }

    /// Whoever signs `ours` now, and signed something else before.
    ///
    /// @param attestations of `ours`, checked
    List<Equivocation> proven(Statement ours, List<Attestation> attestations) {
        return attestations.stream()
                .filter(each -> each.scheme() == Attestation.Scheme.SECP256K1)
                .<Equivocation>mapMulti((each, found) -> {
                    Contradiction before = records.contradiction(ours.hash(), each.index());
                    Equivocation lie =
                            before == null
                                    ? null
                                    : Equivocation.of(before.statement(), before.by(), ours, each);
                    if (lie != null) {
                        found.accept(lie);
                    }
                })
                .toList();
    }
}
