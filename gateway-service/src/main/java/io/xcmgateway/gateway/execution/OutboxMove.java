package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves messages from the outbox into the order of their receiver, oldest first, as far as there
/// is room.
final class OutboxMove implements CommitTask {
    /// Messages of one move; each may be [Effect#MESSAGE_BYTES_MAX] long, twice.
    private static final int MESSAGES_MAX = 32;

    private final Lane receiver;
    private final Routing routing;
    private final RoutingRecords records;
    private final Lanes lanes;
    private final List<OrderedMessage> moved = new ArrayList<>();

    /// A message with all that was read for it.
    private record Ready(
            RoutingRecords.Arrival arrival,
            OriginEvidence.FromInstance evidence,
            Effect.Outbound outbound) {}

    OutboxMove(Lane receiver, Routing routing, RoutingRecords records, Lanes lanes) {
        this.receiver = receiver;
        this.routing = routing;
        this.records = records;
        this.lanes = lanes;
    }

    @Override
    public void prepare(StoreBatch batch) {
        int max = Math.min(MESSAGES_MAX, routing.roomFor(receiver));
        if (max < 1) {
            return;
        }
        for (Ready each : read(max)) {
            OrderedMessage entry =
                    routing.move(batch, receiver, each.arrival(), each.evidence(), each.outbound());
            if (entry == null) {
                return;
            }
            moved.add(entry);
        }
    }

    @Override
    public void committed() {
        moved.forEach(receiver::enqueue);
        routing.moved(receiver, !moved.isEmpty());
    }

    @Override
    public void failed(String reason) {
        if (moved.isEmpty()) {
            routing.stalled(receiver);
        }
        // else the group is written again, and committed follows
    }

    private List<Ready> read(int max) {
        List<Ready> ready = new ArrayList<>();
        Position read = null;
        ExecutionRecord execution = null;
        for (RoutingRecords.Arrival arrival :
                records.waiting(receiver.number(), routing.firstWaiting(receiver), max)) {
            Position at = arrival.message().sender();
            if (execution == null || !at.equals(read)) {
                execution = records.execution(at);
                read = at;
            }
            ready.add(ready(arrival, execution));
        }
        return ready;
    }

    private Ready ready(RoutingRecords.Arrival arrival, @Nullable ExecutionRecord execution) {
        Position at = arrival.message().sender();
        int index = arrival.message().index();
        Lane sender = lanes.find(at.number());
        if (sender == null
                || execution == null
                || !(execution.effects().get(index) instanceof Effect.Outbound outbound)) {
            throw new CorruptStoreException(
                    "there must be an outbound message at " + at + ", effect " + index);
        }
        return new Ready(
                arrival,
                new OriginEvidence.FromInstance(
                        sender.instance(),
                        execution.statement(),
                        index,
                        arrival.message().path(),
                        outbound),
                outbound);
    }
}
