package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.HaltRecord;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.gateway.state.SuspectRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds out, at the start, which messages may have ended the processes before: by a crash of the
/// JVM, an overflow of a native stack, or a kill for want of memory. A message in whose execution
/// [#ENDINGS_MAX] processes ended halts its instance; from the first time on it is executed alone
/// ([Quarantine]). So no restart loops, and neither the loss of power nor a kill in the middle of a
/// long execution halts an innocent instance.
final class Suspects {
    private static final System.Logger LOG = System.getLogger(Suspects.class.getName());

    /// The first time a message may have run beside others, the second and third time it ran alone.
    static final int ENDINGS_MAX = 3;

    private Suspects() {}

    /// What is known of the processes before.
    ///
    /// @param suspects numbers of instances whose next message is to be executed alone
    /// @param halted how many instances halt now
    record Found(List<Integer> suspects, int halted) {
        Found {
            suspects = List.copyOf(suspects);
        }
    }

    /// Looks at what was being executed, and makes durable what follows of it. Costs a write only
    /// after a process ended during an execution. Before lanes are made of the store.
    ///
    /// @param interrupted what was being executed when the last process ended
    static Found judge(
            GatewayStore store, Records records, List<Position> interrupted, Clock clock) {
        Set<Position> running = new HashSet<>(interrupted);
        List<Integer> suspects = new ArrayList<>();
        StoreBatch batch = new StoreBatch();
        int halted = 0;
        for (StoredInstance stored : records.instances().values()) {
            Position next = new Position(stored.number(), stored.head().nextSequence());
            SuspectRecord before = records.suspect(stored.number());
            boolean known = before != null && before.sequence() == next.sequence();
            if (stored.halt() != null
                    || !(known || running.contains(next))
                    || records.ordered(next) == null) {
                if (before != null && !known) {
                    Records.deleteSuspect(batch, stored.number());
                }
                continue;
            }
            int endings =
                    (before != null && known ? before.endings() : 0)
                            + (running.contains(next) ? 1 : 0);
            if (endings < ENDINGS_MAX) {
                suspects.add(stored.number());
                Records.putSuspect(
                        batch, stored.number(), new SuspectRecord(next.sequence(), endings));
            } else {
                halt(batch, stored, next.sequence(), endings, clock);
                halted++;
            }
        }
        if (!batch.isEmpty()) {
            store.write(batch, GatewayStore.Durability.SYNCED);
        }
        return new Found(Collections.unmodifiableList(suspects), halted);
    }

    private static void halt(
            StoreBatch batch, StoredInstance stored, long sequence, int endings, Clock clock) {
        String reason = endings + " processes ended while they executed it";
        LOG.log(
                System.Logger.Level.ERROR,
                "instance {0} halts at sequence {1}, {2}: {3}",
                stored.record().instance().id(),
                Long.toUnsignedString(sequence),
                FaultKind.PROCESS_ENDED,
                reason);
        Records.deleteSuspect(batch, stored.number());
        Records.putHalt(
                batch,
                stored.number(),
                new HaltRecord(sequence, FaultKind.PROCESS_ENDED, clock.millis(), reason));
    }
}
