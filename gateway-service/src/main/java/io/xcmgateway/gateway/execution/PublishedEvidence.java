package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.gateway.attestation.AttestationDesk.Evidence;
import io.xcmgateway.gateway.state.AttestationRecords;
import io.xcmgateway.gateway.state.AttestationRecords.Listed;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The published list of proven equivocations. Bounded, since whoever has an attestor's key can
/// make as many as it likes, and one says all.
final class PublishedEvidence {
    /// For each attestor.
    static final int EVIDENCE_MAX = 16;

    private final AttestationRecords records;
    private final Committer committer;
    private final Replies replies;

    /// What is in a batch that is not durable yet, with its number; for the committer's thread
    /// alone.
    private final Map<Lie, Long> uncommitted = new HashMap<>();

    private record Lie(ByteString attestor, Hash32 first, Hash32 second) {}

    PublishedEvidence(AttestationRecords records, Committer committer, Replies replies) {
        this.records = records;
        this.committer = committer;
        this.replies = replies;
    }

    /// @param attestor whose equivocation it is, proven
    CompletionStage<Evidence> publish(ByteString attestor, Equivocation evidence) {
        CompletableFuture<Evidence> reply = new CompletableFuture<>();
        committer.add(new Publish(attestor, evidence, reply));
        return reply;
    }

    private final class Publish implements CommitTask {
        private final ByteString attestor;
        private final Equivocation evidence;
        private final CompletableFuture<Evidence> reply;
        private final Lie lie;
        private @Nullable Evidence answer;

        Publish(ByteString attestor, Equivocation evidence, CompletableFuture<Evidence> reply) {
            this.attestor = attestor;
            this.evidence = evidence;
            this.reply = reply;
            this.lie = new Lie(attestor, evidence.firstHash(), evidence.secondHash());
        }

        @Override
        public void prepare(StoreBatch batch) {
            Long ahead = uncommitted.get(lie);
            Long known = ahead == null ? records.listed(attestor, evidence) : ahead;
            if (known != null) {
                answer = new Evidence.Published(new Listed(known, evidence));
                return;
            }
            long against =
                    uncommitted.keySet().stream()
                            .filter(each -> each.attestor().equals(attestor))
                            .count();
            if (records.against(attestor).size() + against >= EVIDENCE_MAX) {
                answer = new Evidence.Enough(EVIDENCE_MAX);
                return;
            }
            long number = records.equivocations() + uncommitted.size() + 1;
            uncommitted.put(lie, number);
            AttestationRecords.putEquivocation(batch, number, attestor, evidence);
            answer = new Evidence.Published(new Listed(number, evidence));
        }

        @Override
        public void committed() {
            uncommitted.remove(lie);
            if (answer == null) {
                throw new IllegalStateException("evidence is prepared before it is committed");
            }
            replies.complete(reply, answer);
        }

        @Override
        public void failed(String reason) {
            replies.complete(reply, new Evidence.Unavailable(reason));
        }
    }
}
