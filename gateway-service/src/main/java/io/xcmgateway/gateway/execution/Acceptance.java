package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.gateway.state.HaltRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Ordering of one message: gives it the next place of its instance, or says why not. Whatever the
/// answer, it is given when the group it depends on is durable.
final class Acceptance implements CommitTask {
    private final Lane lane;
    private final InboundMessage message;
    private final Hash32 messageId;
    private final CoreWatch.Arrival arrival;
    private final Surroundings around;
    private final CompletableFuture<Intake> reply = new CompletableFuture<>();

    private @Nullable Intake answer;
    private @Nullable OrderedMessage accepted;

    /// What all acceptances of one core share.
    ///
    /// @param undurableKeys idempotency keys of the group that is being written, and their messages
    record Surroundings(
            Clock clock,
            ExecutionLimits limits,
            Records records,
            OrderLog log,
            Backlog backlog,
            Map<Hash32, Hash32> undurableKeys,
            Replies replies,
            CoreWatch watch) {}

    Acceptance(
            Lane lane,
            InboundMessage message,
            Hash32 messageId,
            CoreWatch.Arrival arrival,
            Surroundings around) {
        this.lane = lane;
        this.message = message;
        this.messageId = messageId;
        this.arrival = arrival;
        this.around = around;
    }

    CompletableFuture<Intake> reply() {
        return reply;
    }

    @Override
    public void prepare(StoreBatch batch) {
        long timeMs = lane.ordering().timeMs(around.clock().millis());
        Intake refusal = refusal(timeMs);
        if (refusal != null) {
            answer = refusal;
            return;
        }
        long sequence = lane.ordering().nextSequence();
        OrderedMessage entry =
                new OrderedMessage(
                        messageId,
                        message.entryPoint(),
                        message.message(),
                        message.evidence(),
                        InputContext.of(
                                timeMs, message.gasLimit(), message.origin(), message.evidence()));
        around.log().append(batch, lane.at(sequence), entry);
        Hash32 key = message.idempotencyKey();
        if (key != null) {
            Records.putKey(batch, key, messageId);
            around.undurableKeys().put(key, messageId);
        }
        lane.ordering().append(entry);
        around.backlog().add(entry);
        accepted = entry;
        answer = new Intake.Accepted(messageId, sequence);
    }

    @Override
    public void committed() {
        if (accepted != null) {
            if (answer instanceof Intake.Accepted(Hash32 id, long sequence)) {
                arrival.ordered(new CoreWatch.Place(id, lane.instance().id(), sequence));
            }
            lane.enqueue(accepted);
            if (message.idempotencyKey() != null) {
                around.undurableKeys().remove(message.idempotencyKey());
            }
        }
        if (answer == null) {
            throw new IllegalStateException("an acceptance is prepared before it is committed");
        }
        around.replies().complete(reply, answer);
    }

    @Override
    public void failed(String reason) {
        around.replies().complete(reply, new Intake.Unavailable(reason));
    }

    /// The message that the idempotency key belongs to already.
    private @Nullable Hash32 keyed() {
        Hash32 key = message.idempotencyKey();
        if (key == null) {
            return null;
        }
        Hash32 undurable = around.undurableKeys().get(key);
        return undurable != null ? undurable : around.records().keyed(key);
    }

    private @Nullable Intake refusal(long timeMs) {
        Ordering ordering = lane.ordering();
        Hash32 keyed = keyed();
        if (keyed != null && !keyed.equals(messageId)) {
            return new Intake.KeyReused(keyed);
        }
        if (ordering.isPending(messageId) || around.records().message(messageId) != null) {
            return new Intake.AlreadyKnown(messageId);
        }
        if (lane.isClosing()) {
            return new Intake.OptedOut(lane.instance().id());
        }
        HaltRecord halt = lane.halt();
        if (halt != null) {
            return new Intake.Halted(lane.instance().id(), halt.reason());
        }
        Submission submission = Ordering.submission(message.evidence());
        if (submission != null) {
            if (Long.compareUnsigned(submission.expiresMs(), timeMs) < 0) {
                return new Intake.Expired(submission.expiresMs(), timeMs);
            }
            long expected = ordering.expectedNonce(message.origin());
            // The last nonce could not be followed by another, so it is never used.
            if (expected != submission.nonce() || expected == -1) {
                return new Intake.NonceConflict(expected, submission.nonce());
            }
        }
        return ordering.submittedCount() < around.limits().queuedPerInstanceMax()
                        && around.backlog().hasRoom(message.message().length())
                ? null
                : new Intake.QueueFull(around.limits().retryAfterSeconds());
    }
}
