package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.RoutedGas;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Ordering of one more attempt at a parked message. It keeps its id and its evidence; the gas
/// limit and the time are new.
final class RetryCommit implements CommitTask {
    private final Lane lane;
    private final Hash32 messageId;
    private final long gasLimit;
    private final Surroundings around;
    private final CompletableFuture<Retry> reply = new CompletableFuture<>();

    private @Nullable Retry answer;
    private @Nullable OrderedMessage accepted;

    /// What all retries of one core share.
    record Surroundings(
            Clock clock,
            ExecutionLimits limits,
            Records records,
            OrderLog log,
            Backlog backlog,
            Replies replies) {}

    /// @param gasLimit unsigned
    RetryCommit(Lane lane, Hash32 messageId, long gasLimit, Surroundings around) {
        this.lane = lane;
        this.messageId = messageId;
        this.gasLimit = gasLimit;
        this.around = around;
    }

    CompletableFuture<Retry> reply() {
        return reply;
    }

    @Override
    public void prepare(StoreBatch batch) {
        Position last = around.records().message(messageId);
        if (lane.ordering().isPending(messageId)) {
            // The first attempt of all may be in the group that is being written.
            long sequence = last == null ? lane.ordering().nextSequence() : last.sequence();
            answer = new Retry.UnderWay(messageId, sequence);
            return;
        }
        OrderedMessage parked = last == null ? null : parked(last);
        answer = parked == null ? new Retry.NotParked(messageId) : refusal(parked);
        if (parked == null || answer != null) {
            return;
        }
        OrderedMessage entry =
                new OrderedMessage(
                        messageId,
                        EntryPoint.APPLY_MESSAGE,
                        parked.message(),
                        parked.evidence(),
                        InputContext.of(
                                lane.ordering().timeMs(around.clock().millis()),
                                gasLimit,
                                parked.context().origin(),
                                parked.evidence()));
        long sequence = lane.ordering().nextSequence();
        around.log().append(batch, lane.at(sequence), entry);
        lane.ordering().append(entry);
        around.backlog().add(entry);
        accepted = entry;
        answer = new Retry.Accepted(messageId, sequence);
    }

    @Override
    public void committed() {
        if (accepted != null) {
            lane.enqueue(accepted);
        }
        if (answer == null) {
            throw new IllegalStateException("a retry is prepared before it is committed");
        }
        around.replies().complete(reply, answer);
    }

    @Override
    public void failed(String reason) {
        around.replies().complete(reply, new Retry.Unavailable(reason));
    }

    /// The last attempt, if the message is parked in the durable state.
    private @Nullable OrderedMessage parked(Position last) {
        if (last.number() != lane.number()) {
            return null;
        }
        OrderedMessage entry = around.records().ordered(last);
        if (entry == null) {
            throw new CorruptStoreException("there must be an entry of the order at " + last);
        }
        if (!(entry.evidence() instanceof OriginEvidence.FromInstance routed)
                || !(routed.effect() instanceof Effect.Outbound outbound)) {
            return null;
        }
        ByteString key = HostKeys.parked(routed.statement().instanceId(), outbound.channel());
        ByteString hash = around.records().state().value(lane.number(), key);
        return Hashing.blake2b256(entry.message()).bytes().equals(hash) ? entry : null;
    }

    private @Nullable Retry refusal(OrderedMessage parked) {
        if (lane.isClosing()) {
            return new Retry.OptedOut(lane.instance().id());
        }
        if (lane.halt() != null) {
            return new Retry.Halted(lane.instance().id());
        }
        long least = RoutedGas.limit(around.records().state().value(lane.number(), RoutedGas.KEY));
        long most = Math.max(least, around.limits().messageGasMax());
        if (Long.compareUnsigned(gasLimit, least) < 0 || Long.compareUnsigned(gasLimit, most) > 0) {
            return new Retry.GasOutOfRange(least, most, gasLimit);
        }
        // Half of the room is for first deliveries alone.
        return lane.ordering().routedCount() <= around.limits().routedPerInstanceMax() / 2
                        && around.backlog().hasRoutedRoom(parked.message().length())
                ? null
                : new Retry.QueueFull(around.limits().retryAfterSeconds());
    }
}
