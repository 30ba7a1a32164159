package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.MessageId;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.Delivery;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.InstanceHead;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.RoutedGas;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Reads about messages between instances, and the way in for retries.
final class RoutedLedger implements RoutedMessages {
    /// Bytes of messages after which a page takes no more.
    private static final int PAGE_BYTES_MAX = 1 << 20;

    /// How often a read starts again because the state went on meanwhile.
    private static final int READS_MAX = 16;

    private final Records records;
    private final RoutingRecords routing;
    private final Lanes lanes;
    private final Committer committer;
    private final RetryCommit.Surroundings around;
    private final AtomicInteger inIntake = new AtomicInteger();

    RoutedLedger(
            Records records,
            RoutingRecords routing,
            Lanes lanes,
            Committer committer,
            RetryCommit.Surroundings around) {
        this.records = records;
        this.routing = routing;
        this.lanes = lanes;
        this.committer = committer;
        this.around = around;
    }

    @Override
    public @Nullable OutboundPage outbound(
            Hash32 instanceId, OutboundPage.@Nullable Place after, int max) {
        Lane lane = lanes.find(instanceId);
        if (lane == null) {
            return null;
        }
        Position from = lane.at(after == null ? 0 : after.sequence());
        int index = after == null ? 0 : after.effectIndex() + 1;
        List<OutboundPage.Message> page = new ArrayList<>();
        long bytes = 0;
        Sender sender = null;
        for (RoutingRecords.Sent sent : routing.outbound(from, index, max + 1)) {
            if (sender == null || !sender.at.equals(sent.at())) {
                if (records.attestations(sent.at()) == null) {
                    return new OutboundPage(page, false);
                }
                sender = new Sender(lane, sent.at());
            }
            if (page.size() == max || bytes >= PAGE_BYTES_MAX) {
                return new OutboundPage(page, true);
            }
            OutboundPage.Message message = sender.message(sent);
            page.add(message);
            bytes += message.effect().message().length();
        }
        return new OutboundPage(page, false);
    }

    /// One statement whose messages are shown.
    private final class Sender {
        private final Lane lane;
        private final Position at;
        private final ExecutionRecord execution;
        private final List<List<Hash32>> paths;

        Sender(Lane lane, Position at) {
            this.lane = lane;
            this.at = at;
            this.execution = required(records.execution(at), "a statement", at);
            int outbound =
                    (int)
                            execution.effects().stream()
                                    .takeWhile(Effect.Outbound.class::isInstance)
                                    .count();
            this.paths = EffectTree.paths(execution.effects(), outbound);
        }

        OutboundPage.Message message(RoutingRecords.Sent sent) {
            if (sent.index() >= paths.size()
                    || !(execution.effects().get(sent.index())
                            instanceof Effect.Outbound outbound)) {
                throw new CorruptStoreException(
                        "there must be an outbound message at " + at + ", " + sent.index());
            }
            return new OutboundPage.Message(
                    new OutboundPage.Place(at.sequence(), sent.index()),
                    outbound,
                    execution.statement().hash(),
                    execution.statement().effectsRoot(),
                    execution.statement().effectsCount(),
                    paths.get(sent.index()),
                    delivered(sent, outbound));
        }

        private OutboundPage.@Nullable Delivered delivered(
                RoutingRecords.Sent sent, Effect.Outbound outbound) {
            return switch (sent.delivery()) {
                case Delivery.Elsewhere() -> null;
                case Delivery.Waiting(int receiver) -> to(receiver, sent, outbound, true);
                case Delivery.Ordered(Position place) -> to(place.number(), sent, outbound, false);
            };
        }

        private OutboundPage.Delivered to(
                int receiver, RoutingRecords.Sent sent, Effect.Outbound outbound, boolean waiting) {
            Hash32 there = required(lanes.find(receiver), "a receiver", sent.at()).instance().id();
            OriginEvidence evidence =
                    new OriginEvidence.FromInstance(
                            lane.instance(),
                            execution.statement(),
                            sent.index(),
                            paths.get(sent.index()),
                            outbound);
            return new OutboundPage.Delivered(
                    there,
                    MessageId.of(there, evidence.digest(), Hashing.blake2b256(outbound.message())),
                    waiting);
        }
    }

    @Override
    public @Nullable ParkedPage parked(Hash32 instanceId, @Nullable Hash32 after, int max) {
        Lane lane = lanes.find(instanceId);
        if (lane == null) {
            return null;
        }
        ByteString from = HostKeys.parked();
        if (after != null) {
            ByteString last = parkedKey(lane, after);
            // The least key that is longer; an unknown message begins at the first.
            from = last == null ? from : last.concat(ByteString.of(0));
        }
        for (int i = 0; i < READS_MAX; i++) {
            InstanceHead head = head(lane);
            ParkedPage page = parked(lane, head, from, max);
            if (head(lane).equals(head)) {
                return page;
            }
        }
        throw new StoreFailureException("the state went on during every read");
    }

    private ParkedPage parked(Lane lane, InstanceHead head, ByteString from, int max) {
        List<ParkedPage.Message> page = new ArrayList<>();
        List<ByteString> keys = new ArrayList<>();
        routing.state(lane.number(), HostKeys.parked(), from, max + 1, (key, _) -> keys.add(key));
        for (ByteString key : keys.subList(0, Math.min(keys.size(), max))) {
            page.add(message(lane, key));
        }
        return new ParkedPage(
                head.nextSequence() - 1,
                head.stateRoot(),
                RoutedGas.limit(records.state().value(lane.number(), RoutedGas.KEY)),
                page,
                keys.size() > max);
    }

    private ParkedPage.Message message(Lane lane, ByteString key) {
        int end = key.length();
        int channelAt = end - Long.BYTES;
        Hash32 sender = new Hash32(key.slice(channelAt - Hash32.LENGTH_BYTES, channelAt));
        long channel =
                ByteBuffer.wrap(key.slice(channelAt, end).toByteArray())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong();
        Position any = lane.at(0);
        Hash32 id =
                required(routing.routed(lane.number(), sender, channel), "a routed message", any);
        List<Position> attempts = routing.attempts(id);
        Position last = required(records.message(id), "a place of message " + id, any);
        OrderedMessage entry = required(records.ordered(last), "an entry of the order", last);
        ExecutionRecord executed = null;
        for (Position each : attempts.reversed()) {
            executed = executed == null ? records.execution(each) : executed;
        }
        return new ParkedPage.Message(
                id,
                sender,
                channel,
                entry.message(),
                attempts.stream().map(Position::sequence).toList(),
                entry.context().gasLimit(),
                required(executed, "a statement about message " + id, last).statement().outcome(),
                key);
    }

    private @Nullable ByteString parkedKey(Lane lane, Hash32 messageId) {
        Position at = records.message(messageId);
        OrderedMessage entry =
                at == null || at.number() != lane.number() ? null : records.ordered(at);
        return entry != null
                        && entry.evidence() instanceof OriginEvidence.FromInstance routed
                        && routed.effect() instanceof Effect.Outbound outbound
                ? HostKeys.parked(routed.statement().instanceId(), outbound.channel())
                : null;
    }

    @Override
    public CompletionStage<Retry> retry(Hash32 instanceId, Hash32 messageId, long gasLimit) {
        Lane lane = lanes.find(instanceId);
        if (lane == null) {
            return CompletableFuture.completedFuture(new Retry.UnknownInstance(instanceId));
        }
        String failure = committer.failure();
        if (failure != null) {
            committer.probe();
            return CompletableFuture.completedFuture(new Retry.Unavailable(failure));
        }
        if (inIntake.incrementAndGet() > around.limits().intakeQueueMax()) {
            inIntake.decrementAndGet();
            return CompletableFuture.completedFuture(
                    new Retry.QueueFull(around.limits().retryAfterSeconds()));
        }
        RetryCommit retry = new RetryCommit(lane, messageId, gasLimit, around);
        committer.add(retry);
        return retry.reply().whenComplete((_, _) -> inIntake.decrementAndGet());
    }

    private InstanceHead head(Lane lane) {
        return required(records.head(lane.number()), "a head of the instance", lane.at(0));
    }

    private static <T> T required(@Nullable T value, String what, Position at) {
        if (value == null) {
            throw new CorruptStoreException("there must be " + what + " at " + at);
        }
        return value;
    }
}
