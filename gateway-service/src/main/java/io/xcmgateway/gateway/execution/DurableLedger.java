package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.gateway.proof.ProofAssembly;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.InstanceHead;
import io.xcmgateway.gateway.state.InstanceRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads of the store. What is not signed yet is not shown as executed.
final class DurableLedger implements Ledger {
    private final Network network;
    private final Records records;
    private final Lanes lanes;
    private final ProofAssembly proofs;

    DurableLedger(Network network, Records records, Lanes lanes, ProofAssembly proofs) {
        this.network = network;
        this.records = records;
        this.lanes = lanes;
        this.proofs = proofs;
    }

    @Override
    public @Nullable MessageStatus message(Hash32 messageId) {
        Position at = records.message(messageId);
        Lane lane = at == null ? null : lanes.find(at.number());
        if (at == null || lane == null) {
            return null;
        }
        OrderedMessage entry = required(records.ordered(at), "an entry of the order", at);
        List<Attestation> attestations = records.attestations(at);
        if (attestations == null) {
            return new MessageStatus.Accepted(
                    messageId, lane.instance().id(), at.sequence(), entry.context().timeMs());
        }
        ExecutionRecord execution = required(records.execution(at), "a statement", at);
        return new MessageStatus.Executed(
                new ExecutedMessage(
                        messageId,
                        entry.message(),
                        entry.context(),
                        execution.statement(),
                        execution.statement().hash(),
                        attestations,
                        execution.effects()),
                entry.context().timeMs());
    }

    @Override
    public @Nullable InstanceSummary instance(Hash32 id) {
        Lane lane = lanes.find(id);
        return lane == null ? null : summary(lane);
    }

    @Override
    public List<InstanceSummary> instances() {
        return lanes.all().stream().map(this::summary).toList();
    }

    @Override
    public List<ModuleSummary> modules() {
        List<ModuleSummary> modules = new ArrayList<>();
        records.modules((hash, wasm) -> modules.add(new ModuleSummary(hash, wasm.length())));
        return Collections.unmodifiableList(modules);
    }

    @Override
    public @Nullable ByteString moduleBytes(Hash32 moduleHash) {
        return records.module(moduleHash);
    }

    @Override
    public @Nullable ExecutionProof proof(Hash32 messageId, ProofLevel level) {
        Position at = records.message(messageId);
        Lane lane = at == null ? null : lanes.find(at.number());
        if (at == null || lane == null || records.attestations(at) == null) {
            return null;
        }
        return switch (level) {
            case ATTESTED -> proofs.attested(lane.record(), at);
            case LOGGED, STATE -> null;
            case REPLAYABLE -> proofs.replayable(lane.record(), at);
        };
    }

    @Override
    public Network network() {
        return network;
    }

    private InstanceSummary summary(Lane lane) {
        InstanceRecord record = lane.record();
        InstanceHead head =
                required(records.head(lane.number()), "a head of the instance", lane.at(0));
        return new InstanceSummary(
                record.instance(),
                record.instance().id(),
                record.instance().moduleHash(),
                record.instance().host(),
                record.instance().profileHash(),
                head.nextSequence(),
                head.stateRoot(),
                head.lastStatementHash(),
                record.genesisMessageId(),
                record.genesisStatementHash(),
                lane.halt() != null);
    }

    private static <T> T required(@Nullable T value, String what, Position at) {
        if (value == null) {
            throw new CorruptStoreException("there must be " + what + " at " + at);
        }
        return value;
    }
}
