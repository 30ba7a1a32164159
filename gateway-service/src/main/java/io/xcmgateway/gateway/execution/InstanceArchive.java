package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.checkpoint.LogSections;
import io.xcmgateway.gateway.proof.ProofAssembly;
import io.xcmgateway.gateway.proof.VerifierCheck;
import io.xcmgateway.gateway.state.AttestationRecords;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.HaltRecord;
import io.xcmgateway.gateway.state.InstanceRecord;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.OptOutRecord;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.SharedAttestations;
import io.xcmgateway.gateway.state.StoreFormat;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An instance that another gateway of the network executed, as it was when it was exported there:
/// its statements, states and proofs, to be read. Nothing of it is executed or signed here.
public final class InstanceArchive implements AutoCloseable {
    private final GatewayStore store;
    private final Archived seat;
    private final Ledger ledger;
    private final InstanceStates states;

    private InstanceArchive(
            GatewayStore store, Archived seat, Ledger ledger, InstanceStates states) {
        this.store = store;
        this.seat = seat;
        this.ledger = ledger;
        this.states = states;
    }

    /// @param store that an import made; closed with this
    /// @param attestors of the network as this gateway knows them
    /// @param compiler of the module in its proofs
    /// @throws CorruptStoreException if it is not an archive of this network
    public static InstanceArchive open(
            GatewayStore store, AttestorHistory attestors, Clock clock, ModuleCompiler compiler) {
        Hash32 network = attestors.network().id();
        AttestorHistory found = StoreFormat.attestors(store);
        if (found == null || !found.network().id().equals(network)) {
            throw new CorruptStoreException(
                    "archive must belong to network "
                            + network
                            + ", was "
                            + (found == null ? "empty" : found.network().id()));
        }
        Records records = new Records(store);
        Collection<StoredInstance> instances = records.instances().values();
        if (instances.size() != 1) {
            throw new CorruptStoreException(
                    "archive must have one instance, has " + instances.size());
        }
        Archived seat = new Archived(instances.iterator().next());
        LogRecords log = new LogRecords(store);
        SharedAttestations shared =
                new SharedAttestations(records, new AttestationRecords(store), attestors);
        StateHistory history = new StateHistory(store, StateBounds.DEFAULT);
        VerifierCheck check = new VerifierCheck(attestors, logId(log), clock, true, compiler);
        return new InstanceArchive(
                store,
                seat,
                new DurableLedger(
                        attestors,
                        records,
                        new RoutingRecords(store),
                        seat,
                        new LogSections(log, shared),
                        shared,
                        new ProofAssembly(records, shared, check),
                        new StateSections(history)),
                new DurableStates(store, seat, history));
    }

    /// The log that the exporting gateway kept; zero if nothing is logged.
    private static Hash32 logId(LogRecords log) {
        Checkpoint first = log.checkpointFrom(0);
        return first == null ? Hash32.ZERO : first.logId();
    }

    /// What is asked about it.
    Ledger ledger() {
        return ledger;
    }

    InstanceStates states() {
        return states;
    }

    public Hash32 instanceId() {
        return seat.instance().id();
    }

    /// `live` and the archives, as one.
    public static Ledger beside(Ledger live, List<InstanceArchive> archives) {
        return archives.isEmpty()
                ? live
                : new LedgerWithArchives(
                        live, archives.stream().map(InstanceArchive::ledger).toList());
    }

    /// The same of states.
    public static InstanceStates beside(InstanceStates live, List<InstanceArchive> archives) {
        return archives.isEmpty()
                ? live
                : new StatesWithArchives(
                        live, archives.stream().map(InstanceArchive::states).toList());
    }

    @Override
    public void close() {
        store.close();
    }

    /// The only instance of an archive.
    private record Archived(int number, InstanceRecord record, @Nullable OptOutRecord optOut)
            implements Seat, Seats {
        Archived(StoredInstance stored) {
            this(stored.number(), stored.record(), stored.optOut());
        }

        @Override
        public @Nullable HaltRecord halt() {
            return null;
        }

        @Override
        public boolean isArchived() {
            return true;
        }

        @Override
        public @Nullable Seat find(Hash32 instanceId) {
            return instanceId.equals(instance().id()) ? this : null;
        }

        @Override
        public @Nullable Seat find(int asked) {
            return asked == number ? this : null;
        }

        @Override
        public Collection<? extends Seat> all() {
            return List.of(this);
        }
    }
}
