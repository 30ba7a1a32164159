package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.spree.module.HostKeys;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What ordering must know of one instance: how far its order reaches, and what is accepted but not
/// yet executed. For the committer's thread alone.
final class Ordering {
    private final int number;
    private final Records records;

    /// Bounded by [ExecutionLimits#queuedPerInstanceMax()] and
    /// [ExecutionLimits#routedPerInstanceMax()] together, as is the next.
    private final Map<Hash32, OrderedMessage> pending = new LinkedHashMap<>();

    private final Map<ByteString, PendingNonce> nonces = new HashMap<>();
    private int routed;
    private long nextSequence;
    private long lastTimeMs;

    /// @param next unsigned; the nonce after those that wait
    /// @param waiting how many wait
    private record PendingNonce(long next, int waiting) {}

    Ordering(int number, Records records, long nextSequence, long lastTimeMs) {
        this.number = number;
        this.records = records;
        this.nextSequence = nextSequence;
        this.lastTimeMs = lastTimeMs;
    }

    long nextSequence() {
        return nextSequence;
    }

    /// The clock's time, unless that would go back.
    long timeMs(long clockMs) {
        return Math.max(clockMs, lastTimeMs);
    }

    boolean isPending(Hash32 messageId) {
        return pending.containsKey(messageId);
    }

    int pendingCount() {
        return pending.size();
    }

    /// How many of the pending ones another instance sent.
    int routedCount() {
        return routed;
    }

    /// How many of the pending ones were submitted.
    int submittedCount() {
        return pending.size() - routed;
    }

    /// The nonce that the next submission of `account` must have: that of the state, and one more
    /// for each that is accepted and not executed. Unsigned.
    long expectedNonce(Location account) {
        ByteString key = HostKeys.nonce(account);
        PendingNonce waiting = nonces.get(key);
        return waiting != null ? waiting.next() : nonceInState(key);
    }

    /// Takes up an entry at the end of the order.
    void append(OrderedMessage entry) {
        pending.put(entry.messageId(), entry);
        routed += entry.isRouted() ? 1 : 0;
        nextSequence++;
        lastTimeMs = entry.context().timeMs();
        Submission submission = submission(entry.evidence());
        if (submission != null) {
            nonces.merge(
                    HostKeys.nonce(entry.context().origin()),
                    new PendingNonce(submission.nonce() + 1, 1),
                    (old, one) -> new PendingNonce(one.next(), old.waiting() + 1));
        }
    }

    /// Lets go of an entry whose statement is durable.
    ///
    /// @return whether it was waiting
    boolean executed(OrderedMessage entry) {
        if (pending.remove(entry.messageId()) == null) {
            return false;
        }
        routed -= entry.isRouted() ? 1 : 0;
        if (submission(entry.evidence()) != null) {
            nonces.computeIfPresent(
                    HostKeys.nonce(entry.context().origin()),
                    (_, old) ->
                            old.waiting() == 1
                                    ? null
                                    : new PendingNonce(old.next(), old.waiting() - 1));
        }
        return true;
    }

    /// Lets go of everything that waits: it stays in the order on disk, and is appended again from
    /// there when the instance goes on.
    ///
    /// @param next unsigned; the sequence after the last that is executed
    /// @return what waited, oldest first
    List<OrderedMessage> forget(long next) {
        List<OrderedMessage> waited = List.copyOf(pending.values());
        pending.clear();
        nonces.clear();
        routed = 0;
        nextSequence = next;
        return waited;
    }

    /// What was signed with a nonce, if the evidence is of such a kind.
    static @Nullable Submission submission(OriginEvidence evidence) {
        return switch (evidence) {
            case OriginEvidence.Account account -> account.submission();
            case OriginEvidence.HostAuthority authority -> authority.submission();
            case OriginEvidence.FromInstance _, OriginEvidence.Asserted _ -> null;
        };
    }

    private long nonceInState(ByteString key) {
        ByteString value = records.state().value(number, key);
        if (value == null) {
            return 0;
        }
        return switch (ScaleReader.decode(value, ScaleReader::u64)) {
            case Decoded.Value<Long>(Long nonce) -> nonce;
            case Decoded.Refused<Long> refused ->
                    throw new CorruptStoreException("nonce at " + key + ": " + refused.message());
        };
    }
}
