package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.state.AttestationRecords.Listed;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Takes in what attestors other than this gateway signed, of which nothing is believed: every
/// signature is checked. Methods that read may read the disk: call them on a thread that may block.
///
/// Reads may throw [io.xcmgateway.spree.state.StateUnavailableException] when the storage cannot be
/// read.
public interface AttestationDesk {

    /// All that is known of who signed something.
    ///
    /// @param hash of the statement or checkpoint
    /// @param set the one that this gateway signed it as a member of
    /// @param attestations sorted by index and scheme, of every member that there is one of
    record Signatures(Hash32 hash, AttestorSet set, List<Attestation> attestations) {
        public Signatures {
            attestations = List.copyOf(attestations);
        }

        /// How many members signed.
        public int signers() {
            return (int)
                    attestations.stream()
                            .filter(each -> each.scheme() == Attestation.Scheme.SECP256K1)
                            .count();
        }
    }

    /// What others may sign.
    sealed interface Subject {
        /// @param hash of a statement of this gateway, or what somebody believes to be one
        record OfStatement(Hash32 hash) implements Subject {}

        /// @param leafCount unsigned, of a checkpoint of this gateway
        record OfCheckpoint(long leafCount) implements Subject {}
    }

    /// What came of bringing attestations.
    sealed interface Collected {
        /// They are durable, now or before.
        record Kept(Signatures signatures) implements Collected {}

        /// This gateway has signed no such thing, or not yet.
        record Unknown() implements Collected {}

        record Refused(String reason, String expected, String found) implements Collected {}

        /// They are of another statement than this gateway has at its place.
        ///
        /// @param ours hash of the statement that this gateway has there
        /// @param listed number of the evidence, if somebody signed both; `null` if nobody did
        record Differs(Hash32 ours, @Nullable Long listed) implements Collected {}

        record Unavailable(String reason) implements Collected {}
    }

    /// What came of bringing evidence.
    sealed interface Evidence {
        /// It is durable and published, now or before.
        record Published(Listed listed) implements Evidence {}

        record Refused(String reason, String expected, String found) implements Evidence {}

        /// Enough is published against this attestor.
        record Enough(int max) implements Evidence {}

        record Unavailable(String reason) implements Evidence {}
    }

    /// @return `null` if this gateway has signed no such thing, or not yet
    @Nullable Signatures of(Subject subject);

    /// @param attestations at least one, of members of the set that this gateway signed as
    CompletionStage<Collected> add(Subject subject, List<Attestation> attestations);

    /// Brings attestations of a statement that this gateway does not have.
    CompletionStage<Collected> addOther(Statement statement, List<Attestation> attestations);

    CompletionStage<Evidence> add(Equivocation evidence);

    /// At most `max` of the published list.
    ///
    /// @param after unsigned number of the last one seen; 0 for the first page
    List<Listed> published(long after, int max);
}
