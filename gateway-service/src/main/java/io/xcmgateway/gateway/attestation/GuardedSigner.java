package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Records;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Signs only what the durable record of its (instance, sequence), or of its leaf count, names, and
/// what the marks of everything that was ever signed allow: the last gate before a signature
/// exists.
public final class GuardedSigner {
    private final Records records;
    private final LogRecords log;
    private final SignableHistory history;
    private final SigningMarks marks;
    private final Signer signer;

    /// @param marks have been compared with the store by [SigningStart]
    public GuardedSigner(Records records, LogRecords log, SigningMarks marks, Signer signer) {
        this.records = records;
        this.log = log;
        this.history = new SignableHistory(records, log);
        this.marks = marks;
        this.signer = signer;
    }

    /// Whether something may be signed.
    public sealed interface Leave {
        /// @param fulfils whether the store came to what was signed before it was restored, so that
        ///   what was withheld before this may be signed now
        record Granted(Signable what, boolean fulfils) implements Leave {}

        /// Something else may have been signed there before the store was restored.
        record Withheld() implements Leave {}
    }

    /// A group that is signed together.
    public Round round() {
        return new Round();
    }

    /// Asks for each leave first, then makes the marks durable with one sync, then signs.
    public final class Round {
        private final Map<SigningLine, SigningMark> advanced = new LinkedHashMap<>();
        private boolean durable;

        /// @throws IllegalStateException if no record or another hash is there
        public Leave statement(Signable.OfStatement what) {
            Hash32 instanceId = what.statement().instanceId();
            long sequence = what.statement().sequence();
            Hash32 recorded = records.signed(instanceId, sequence);
            if (!what.hash().equals(recorded)) {
                throw new IllegalStateException(
                        "statement to sign at sequence "
                                + Long.toUnsignedString(sequence)
                                + " of instance "
                                + instanceId
                                + " must be the recorded "
                                + recorded
                                + ", was "
                                + what.hash());
            }
            return leave(
                    SigningLine.instance(instanceId),
                    new SigningMark.Point(sequence, what.hash()),
                    what);
        }

        /// @throws IllegalStateException if no checkpoint or another one is recorded for its leaf
        ///   count
        public Leave checkpoint(Checkpoint checkpoint) {
            Checkpoint recorded = log.checkpoint(checkpoint.leafCount());
            if (!checkpoint.equals(recorded)) {
                throw new IllegalStateException(
                        "checkpoint to sign must be the recorded "
                                + recorded
                                + ", was "
                                + checkpoint);
            }
            return leave(
                    SigningLine.log(checkpoint.logId()),
                    new SigningMark.Point(checkpoint.leafCount(), checkpoint.mmrRoot()),
                    new Signable.OfCheckpoint(checkpoint));
        }

        private Leave leave(SigningLine line, SigningMark.Point point, Signable what) {
            durable = false;
            SigningMark mark = mark(line);
            if (mark == null) {
                advanced.put(line, new SigningMark(List.of(), point));
                return new Leave.Granted(what, false);
            }
            return switch (mark.judge(point.number(), history.at(line))) {
                case SIGN -> {
                    SigningMark after = mark.with(point);
                    if (!after.equals(mark)) {
                        advanced.put(line, after);
                    }
                    yield new Leave.Granted(what, mark.isFloor(point.number()));
                }
                case WITHHOLD -> new Leave.Withheld();
                case REFUSE ->
                        throw new IllegalStateException(
                                line.words()
                                        + " must have been signed up to what the store has, to sign"
                                        + " "
                                        + point
                                        + ", and was up to "
                                        + mark.highest());
            };
        }

        private @Nullable SigningMark mark(SigningLine line) {
            SigningMark ahead = advanced.get(line);
            return ahead == null ? marks.of(line) : ahead;
        }

        /// Makes durable that all that leave was granted for is signed.
        public void settle() {
            if (!advanced.isEmpty()) {
                marks.put(
                        advanced.entrySet().stream()
                                .map(each -> new SigningMarks.Row(each.getKey(), each.getValue()))
                                .toList());
            }
            durable = true;
        }

        /// Each in its place.
        ///
        /// @param granted by this round, before it was settled
        /// @throws SignerUnavailableException if nothing can be signed at present
        public List<Signer.Attested> sign(List<Leave.Granted> granted) {
            if (!durable) {
                throw new IllegalStateException("marks must be durable before anything is signed");
            }
            return granted.isEmpty()
                    ? List.of()
                    : signer.attest(granted.stream().map(Leave.Granted::what).toList());
        }
    }

    /// See [AttestorKeys#repeats].
    public boolean repeats() {
        return signer.repeats();
    }
}
