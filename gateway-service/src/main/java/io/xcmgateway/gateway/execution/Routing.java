package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.MessageId;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.gateway.state.Delivery;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.WaitingMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings the messages of instances to the instances that they are for, each once, and in the order
/// of its channel. For the committer's thread alone.
///
/// A message takes its place at the receiver in the same batch in which the sender's statement
/// becomes durable, if there is room; else it waits in the outbox, and all later ones for that
/// receiver behind it. Routed and submitted messages have separate room, so that neither can keep
/// the other out.
final class Routing {
    private final Lanes lanes;
    private final RoutingRecords records;
    private final Clock clock;
    private final ExecutionLimits limits;
    private final OrderLog log;
    private final Backlog backlog;
    private final Consumer<CommitTask> committer;

    /// What waits, by receiver; as many entries as there are receivers.
    private final Map<Lane, Waiting> waiting = new HashMap<>();

    /// Receivers that are kept waiting by the messages of others.
    private final Set<Lane> starved = new LinkedHashSet<>();

    private final AtomicBoolean stalled = new AtomicBoolean();

    /// A message that has its place in a receiver's order.
    record Delivered(Lane receiver, OrderedMessage entry) {}

    /// The outbox of one receiver: arrivals are numbered without gaps.
    static final class Waiting {
        private long next;
        private long count;
        private boolean moving;

        long first() {
            return next - count;
        }
    }

    Routing(
            Lanes lanes,
            RoutingRecords records,
            Clock clock,
            ExecutionLimits limits,
            OrderLog log,
            Backlog backlog,
            Consumer<CommitTask> committer) {
        this.lanes = lanes;
        this.records = records;
        this.clock = clock;
        this.limits = limits;
        this.log = log;
        this.backlog = backlog;
        this.committer = committer;
    }

    /// Counts what the last process left. When all lanes are there, before any runs.
    void recover() {
        for (Lane lane : lanes.all()) {
            List<Long> arrivals = records.arrivals(lane.number());
            if (!arrivals.isEmpty()) {
                Waiting there = outboxOf(lane);
                there.next = arrivals.getLast() + 1;
                there.count = arrivals.size();
            }
        }
    }

    /// Goes on with what was counted; now the committer runs. From any thread.
    void resume() {
        stalled.set(true);
        probe();
    }

    /// Sends the outbound messages of a statement that is part of `batch`. Reads nothing.
    ///
    /// @return those that have their place now; their receivers execute them once `batch` is
    ///   durable
    List<Delivered> send(StoreBatch batch, Lane sender, Executed executed) {
        List<Delivered> delivered = new ArrayList<>();
        Position from = executed.at(sender.number());
        for (int i = 0; i < executed.outboundPaths().size(); i++) {
            if (executed.effects().get(i) instanceof Effect.Outbound outbound) {
                Lane receiver = Destinations.find(lanes, sender.instance(), outbound.destination());
                Delivery delivery = new Delivery.Elsewhere();
                if (receiver != null) {
                    OriginEvidence.FromInstance evidence =
                            new OriginEvidence.FromInstance(
                                    sender.instance(),
                                    executed.statement(),
                                    i,
                                    executed.outboundPaths().get(i),
                                    outbound);
                    OrderedMessage entry = place(batch, receiver, evidence, outbound);
                    if (entry != null) {
                        delivery = new Delivery.Ordered(placeOf(receiver, entry));
                        delivered.add(new Delivered(receiver, entry));
                    } else {
                        delivery = new Delivery.Waiting(receiver.number());
                        wait(
                                batch,
                                receiver,
                                new WaitingMessage(from, i, executed.outboundPaths().get(i)));
                    }
                }
                RoutingRecords.putDelivery(batch, from, i, delivery);
            }
        }
        return delivered;
    }

    /// What `send` or a move gave a place is durable, or room has come of it.
    void wake(Lane receiver) {
        Waiting there = waiting.get(receiver);
        if (there != null && there.count > 0 && !there.moving && receiver.halt() == null) {
            there.moving = true;
            committer.accept(new OutboxMove(receiver, this, records, lanes));
        }
    }

    /// One message fewer is under way to `receiver`.
    void freed(Lane receiver) {
        wake(receiver);
        if (!starved.isEmpty()) {
            Lane first = starved.iterator().next();
            starved.remove(first);
            wake(first);
        }
    }

    /// Tries again what reads failed for. From any thread.
    void probe() {
        if (stalled.compareAndSet(true, false)) {
            committer.accept(
                    new CommitTask() {
                        @Override
                        public void prepare(StoreBatch batch) {
                            // nothing to write
                        }

                        @Override
                        public void committed() {
                            lanes.all().forEach(Routing.this::wake);
                        }

                        @Override
                        public void failed(String reason) {
                            stalled.set(true);
                        }
                    });
        }
    }

    /// The arrival with which a move begins. Unsigned.
    long firstWaiting(Lane receiver) {
        return outboxOf(receiver).first();
    }

    /// How many messages a move may take at most.
    int roomFor(Lane receiver) {
        return receiver.halt() == null
                ? limits.routedPerInstanceMax() - receiver.ordering().routedCount()
                : 0;
    }

    /// Gives a message its place that waited.
    ///
    /// @return `null` if there is no room
    @Nullable OrderedMessage move(
            StoreBatch batch,
            Lane receiver,
            RoutingRecords.Arrival arrival,
            OriginEvidence.FromInstance evidence,
            Effect.Outbound outbound) {
        OrderedMessage entry = order(batch, receiver, evidence, outbound);
        if (entry != null) {
            RoutingRecords.deleteWaiting(batch, receiver.number(), arrival.arrival());
            RoutingRecords.putDelivery(
                    batch,
                    arrival.message().sender(),
                    arrival.message().index(),
                    new Delivery.Ordered(placeOf(receiver, entry)));
            outboxOf(receiver).count--;
        }
        return entry;
    }

    /// A move is over.
    ///
    /// @param again whether it found something to move
    void moved(Lane receiver, boolean again) {
        outboxOf(receiver).moving = false;
        if (again) {
            wake(receiver);
        }
    }

    /// A move could not read.
    void stalled(Lane receiver) {
        outboxOf(receiver).moving = false;
        stalled.set(true);
    }

    private @Nullable OrderedMessage place(
            StoreBatch batch,
            Lane receiver,
            OriginEvidence.FromInstance evidence,
            Effect.Outbound outbound) {
        Waiting there = waiting.get(receiver);
        return there != null && there.count > 0 ? null : order(batch, receiver, evidence, outbound);
    }

    private void wait(StoreBatch batch, Lane receiver, WaitingMessage message) {
        Waiting there = outboxOf(receiver);
        RoutingRecords.putWaiting(batch, receiver.number(), there.next, message);
        there.next++;
        there.count++;
    }

    private @Nullable OrderedMessage order(
            StoreBatch batch,
            Lane receiver,
            OriginEvidence.FromInstance evidence,
            Effect.Outbound outbound) {
        if (roomFor(receiver) < 1) {
            return null;
        }
        if (!backlog.hasRoutedRoom(outbound.message().length())) {
            starved.add(receiver);
            return null;
        }
        OrderedMessage entry = entry(receiver, evidence, outbound);
        log.append(batch, receiver.at(receiver.ordering().nextSequence()), entry);
        receiver.ordering().append(entry);
        backlog.add(entry);
        return entry;
    }

    private OrderedMessage entry(
            Lane receiver, OriginEvidence.FromInstance evidence, Effect.Outbound outbound) {
        Instance here = receiver.instance();
        return new OrderedMessage(
                MessageId.of(here.id(), evidence.digest(), Hashing.blake2b256(outbound.message())),
                EntryPoint.APPLY_MESSAGE,
                outbound.message(),
                evidence,
                InputContext.of(
                        receiver.ordering().timeMs(clock.millis()),
                        receiver.routedGasLimit(),
                        evidence.sender().seenFrom(here),
                        evidence));
    }

    /// The place that `entry` was just given.
    private static Position placeOf(Lane receiver, OrderedMessage entry) {
        if (!receiver.ordering().isPending(entry.messageId())) {
            throw new IllegalStateException("a placed message must be pending, is not");
        }
        return receiver.at(receiver.ordering().nextSequence() - 1);
    }

    private Waiting outboxOf(Lane receiver) {
        return waiting.computeIfAbsent(receiver, _ -> new Waiting());
    }
}
