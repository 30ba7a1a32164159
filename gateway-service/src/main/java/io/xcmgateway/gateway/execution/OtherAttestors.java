package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.attestation.AttestationDesk;
import io.xcmgateway.gateway.state.AttestationRecords;
import io.xcmgateway.gateway.state.AttestationRecords.Listed;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.proof.EquivocationCheck;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.signature.AttestationCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks what other attestors signed, and has the committer keep it.
final class OtherAttestors implements AttestationDesk {
    private static final Comparator<Attestation> ORDER =
            Comparator.comparingLong(Attestation::index)
                    .thenComparingInt(attestation -> attestation.scheme().code());

    private final Records records;
    private final LogRecords log;
    private final AttestationRecords others;
    private final Lanes lanes;
    private final Policy trusted;
    private final Committer committer;
    private final Replies replies;
    private final PublishedEvidence evidence;
    private final Contradictions contradictions;

    /// What is in a batch that is not durable yet; for the committer's thread alone.
    private final Map<Hash32, List<Attestation>> uncommitted = new HashMap<>();

    /// @param trusted names the network and all attestor sets
    OtherAttestors(
            Records records,
            LogRecords log,
            AttestationRecords others,
            Lanes lanes,
            Policy trusted,
            Committer committer,
            Replies replies) {
        this.records = records;
        this.log = log;
        this.others = others;
        this.lanes = lanes;
        this.trusted = trusted;
        this.committer = committer;
        this.replies = replies;
        this.evidence = new PublishedEvidence(others, committer, replies);
        this.contradictions = new Contradictions(others, committer);
    }

    /// What this gateway itself signed.
    ///
    /// @param at of a statement; `null` for a checkpoint
    private record Own(
            Hash32 hash, @Nullable Position at, AttestorSet set, List<Attestation> attestations) {}

    @Override
    public @Nullable Signatures of(Subject subject) {
        Own own = own(subject);
        return own == null ? null : signatures(own, others.others(own.hash()));
    }

    @Override
    public CompletionStage<Collected> add(Subject subject, List<Attestation> attestations) {
        Own own = own(subject);
        if (own == null) {
            return CompletableFuture.completedFuture(new Collected.Unknown());
        }
        Collected.Refused refused = refusal(own.set(), own.hash(), attestations);
        if (refused != null) {
            return CompletableFuture.completedFuture(refused);
        }
        CompletableFuture<Collected> reply = new CompletableFuture<>();
        committer.add(new Keep(own, attestations, reply));
        Statement statement = statement(own);
        if (statement != null) {
            for (Equivocation each : contradictions.proven(statement, attestations)) {
                var _ = add(each); // whoever brought it need not wait for that
            }
        }
        return reply;
    }

    /// `null` of a checkpoint.
    private @Nullable Statement statement(Own own) {
        ExecutionRecord execution = own.at() == null ? null : records.execution(own.at());
        return execution == null ? null : execution.statement();
    }

    @Override
    public CompletionStage<Collected> addOther(
            Statement statement, List<Attestation> attestations) {
        Hash32 ours = records.signed(statement.instanceId(), statement.sequence());
        if (ours != null && statement.hash().equals(ours)) {
            return add(new Subject.OfStatement(ours), attestations);
        }
        Own own = ours == null ? null : own(new Subject.OfStatement(ours));
        if (own == null) {
            return CompletableFuture.completedFuture(new Collected.Unknown());
        }
        Collected.Refused refused = refusal(own.set(), statement.hash(), attestations);
        if (refused != null) {
            return CompletableFuture.completedFuture(refused);
        }
        Statement there = statement(own);
        Equivocation lie = there == null ? null : lie(statement, attestations, there, own);
        if (lie == null) {
            return contradictions
                    .keep(own.hash(), statement, attestations)
                    .thenApply(reason ->
                            reason == null
                                    ? new Collected.Differs(own.hash(), null)
                                    : new Collected.Unavailable(reason));
        }
        return add(lie).thenApply(published ->
                switch (published) {
                    case Evidence.Published(Listed listed) ->
                            new Collected.Differs(own.hash(), listed.number());
                    case Evidence.Enough _, Evidence.Refused _ ->
                            new Collected.Differs(own.hash(), null);
                    case Evidence.Unavailable(String reason) -> new Collected.Unavailable(reason);
                });
    }

    @Override
    public CompletionStage<Evidence> add(Equivocation found) {
        return switch (EquivocationCheck.check(found, trusted)) {
            case EquivocationCheck.Result.Refused(var reason, var expected, var what) ->
                    CompletableFuture.completedFuture(new Evidence.Refused(reason, expected, what));
            case EquivocationCheck.Result.Proven(var attestor, _) ->
                    evidence.publish(attestor, found);
        };
    }

    @Override
    public List<Listed> published(long after, int max) {
        return after == -1 ? List.of() : others.equivocationsAfter(after, max);
    }

    private @Nullable Own own(Subject subject) {
        return switch (subject) {
            case Subject.OfStatement(Hash32 hash) -> {
                AttestationRecords.Place place = others.place(hash);
                Lane lane = place == null ? null : lanes.find(place.instanceId());
                Position at = place == null || lane == null ? null : lane.at(place.sequence());
                yield at == null ? null : own(hash, at, records.attestations(at));
            }
            case Subject.OfCheckpoint(long leafCount) -> {
                Checkpoint checkpoint = log.checkpoint(leafCount);
                yield checkpoint == null
                        ? null
                        : own(checkpoint.hash(), null, log.attestations(leafCount));
            }
        };
    }

    private @Nullable Own own(
            Hash32 hash, @Nullable Position at, @Nullable List<Attestation> attestations) {
        if (attestations == null || attestations.isEmpty()) {
            return null;
        }
        AttestorSet set = trusted.set(attestations.getFirst().setId());
        if (set == null) {
            throw new IllegalStateException(
                    "set of an own attestation must be known: " + attestations.getFirst());
        }
        return new Own(hash, at, set, attestations);
    }

    private static Signatures signatures(Own own, List<Attestation> others) {
        return new Signatures(
                own.hash(),
                own.set(),
                Stream.concat(
                                own.attestations().stream(),
                                others.stream().filter(each -> each.setId() == own.set().id()))
                        .sorted(ORDER)
                        .toList());
    }

    /// Why these are not what members of the set say of a hash; `null` if they are.
    private static Collected.@Nullable Refused refusal(
            AttestorSet set, Hash32 hash, List<Attestation> attestations) {
        if (attestations.isEmpty()
                || attestations.size() > 2 * set.members().size()
                || attestations.size() > ExecutionProof.ATTESTATIONS_MAX) {
            return new Collected.Refused(
                    "attestations",
                    "one to two of each member",
                    String.valueOf(attestations.size()));
        }
        Set<Long> mandatory = new HashSet<>();
        Attestation previous = null;
        for (Attestation each : attestations) {
            if (previous != null && ORDER.compare(previous, each) >= 0) {
                return new Collected.Refused(
                        "attestations", "ascending by index and scheme, distinct", words(each));
            }
            previous = each;
            if (each.scheme() == Attestation.Scheme.SECP256K1) {
                mandatory.add(each.index());
            } else if (!mandatory.contains(each.index())) {
                return new Collected.Refused(
                        "mandatory signature", "secp256k1 of the same member", words(each));
            }
            if (AttestationCheck.signer(id -> id == set.id() ? set : null, hash, each)
                    instanceof
                    AttestationCheck.Signer.Invalid(var reason, var expected, var found)) {
                return new Collected.Refused(reason, expected, found);
            }
        }
        return null;
    }

    private static String words(Attestation attestation) {
        return attestation.scheme() + " of member " + attestation.index();
    }

    /// Evidence that somebody signed both statements.
    private @Nullable Equivocation lie(
            Statement theirs, List<Attestation> theirsBy, Statement ours, Own own) {
        List<Attestation> oursBy = signatures(own, others.others(own.hash())).attestations();
        for (Attestation one : theirsBy) {
            for (Attestation other : oursBy) {
                Equivocation found =
                        one.index() == other.index()
                                ? Equivocation.of(theirs, one, ours, other)
                                : null;
                if (found != null
                        && EquivocationCheck.check(found, trusted)
                                instanceof EquivocationCheck.Result.Proven) {
                    return found;
                }
            }
        }
        return null;
    }

    /// Adds members that are not there yet: what a member once brought stays.
    private final class Keep implements CommitTask {
        private final Own own;
        private final List<Attestation> brought;
        private final CompletableFuture<Collected> reply;
        private List<Attestation> kept = List.of();

        Keep(Own own, List<Attestation> brought, CompletableFuture<Collected> reply) {
            this.own = own;
            this.brought = List.copyOf(brought);
            this.reply = reply;
        }

        @Override
        public void prepare(StoreBatch batch) {
            List<Attestation> there = uncommitted.get(own.hash());
            kept = new ArrayList<>(there == null ? others.others(own.hash()) : there);
            Set<Long> members = new HashSet<>();
            own.attestations().forEach(each -> members.add(each.index()));
            kept.forEach(each -> members.add(each.index()));
            int before = kept.size();
            brought.stream().filter(each -> !members.contains(each.index())).forEach(kept::add);
            if (kept.size() > before) {
                uncommitted.put(own.hash(), kept);
                AttestationRecords.putOthers(batch, own.hash(), kept);
            }
        }

        @Override
        public void committed() {
            uncommitted.remove(own.hash());
            replies.complete(reply, new Collected.Kept(signatures(own, kept)));
        }

        @Override
        public void failed(String reason) {
            replies.complete(reply, new Collected.Unavailable(reason));
        }
    }
}
