package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoreFormat;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.proof.AttestorHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Whether everything in a store agrees with everything else: roots with the values under them,
/// trie nodes with the values, old roots with what takes statements back, the size that a state
/// tells of itself with what it holds, statements with their predecessors, their messages, their
/// effects, what may be signed, and what is signed; whether each message between instances is where
/// it has to be, once; and whether the log is what its statements make it. For an operator or a
/// test, on a store that no core has open.
public final class ConsistencyCheck {
    private static final int PROBLEMS_MAX = 100;

    private final List<String> problems = new ArrayList<>();
    private long statements;

    private ConsistencyCheck() {}

    /// What was found.
    ///
    /// @param statements how many were checked
    /// @param unexecuted messages that are ordered, and wait for the next start
    /// @param problems empty if all is well; cut off after a hundred
    public record Report(int instances, long statements, long unexecuted, List<String> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /// @throws io.xcmgateway.gateway.state.CorruptStoreException for rows that do not decode
    public static Report run(GatewayStore store) {
        AttestorHistory attestors = StoreFormat.attestors(store);
        if (attestors == null) {
            return new Report(0, 0, 0, List.of()); // nothing was ever written
        }
        ConsistencyCheck check = new ConsistencyCheck();
        Records records = new Records(store);
        RoutingRecords routing = new RoutingRecords(store);
        long unexecuted = 0;
        int instances = 0;
        for (StoredInstance instance : records.instances().values()) {
            InstanceConsistency one =
                    new InstanceConsistency(records, routing, attestors, instance, check::problem);
            check.statements += one.statements();
            unexecuted += one.unexecuted();
            instances++;
        }
        new RoutingConsistency(records, routing, check::problem).run();
        new LogConsistencyCheck(
                        records,
                        new LogRecords(store),
                        attestors,
                        check.statements,
                        what -> check.problem("log: " + what))
                .run();
        return new Report(
                instances,
                check.statements,
                unexecuted,
                Collections.unmodifiableList(check.problems));
    }

    private void problem(Hash32 instanceId, String what) {
        problem("instance " + instanceId + ": " + what);
    }

    private void problem(String what) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(what);
        }
    }
}
