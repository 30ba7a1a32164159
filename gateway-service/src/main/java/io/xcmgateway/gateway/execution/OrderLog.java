package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.List;
import java.util.function.Consumer;

/// The order of each instance's messages. The embedded one lies in the same store as everything
/// else, so that its entries share the committer's sync. The offset up to which an instance is
/// executed is committed with its state (`InstanceHead.nextSequence`), not here.
interface OrderLog {
    int PAGE_ENTRIES = 256;

    /// Adds an entry to the batch that will make it durable. Positions of an instance are without
    /// gaps.
    void append(StoreBatch batch, Position at, OrderedMessage entry);

    /// At most `entriesMax` entries of one instance from an offset on, in order.
    List<OrderedMessage> replay(Position from, int entriesMax);

    /// All entries of one instance from an offset on, in order.
    default void replay(Position from, Consumer<OrderedMessage> entries) {
        long next = from.sequence();
        List<OrderedMessage> page;
        do {
            page = replay(new Position(from.number(), next), PAGE_ENTRIES);
            page.forEach(entries);
            next += page.size();
        } while (page.size() == PAGE_ENTRIES);
    }
}
