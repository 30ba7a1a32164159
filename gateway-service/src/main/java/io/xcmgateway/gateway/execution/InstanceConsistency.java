package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.InstanceHead;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.signature.AttestationCheck;
import io.xcmgateway.proof.trie.Trie;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The consistency of one instance's rows.
final class InstanceConsistency {
    private static final int PAGE_ENTRIES = 256;

    private final Records records;
    private final RoutingRecords routing;
    private final AttestorHistory attestors;
    private final StoredInstance stored;
    private final Instance instance;
    private final Hash32 instanceId;
    private final BiConsumer<Hash32, String> problems;

    private long next;
    private long timeMs;
    private long unexecuted;
    private boolean unsigned;
    private Hash32 previousHash = Hash32.ZERO;
    private Hash32 root;

    InstanceConsistency(
            Records records,
            RoutingRecords routing,
            AttestorHistory attestors,
            StoredInstance stored,
            BiConsumer<Hash32, String> problems) {
        this.records = records;
        this.routing = routing;
        this.attestors = attestors;
        this.stored = stored;
        this.instance = stored.record().instance();
        this.instanceId = instance.id();
        this.problems = problems;
        this.root = Trie.empty(instance.trieProfile()).root();
        check();
    }

    /// How many statements there are.
    long statements() {
        return next;
    }

    /// How many messages wait.
    long unexecuted() {
        return unexecuted;
    }

    private void check() {
        records.executionsFrom(
                new Position(stored.number(), 0),
                (at, execution) -> {
                    statement(at, execution);
                    return true;
                });
        InstanceHead head = stored.head();
        equal("next sequence", next, head.nextSequence());
        equal("last statement", previousHash, head.lastStatementHash());
        equal("last root", root, head.stateRoot());
        equal("ordering time", timeMs, head.lastTimeMs());
        new StateConsistency(records, stored, what -> problems.accept(instanceId, what)).check();
        equal("record of a later signature", null, records.signed(instanceId, next));
        waiting();
    }

    private void statement(Position at, ExecutionRecord execution) {
        Statement statement = execution.statement();
        Hash32 hash = statement.hash();
        equal("sequence of a row", next, at.sequence());
        equal("sequence", next, statement.sequence());
        equal("instance", instanceId, statement.instanceId());
        equal("module", instance.moduleHash(), statement.moduleHash());
        equal("previous statement", previousHash, statement.previousStatementHash());
        equal("pre-root", root, statement.preRoot());
        equal("effects root", EffectTree.root(execution.effects()), statement.effectsRoot());
        equal("signing record", hash, records.signed(instanceId, next));
        if (next == 0) {
            equal("genesis statement", stored.record().genesisStatementHash(), hash);
        }
        OrderedMessage entry = records.ordered(at);
        if (entry == null) {
            problem("nothing ordered", at);
        } else {
            entry(at, entry);
            equal("message", Hashing.blake2b256(entry.message()), statement.messageHash());
            equal("context", entry.context().hash(), statement.contextHash());
        }
        List<ByteString> witness = records.witness(at);
        if (witness == null) {
            problem("no witness", at);
        } else if (entry != null
                && statement.outcome() instanceof StatementOutcome.Skipped skipped) {
            String wrong = SkipCheck.wrong(instance, statement, skipped, entry, witness);
            equal("what passing over changes", null, wrong);
        }
        attestations(at, hash);
        next++;
        previousHash = hash;
        root = statement.postRoot();
    }

    private void entry(Position at, OrderedMessage entry) {
        if (entry.isRouted()) {
            List<Position> attempts = routing.attempts(entry.messageId());
            if (!attempts.contains(at)) {
                problem("no place of a routed message", at);
            }
            if (!attempts.isEmpty()) {
                equal(
                        "last place of a message",
                        attempts.getLast(),
                        records.message(entry.messageId()));
            }
        } else {
            equal("place of a message", at, records.message(entry.messageId()));
        }
        if (Long.compareUnsigned(entry.context().timeMs(), timeMs) < 0) {
            problem("time goes back", at);
        }
        timeMs = entry.context().timeMs();
    }

    /// Those of the last statements may be missing: they are made again at the next start.
    private void attestations(Position at, Hash32 hash) {
        List<Attestation> attestations = records.attestations(at);
        if (attestations == null) {
            unsigned = true;
            return;
        }
        if (unsigned) {
            problem("signed after one that is not", at);
        }
        for (Attestation each : attestations) {
            if (AttestationCheck.signer(attestors::set, hash, each)
                    instanceof AttestationCheck.Signer.Invalid invalid) {
                problem("no attestation of this network: " + invalid, at);
            }
        }
    }

    private void waiting() {
        long sequence = stored.head().nextSequence();
        List<OrderedMessage> page;
        do {
            page = records.orderedFrom(new Position(stored.number(), sequence), PAGE_ENTRIES);
            for (OrderedMessage entry : page) {
                entry(new Position(stored.number(), sequence), entry);
                sequence++;
                unexecuted++;
            }
        } while (page.size() == PAGE_ENTRIES);
    }

    private void equal(String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            problems.accept(
                    instanceId,
                    what + " at sequence " + next + " must be " + expected + ", was " + found);
        }
    }

    private void problem(String what, Position at) {
        problems.accept(instanceId, what + " at sequence " + at.sequence());
    }
}
