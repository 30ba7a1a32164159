package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.proof.AttestorHistory;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is executed here, and what is archived here. An instance is one or the other, and so is a
/// message, whose id names its instance; the first that knows it answers.
record LedgerWithArchives(Ledger live, List<Ledger> archives) implements Ledger {
    LedgerWithArchives {
        archives = List.copyOf(archives);
    }

    private <T> @Nullable T first(Function<Ledger, @Nullable T> ask) {
        T found = ask.apply(live);
        for (int i = 0; found == null && i < archives.size(); i++) {
            found = ask.apply(archives.get(i));
        }
        return found;
    }

    private ShownProof firstShown(Function<Ledger, ShownProof> ask) {
        ShownProof found = ask.apply(live);
        for (int i = 0; found instanceof ShownProof.NotThere && i < archives.size(); i++) {
            found = ask.apply(archives.get(i));
        }
        return found;
    }

    @Override
    public @Nullable MessageStatus message(Hash32 messageId) {
        return first(ledger -> ledger.message(messageId));
    }

    @Override
    public @Nullable MessageStatus message(Hash32 messageId, long sequence) {
        return first(ledger -> ledger.message(messageId, sequence));
    }

    @Override
    public List<Long> attempts(Hash32 messageId) {
        return Stream.concat(Stream.of(live), archives.stream())
                .map(ledger -> ledger.attempts(messageId))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public @Nullable InstanceSummary instance(Hash32 id) {
        return first(ledger -> ledger.instance(id));
    }

    @Override
    public List<InstanceSummary> instances() {
        return Stream.concat(Stream.of(live), archives.stream())
                .flatMap(ledger -> ledger.instances().stream())
                .toList();
    }

    /// Of those that are registered here.
    @Override
    public List<ModuleSummary> modules() {
        return live.modules();
    }

    @Override
    public @Nullable ByteString moduleBytes(Hash32 moduleHash) {
        return first(ledger -> ledger.moduleBytes(moduleHash));
    }

    @Override
    public @Nullable ExecutionProof proof(Hash32 messageId, ProofLevel level) {
        return first(ledger -> ledger.proof(messageId, level));
    }

    @Override
    public @Nullable ExecutionProof proof(Hash32 messageId, long sequence, ProofLevel level) {
        return first(ledger -> ledger.proof(messageId, sequence, level));
    }

    @Override
    public @Nullable ExecutionProof statementProof(
            Hash32 instanceId, long sequence, ProofLevel level) {
        return first(ledger -> ledger.statementProof(instanceId, sequence, level));
    }

    @Override
    public long oldestReplayable(Hash32 instanceId) {
        return Stream.concat(Stream.of(live), archives.stream())
                .mapToLong(ledger -> ledger.oldestReplayable(instanceId))
                .filter(oldest -> oldest != 0)
                .findFirst()
                .orElse(0);
    }

    @Override
    public ShownProof proof(
            Hash32 messageId, @Nullable Long sequence, ProofLevel level, Showing showing) {
        return firstShown(ledger -> ledger.proof(messageId, sequence, level, showing));
    }

    @Override
    public ShownProof stateProof(Hash32 instanceId, @Nullable Long sequence, Showing showing) {
        return firstShown(ledger -> ledger.stateProof(instanceId, sequence, showing));
    }

    @Override
    public boolean complete(ExecutionProof proof) {
        return live.complete(proof);
    }

    @Override
    public AttestorHistory attestors() {
        return live.attestors();
    }
}
