package io.xcmgateway.gateway.archive;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fills the store of an archive: with the rows of an export as they are, and then with the indexes
/// that follow from them. Heap: a batch at a time.
final class ImportedRows {
    private static final int PAGE_ENTRIES = 64;
    private static final long BATCH_BYTES = 4 << 20;

    /// Of an instance, what an export has.
    private static final Set<ByteString> INSTANCE_KEYS =
            Set.of(
                    Keys.instanceRecord(ExportedRows.NUMBER),
                    Keys.instanceHead(ExportedRows.NUMBER),
                    Keys.instanceOptOut(ExportedRows.NUMBER),
                    Keys.instanceOldestWitness(ExportedRows.NUMBER));

    private final GatewayStore store;
    private StoreBatch batch = new StoreBatch();

    ImportedRows(GatewayStore store) {
        this.store = store;
    }

    /// Takes all rows.
    void take(ExportReader in) throws RefusedExportException {
        for (ExportReader.@Nullable Row row = in.next(); row != null; row = in.next()) {
            if (row.table() == ExportedTable.INSTANCES && !INSTANCE_KEYS.contains(row.key())) {
                throw new RefusedExportException(
                        "a row of the instance must have a known key, has " + row.key());
            }
            batch.put(row.table().table(), row.key(), row.value());
            writeIf(BATCH_BYTES);
        }
        writeIf(1);
    }

    /// Adds the indexes, once the rows are of this version's format.
    void index(Hash32 instanceId) {
        Records records = new Records(store);
        Position from = new Position(ExportedRows.NUMBER, 0);
        List<OrderedMessage> page;
        do {
            page = records.orderedFrom(from, PAGE_ENTRIES);
            for (OrderedMessage entry : page) {
                Records.putMessage(batch, entry.messageId(), from); // the last attempt stays
                if (entry.isRouted()) {
                    RoutingRecords.putAttempt(batch, entry.messageId(), from);
                }
                from = new Position(from.number(), from.sequence() + 1);
            }
            writeIf(BATCH_BYTES);
        } while (page.size() == PAGE_ENTRIES);
        LogRecords log = new LogRecords(store);
        records.executionsFrom(
                new Position(ExportedRows.NUMBER, 0),
                (at, execution) -> {
                    Records.putSigned(
                            batch, instanceId, at.sequence(), execution.statement().hash());
                    Long index = log.place(at);
                    if (index != null) {
                        LogRecords.putPlace(batch, index, at);
                    }
                    writeIf(BATCH_BYTES);
                    return true;
                });
        store.write(batch, Durability.SYNCED);
    }

    private void writeIf(long bytesMin) {
        if (batch.sizeBytes() >= bytesMin) {
            store.write(batch, Durability.BUFFERED);
            batch = new StoreBatch();
        }
    }
}
