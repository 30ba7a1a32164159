package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.gateway.state.Delivery;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.gateway.state.Table;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether every outbound message for an instance of the store is exactly once in its order or its
/// outbox, and the messages of each channel in their order.
final class RoutingConsistency {
    private static final int PAGE = 256;

    private final Records records;
    private final RoutingRecords routing;
    private final Differences differences;
    private final Map<Integer, StoredInstance> instances;

    RoutingConsistency(Records records, RoutingRecords routing, Differences differences) {
        this.records = records;
        this.routing = routing;
        this.differences = differences;
        this.instances = records.instances();
    }

    void run() {
        instances.values().forEach(this::received);
        instances.values().forEach(this::sent);
    }

    /// The order of one receiver, then its outbox: the numbers of each channel without gaps.
    private void received(StoredInstance receiver) {
        Map<Hash32, Long> next = new HashMap<>();
        long sequence = 0;
        List<OrderedMessage> page;
        do {
            page = records.orderedFrom(new Position(receiver.number(), sequence), PAGE);
            for (OrderedMessage entry : page) {
                if (entry.evidence() instanceof OriginEvidence.FromInstance routed
                        && routed.effect() instanceof Effect.Outbound outbound) {
                    ordered(
                            receiver,
                            next,
                            new Position(receiver.number(), sequence),
                            entry,
                            routed.statement().instanceId(),
                            outbound.channel());
                }
                sequence++;
            }
        } while (page.size() == PAGE);
        long from = 0;
        List<RoutingRecords.Arrival> waiting;
        do {
            waiting = routing.waiting(receiver.number(), from, PAGE);
            for (RoutingRecords.Arrival arrival : waiting) {
                waiting(receiver, next, arrival);
                from = arrival.arrival() + 1;
            }
        } while (waiting.size() == PAGE);
    }

    private void ordered(
            StoredInstance receiver,
            Map<Hash32, Long> next,
            Position at,
            OrderedMessage entry,
            Hash32 sender,
            long channel) {
        ByteString row = Keys.routed(receiver.number(), sender, channel);
        Hash32 routed = routing.routed(receiver.number(), sender, channel);
        differences.equal(Table.ROUTED, row, "message", entry.messageId(), routed);
        List<Position> attempts = routing.attempts(entry.messageId());
        if (!attempts.isEmpty() && attempts.getFirst().equals(at)) {
            follow(Table.ORDER, Keys.position(at), next, sender, channel);
            return;
        }
        Long expected = next.get(sender);
        if (expected == null || Long.compareUnsigned(channel, expected) >= 0) {
            String earlier = "one that was ordered before";
            String retried = "number " + channel + " of " + sender;
            differences.add(Table.ORDER, Keys.position(at), "retried message", earlier, retried);
        }
    }

    private void waiting(
            StoredInstance receiver, Map<Hash32, Long> next, RoutingRecords.Arrival arrival) {
        ByteString row = Keys.position(receiver.number(), arrival.arrival());
        Position from = arrival.message().sender();
        int index = arrival.message().index();
        ExecutionRecord execution = records.execution(from);
        if (execution == null
                || index < 0
                || index >= execution.effects().size()
                || !(execution.effects().get(index) instanceof Effect.Outbound outbound)) {
            differences.add(Table.OUTBOX, row, "message", "one that was sent", arrival.toString());
            return;
        }
        follow(Table.OUTBOX, row, next, execution.statement().instanceId(), outbound.channel());
        List<RoutingRecords.Sent> sent = routing.outbound(from, index, 1);
        differences.equal(
                Table.OUTBOUND,
                Keys.outbound(from, index),
                "delivery",
                new Delivery.Waiting(receiver.number()),
                sent.isEmpty() ? null : sent.getFirst().delivery());
    }

    private void follow(
            Table table, ByteString row, Map<Hash32, Long> next, Hash32 sender, long channel) {
        long expected = next.getOrDefault(sender, channel);
        differences.equal(table, row, "number in the channel of " + sender, expected, channel);
        next.put(sender, channel + 1);
    }

    /// Every outbound effect has its row, and every row says where the message is.
    private void sent(StoredInstance sender) {
        SentRows rows = new SentRows(routing, sender.number());
        records.executionsFrom(
                new Position(sender.number(), 0),
                (position, execution) -> {
                    for (int i = 0; i < execution.effects().size(); i++) {
                        if (execution.effects().get(i) instanceof Effect.Outbound outbound) {
                            RoutingRecords.Sent row = rows.next();
                            if (row == null || !row.at().equals(position) || row.index() != i) {
                                ByteString key = Keys.outbound(position, i);
                                differences.missing(Table.OUTBOUND, key, "row of what was sent");
                                return false;
                            }
                            delivered(sender, row, execution, outbound);
                        }
                    }
                    return true;
                });
        RoutingRecords.Sent surplus = rows.next();
        if (surplus != null) {
            ByteString key = Keys.outbound(surplus.at(), surplus.index());
            differences.surplus(Table.OUTBOUND, key, "row of what was not sent");
        }
    }

    private void delivered(
            StoredInstance sender,
            RoutingRecords.Sent row,
            ExecutionRecord execution,
            Effect.Outbound outbound) {
        Instance from = sender.record().instance();
        switch (row.delivery()) {
            case Delivery.Elsewhere() -> {}
            case Delivery.Waiting(int receiver) -> named(row, from, receiver, outbound);
            case Delivery.Ordered(Position there) -> {
                named(row, from, there.number(), outbound);
                OrderedMessage entry = records.ordered(there);
                boolean same =
                        entry != null
                                && entry.evidence() instanceof OriginEvidence.FromInstance routed
                                && routed.statement().equals(execution.statement())
                                && routed.effectIndex() == row.index()
                                && routed.effect().equals(outbound)
                                && entry.message().equals(outbound.message());
                if (!same) {
                    different(row, "where this message is ordered");
                }
            }
        }
    }

    private void named(
            RoutingRecords.Sent row, Instance from, int receiver, Effect.Outbound outbound) {
        StoredInstance there = instances.get(receiver);
        if (there == null
                || !there.record().instance().seenFrom(from).equals(outbound.destination())) {
            different(row, "at " + outbound.destination());
        }
    }

    private void different(RoutingRecords.Sent row, String expected) {
        differences.add(
                Table.OUTBOUND,
                Keys.outbound(row.at(), row.index()),
                "delivery",
                expected,
                row.delivery().toString());
    }

    /// The rows of what one instance sent, one after the other, a page in heap.
    private static final class SentRows {
        private final RoutingRecords routing;
        private final ArrayDeque<RoutingRecords.Sent> page = new ArrayDeque<>();
        private Position from;
        private int index;
        private boolean ended;

        SentRows(RoutingRecords routing, int number) {
            this.routing = routing;
            this.from = new Position(number, 0);
        }

        RoutingRecords.@Nullable Sent next() {
            if (page.isEmpty() && !ended) {
                page.addAll(routing.outbound(from, index, PAGE));
                ended = page.size() < PAGE;
                if (!page.isEmpty()) {
                    from = page.getLast().at();
                    index = page.getLast().index() + 1;
                }
            }
            return page.poll();
        }
    }
}
