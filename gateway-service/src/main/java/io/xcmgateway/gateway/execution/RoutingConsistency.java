package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.gateway.state.Delivery;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoredInstance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Whether every outbound message for an instance of the store is exactly once in its order or its
/// outbox, and the messages of each channel in their order.
final class RoutingConsistency {
    private static final int PAGE = 256;

    private final Records records;
    private final RoutingRecords routing;
    private final BiConsumer<Hash32, String> problems;
    private final Map<Integer, StoredInstance> instances;

    RoutingConsistency(
            Records records, RoutingRecords routing, BiConsumer<Hash32, String> problems) {
        this.records = records;
        this.routing = routing;
        this.problems = problems;
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
                    follow(
                            receiver,
                            next,
                            routed.statement().instanceId(),
                            outbound.channel(),
                            !first(entry, new Position(receiver.number(), sequence)));
                }
                sequence++;
            }
        } while (page.size() == PAGE);
        for (RoutingRecords.Arrival arrival :
                routing.waiting(receiver.number(), 0, Integer.MAX_VALUE)) {
            waiting(receiver, next, arrival);
        }
    }

    private boolean first(OrderedMessage entry, Position at) {
        List<Position> attempts = routing.attempts(entry.messageId());
        return !attempts.isEmpty() && attempts.getFirst().equals(at);
    }

    private void waiting(
            StoredInstance receiver, Map<Hash32, Long> next, RoutingRecords.Arrival arrival) {
        Position from = arrival.message().sender();
        ExecutionRecord execution = records.execution(from);
        if (execution == null
                || !(execution.effects().get(arrival.message().index())
                        instanceof Effect.Outbound outbound)) {
            problem(receiver, "waits for what was not sent: " + arrival);
            return;
        }
        follow(receiver, next, execution.statement().instanceId(), outbound.channel(), false);
        List<RoutingRecords.Sent> sent = routing.outbound(from, arrival.message().index(), 1);
        if (!sent.getFirst().delivery().equals(new Delivery.Waiting(receiver.number()))) {
            problem(receiver, "waits for what does not: " + arrival);
        }
    }

    private void follow(
            StoredInstance receiver,
            Map<Hash32, Long> next,
            Hash32 sender,
            long channel,
            boolean retry) {
        Long expected = next.get(sender);
        if (retry) {
            if (expected == null || Long.compareUnsigned(channel, expected) >= 0) {
                problem(receiver, "retry before its time: " + sender + "/" + channel);
            }
            return;
        }
        if (expected != null && expected != channel) {
            problem(receiver, "message of " + sender + " must be " + expected + ", was " + channel);
        }
        next.put(sender, channel + 1);
    }

    /// Every outbound effect has its row, and every row says where the message is.
    private void sent(StoredInstance sender) {
        List<RoutingRecords.Sent> rows = new ArrayList<>();
        List<RoutingRecords.Sent> page;
        Position from = new Position(sender.number(), 0);
        int index = 0;
        do {
            page = routing.outbound(from, index, PAGE);
            rows.addAll(page);
            if (!page.isEmpty()) {
                from = page.getLast().at();
                index = page.getLast().index() + 1;
            }
        } while (page.size() == PAGE);
        int[] at = {0};
        records.executionsFrom(
                new Position(sender.number(), 0),
                (position, execution) -> {
                    for (int i = 0; i < execution.effects().size(); i++) {
                        if (execution.effects().get(i) instanceof Effect.Outbound outbound) {
                            RoutingRecords.Sent row = at[0] < rows.size() ? rows.get(at[0]) : null;
                            if (row == null || !row.at().equals(position) || row.index() != i) {
                                problem(sender, "no row of what was sent at " + position);
                                return false;
                            }
                            at[0]++;
                            delivered(sender, row, execution, outbound);
                        }
                    }
                    return true;
                });
        if (at[0] != rows.size()) {
            problem(sender, "rows of what was not sent: " + (rows.size() - at[0]));
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
            case Delivery.Waiting(int receiver) -> named(sender, from, receiver, outbound);
            case Delivery.Ordered(Position there) -> {
                named(sender, from, there.number(), outbound);
                OrderedMessage entry = records.ordered(there);
                boolean same =
                        entry != null
                                && entry.evidence() instanceof OriginEvidence.FromInstance routed
                                && routed.statement().equals(execution.statement())
                                && routed.effectIndex() == row.index()
                                && routed.effect().equals(outbound)
                                && entry.message().equals(outbound.message());
                if (!same) {
                    problem(sender, "message of " + row.at() + " is not at " + there);
                }
            }
        }
    }

    private void named(
            StoredInstance sender, Instance from, int receiver, Effect.Outbound outbound) {
        StoredInstance there = instances.get(receiver);
        if (there == null
                || !there.record().instance().seenFrom(from).equals(outbound.destination())) {
            problem(sender, "message for " + outbound.destination() + " went to " + receiver);
        }
    }

    private void problem(StoredInstance instance, String what) {
        problems.accept(instance.record().instance().id(), what);
    }
}
