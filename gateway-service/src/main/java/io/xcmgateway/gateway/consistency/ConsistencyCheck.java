package io.xcmgateway.gateway.consistency;

import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoreFormat;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.proof.AttestorHistory;
import java.util.List;

/// Whether everything in a store agrees with everything else: roots with the trie nodes and values
/// under them, old roots with what takes statements back, the size that a state tells of itself
/// with what it holds, statements with their predecessors, their messages, their effects, their
/// witnesses, what may be signed, and what is signed; whether each message between instances is
/// where it has to be, once; whether the log is what its statements make it; and whether the
/// indexes lead to where they should. On a store that no core has open.
///
/// Heap: of each state a page at a time, and the keys that the rows of [Table#UNDO] of one instance
/// name.
///
/// [Table#UNDO]: io.xcmgateway.gateway.state.Table#UNDO
public final class ConsistencyCheck {
    private final GatewayStore store;
    private final Differences differences = new Differences();
    private int instances;
    private long statements;
    private long unexecuted;

    private ConsistencyCheck(GatewayStore store) {
        this.store = store;
    }

    /// What was found.
    ///
    /// @param statements how many were checked
    /// @param unexecuted messages that are ordered, and wait for the next start
    /// @param differences in the order in which they were found; empty if all is well. Cut off
    ///   after a hundred, and behind the first row that does not decode or is not under its root
    public record Report(
            int instances, long statements, long unexecuted, List<Difference> differences) {
        public Report {
            differences = List.copyOf(differences);
        }

        /// The differences in words.
        public List<String> problems() {
            return differences.stream().map(Difference::toString).toList();
        }
    }

    /// @throws CorruptStoreException if the store is of another format
    public static Report run(GatewayStore store) {
        AttestorHistory attestors = StoreFormat.attestors(store);
        if (attestors == null) {
            return new Report(0, 0, 0, List.of()); // nothing was ever written
        }
        ConsistencyCheck check = new ConsistencyCheck(store);
        try {
            check.all(attestors);
        } catch (CorruptStoreException e) {
            CorruptStoreException.Row row = e.row();
            if (row == null) {
                throw e;
            }
            check.differences.add(row.table(), row.key(), "row", row.expected(), row.found());
        }
        return new Report(
                check.instances, check.statements, check.unexecuted, check.differences.kept());
    }

    private void all(AttestorHistory attestors) {
        Records records = new Records(store);
        RoutingRecords routing = new RoutingRecords(store);
        for (StoredInstance instance : records.instances().values()) {
            InstanceConsistency one =
                    new InstanceConsistency(records, routing, attestors, instance, differences);
            one.check();
            statements += one.statements();
            unexecuted += one.unexecuted();
            instances++;
        }
        new RoutingConsistency(records, routing, differences).run();
        new LogConsistency(records, new LogRecords(store), attestors, statements, differences)
                .run();
        new IndexConsistency(store, differences).run();
        new EvidenceConsistency(store, attestors, differences).run();
    }
}
