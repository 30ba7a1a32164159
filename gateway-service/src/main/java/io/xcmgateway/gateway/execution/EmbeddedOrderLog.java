package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
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
    }

    @Override
    public List<OrderedMessage> replay(Position from, int entriesMax) {
        return records.orderedFrom(from, entriesMax);
    }
}
