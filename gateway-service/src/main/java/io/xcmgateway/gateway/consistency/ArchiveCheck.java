package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoreFormat;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.mmr.LeafProof;
import io.xcmgateway.proof.mmr.Mmr;
import io.xcmgateway.proof.mmr.MmrVerdict;
import io.xcmgateway.proof.signature.AttestationCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether everything in the store of an archive agrees with everything else and is signed: what
/// [ConsistencyCheck] asks of an instance, and of the log only that it has the statements where the
/// signed checkpoints say.
public final class ArchiveCheck {
    private static final int NUMBER = 0;

    /// What an archive has nothing of.
    private static final List<Table> EMPTY =
            List.of(
                    Table.KEYS,
                    Table.ROUTED,
                    Table.OUTBOX,
                    Table.OUTBOUND,
                    Table.CONTRADICTIONS,
                    Table.EQUIVOCATIONS,
                    Table.EQUIVOCATORS,
                    Table.SIGNING_MARKS);

    private final GatewayStore store;
    private final AttestorHistory attestors;
    private final Records records;
    private final LogRecords log;
    private final Differences differences = new Differences();
    private @Nullable Hash32 logId;
    private long statements;

    private ArchiveCheck(GatewayStore store, AttestorHistory attestors) {
        this.store = store;
        this.attestors = attestors;
        this.records = new Records(store);
        this.log = new LogRecords(store);
    }

    /// @param instanceId of the instance that it must be of
    /// @throws CorruptStoreException if the store is of another format
    public static ConsistencyCheck.Report run(GatewayStore store, Hash32 instanceId) {
        AttestorHistory attestors = StoreFormat.attestors(store);
        if (attestors == null) {
            throw new CorruptStoreException("an archive must say of which network it is");
        }
        ArchiveCheck check = new ArchiveCheck(store, attestors);
        try {
            check.all(instanceId);
        } catch (CorruptStoreException e) {
            CorruptStoreException.Row row = e.row();
            if (row == null) {
                throw e;
            }
            check.differences.add(row.table(), row.key(), "row", row.expected(), row.found());
        }
        return new ConsistencyCheck.Report(1, check.statements, 0, check.differences.kept());
    }

    private void all(Hash32 instanceId) {
        StoredInstance stored = records.instances().get(NUMBER);
        Hash32 found = stored == null ? null : stored.record().instance().id();
        differences.equal(
                Table.INSTANCES, Keys.instanceRecord(NUMBER), "instance", instanceId, found);
        if (stored == null || !instanceId.equals(found)) {
            return;
        }
        Hash32 module = stored.record().instance().moduleHash();
        if (records.module(module) == null) {
            differences.missing(Table.MODULES, module.bytes(), "module");
        }
        InstanceConsistency instance =
                new InstanceConsistency(
                        records, new RoutingRecords(store), attestors, stored, differences);
        instance.check();
        statements = instance.statements();
        if (instance.unexecuted() > 0) {
            differences.surplus(
                    Table.ORDER, Keys.position(NUMBER, statements), "message without statement");
        }
        new IndexConsistency(store, differences).run();
        new EvidenceConsistency(store, attestors, differences).run();
        EMPTY.forEach(this::nothing);
        signed(new Position(NUMBER, stored.head().nextSequence() - 1));
        records.executionsFrom(
                new Position(NUMBER, 0),
                (at, execution) -> {
                    logged(at, execution);
                    return true;
                });
    }

    private void nothing(Table table) {
        store.scan(
                table,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, _) -> {
                    differences.surplus(table, key, "row that an archive has not");
                    return false;
                });
    }

    /// The last signature speaks for all that came before it, and for the state.
    private void signed(Position last) {
        List<Attestation> attestations = records.attestations(last);
        if (attestations == null || attestations.isEmpty()) {
            differences.missing(
                    Table.ATTESTATIONS, Keys.position(last), "signature of the last statement");
        }
    }

    private void logged(Position at, ExecutionRecord execution) {
        Long index = log.place(at);
        ByteString place = Keys.position(at);
        if (index == null) {
            differences.missing(Table.LOG_PLACES, place, "place in the log");
            return;
        }
        Checkpoint first = log.signedFrom(index + 1);
        if (first == null) {
            String covered = "below that of a signed checkpoint";
            differences.add(
                    Table.LOG_PLACES, place, "index", covered, Long.toUnsignedString(index));
            return;
        }
        Hash32 leaf = Checkpoint.leaf(index, execution.statement().hash());
        long position = Mmr.leafPosition(index);
        differences.equal(Table.LOG, Keys.index(position), "leaf", leaf, log.node(position));
        ByteString row = Keys.index(first.leafCount());
        differences.equal(
                Table.CHECKPOINTS, row, "network", attestors.network().id(), first.networkId());
        logId = logId == null ? first.logId() : logId;
        differences.equal(Table.CHECKPOINTS, row, "log", logId, first.logId());
        MmrVerdict verdict =
                LeafProof.of(log::node, first.leafCount(), List.of(index))
                        .verify(List.of(leaf), first.mmrRoot());
        if (!(verdict instanceof MmrVerdict.Holds)) {
            differences.add(
                    Table.LOG_PLACES,
                    place,
                    "place in the log",
                    "one that the checkpoint of " + first.leafCount() + " covers",
                    verdict.toString());
        }
        List<Attestation> attestations = log.attestations(first.leafCount());
        for (Attestation each : attestations == null ? List.<Attestation>of() : attestations) {
            if (AttestationCheck.signer(attestors::set, first.hash(), each)
                    instanceof AttestationCheck.Signer.Invalid invalid) {
                differences.add(
                        Table.CHECKPOINT_ATTESTATIONS,
                        row,
                        "attestation",
                        "of an attestor, over " + first.hash(),
                        invalid.toString());
            }
        }
    }
}
