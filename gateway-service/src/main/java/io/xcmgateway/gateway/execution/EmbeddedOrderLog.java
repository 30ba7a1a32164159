package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.List;

/// The order log in the gateway's own store.
final class EmbeddedOrderLog implements OrderLog {
    private final Records records;

    EmbeddedOrderLog(Records records) {
        this.records = records;
    }

    @Override
    public void append(StoreBatch batch, Position at, OrderedMessage entry) {
        Records.putOrdered(batch, at, entry);
        Records.putMessage(batch, entry.messageId(), at);
        if (entry.evidence() instanceof OriginEvidence.FromInstance routed
                && routed.effect() instanceof Effect.Outbound outbound) {
            RoutingRecords.putAttempt(batch, entry.messageId(), at);
            RoutingRecords.putRouted(
                    batch,
                    at.number(),
                    routed.statement().instanceId(),
                    outbound.channel(),
                    entry.messageId());
        }
    }

    @Override
    public List<OrderedMessage> replay(Position from, int entriesMax) {
        return records.orderedFrom(from, entriesMax);
    }
}
