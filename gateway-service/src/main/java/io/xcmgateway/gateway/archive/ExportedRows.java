package io.xcmgateway.gateway.archive;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.state.AttestationRecords;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.SharedAttestations;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.mmr.LeafProof;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows of one instance, as an export has them. Heap: a row at a time, and a bounded memory of
/// which nodes of the log were written.
final class ExportedRows {
    /// The number of the instance in an export and in an archive.
    static final int NUMBER = 0;

    /// Nodes that are remembered, so that most are written once.
    private static final int NODES_REMEMBERED_MAX = 1 << 18;

    private final GatewayStore store;
    private final Records records;
    private final LogRecords log;
    private final AttestationRecords others;
    private final SharedAttestations shared;
    private final Map<Hash32, Integer> numbers = new HashMap<>();
    private final StoredInstance stored;
    private final ExportWriter out;

    ExportedRows(
            GatewayStore store,
            AttestorHistory attestors,
            StoredInstance stored,
            ExportWriter out) {
        this.store = store;
        this.records = new Records(store);
        this.log = new LogRecords(store);
        this.others = new AttestationRecords(store);
        this.shared = new SharedAttestations(records, others, attestors);
        this.stored = stored;
        this.out = out;
        records.instances()
                .forEach((number, each) -> numbers.put(each.record().instance().id(), number));
    }

    void write() {
        for (ExportedTable table : ExportedTable.values()) {
            switch (table) {
                case INSTANCES -> instance();
                case MODULES -> module();
                case ORDER, STATEMENTS, WITNESSES, ATTESTATIONS, STATE, NODES, UNDO, LOG_PLACES ->
                        ofInstance(table);
                case CHECKPOINTS ->
                        checkpoints(each ->
                                out.row(table, Keys.index(each.leafCount()), each.encode()));
                case CHECKPOINT_ATTESTATIONS ->
                        checkpoints(each -> same(table, Keys.index(each.leafCount())));
                case LOG -> nodes();
                case OTHER_ATTESTATIONS -> others();
            }
        }
    }

    /// What halted it, and what is suspected of its next message, is the exporting node's.
    private void instance() {
        int number = stored.number();
        copy(Keys.instanceRecord(number), Keys.instanceRecord(NUMBER));
        copy(Keys.instanceHead(number), Keys.instanceHead(NUMBER));
        if (stored.optOut() != null) {
            copy(Keys.instanceOptOut(number), Keys.instanceOptOut(NUMBER));
        }
        copy(Keys.instanceOldestWitness(number), Keys.instanceOldestWitness(NUMBER));
    }

    private void copy(ByteString from, ByteString to) {
        out.row(ExportedTable.INSTANCES, to, required(Table.INSTANCES, from));
    }

    private void module() {
        same(ExportedTable.MODULES, stored.record().instance().moduleHash().bytes());
    }

    private void same(ExportedTable table, ByteString key) {
        out.row(table, key, required(table.table(), key));
    }

    private ByteString required(Table table, ByteString key) {
        ByteString value = store.get(table, key);
        if (value == null) {
            throw new CorruptStoreException("table " + table.label() + " must have " + key);
        }
        return value;
    }

    /// Rows that begin with the number of the instance. Messages that are not executed yet stay.
    private void ofInstance(ExportedTable table) {
        ByteString prefix = Keys.number(stored.number());
        ByteString end = Keys.position(stored.number(), stored.head().nextSequence());
        boolean all = table == ExportedTable.STATE || table == ExportedTable.NODES;
        store.scan(
                table.table(),
                prefix,
                prefix,
                (key, value) -> {
                    boolean inside = all || key.compareTo(end) < 0;
                    if (inside) {
                        ByteString rest = key.slice(prefix.length(), key.length());
                        out.row(table, Keys.number(NUMBER).concat(rest), value);
                    }
                    return inside;
                });
    }

    /// The checkpoints that proofs are under, in order.
    private void checkpoints(Consumer<Checkpoint> visitor) {
        long[] last = {0};
        logged((index, checkpoint) -> {
            if (checkpoint.leafCount() != last[0]) {
                last[0] = checkpoint.leafCount();
                visitor.accept(checkpoint);
            }
        });
    }

    private interface Logged {
        void statement(long index, Checkpoint first);
    }

    /// Visits the statements that a signed checkpoint covers.
    private void logged(Logged visitor) {
        for (long sequence = 0; sequence < stored.head().nextSequence(); sequence++) {
            Long index = log.place(at(sequence));
            Checkpoint first = index == null ? null : log.signedFrom(index + 1);
            if (index != null && first != null) {
                visitor.statement(index, first);
            }
        }
    }

    private void nodes() {
        Set<Long> written = new HashSet<>();
        logged((index, checkpoint) ->
                LeafProof.of(
                        position -> {
                            Hash32 node = log.node(position);
                            if (written.size() >= NODES_REMEMBERED_MAX) {
                                written.clear();
                            }
                            if (written.add(position)) {
                                out.row(ExportedTable.LOG, Keys.index(position), node.bytes());
                            }
                            return node;
                        },
                        checkpoint.leafCount(),
                        List.of(index)));
    }

    private void others() {
        for (long sequence = 0; sequence < stored.head().nextSequence(); sequence++) {
            Position at = at(sequence);
            Hash32 own = records.signed(stored.record().instance().id(), sequence);
            if (own != null) {
                attestations(own, others.others(own));
            }
            OrderedMessage entry = records.ordered(at);
            if (entry != null && entry.evidence() instanceof OriginEvidence.FromInstance from) {
                sender(from.statement());
            }
        }
        checkpoints(each -> attestations(each.hash(), others.others(each.hash())));
    }

    private void sender(Statement statement) {
        Integer number = numbers.get(statement.instanceId());
        if (number != null && number != stored.number()) {
            attestations(statement.hash(), shared.of(new Position(number, statement.sequence())));
        }
    }

    private void attestations(Hash32 hash, @Nullable List<Attestation> attestations) {
        if (attestations != null && !attestations.isEmpty()) {
            out.row(
                    ExportedTable.OTHER_ATTESTATIONS,
                    hash.bytes(),
                    new ScaleWriter().vec(attestations, Attestation::write).toByteString());
        }
    }

    private Position at(long sequence) {
        return new Position(stored.number(), sequence);
    }
}
