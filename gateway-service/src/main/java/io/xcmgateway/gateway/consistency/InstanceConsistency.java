package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EvidenceVerdict;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OptOutEvidence;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.gateway.execution.SkipCheck;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.InstanceHead;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.OptOutRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.signature.AttestationCheck;
import io.xcmgateway.proof.trie.PartialTrie;
import io.xcmgateway.proof.trie.Trie;
import java.util.List;
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
    private final Differences differences;

    private long oldestWitness;
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
            Differences differences) {
        this.records = records;
        this.routing = routing;
        this.attestors = attestors;
        this.stored = stored;
        this.instance = stored.record().instance();
        this.instanceId = instance.id();
        this.differences = differences;
        this.root = Trie.empty(instance.trieProfile()).root();
    }

    /// How many statements there are.
    long statements() {
        return next;
    }

    /// How many messages wait.
    long unexecuted() {
        return unexecuted;
    }

    void check() {
        oldestWitness = records.oldestWitness(stored.number());
        oldestWitness();
        records.executionsFrom(
                new Position(stored.number(), 0),
                (at, execution) -> {
                    statement(at, execution);
                    return true;
                });
        InstanceHead head = stored.head();
        ByteString row = Keys.instanceHead(stored.number());
        equal(Table.INSTANCES, row, "next sequence", next, head.nextSequence());
        equal(Table.INSTANCES, row, "last statement", previousHash, head.lastStatementHash());
        equal(Table.INSTANCES, row, "last root", root, head.stateRoot());
        equal(Table.INSTANCES, row, "ordering time", timeMs, head.lastTimeMs());
        new StateConsistency(records, stored, differences).check();
        waiting();
        optOut();
    }

    private void statement(Position at, ExecutionRecord execution) {
        Statement statement = execution.statement();
        Hash32 hash = statement.hash();
        ByteString row = Keys.position(at);
        if (at.sequence() != next) {
            differences.missing(
                    Table.STATEMENTS, Keys.position(stored.number(), next), "statement");
            next = at.sequence();
        }
        signing(at, hash);
        if (next == 0) {
            genesis(statement, hash);
        }
        equal(Table.STATEMENTS, row, "sequence", next, statement.sequence());
        equal(Table.STATEMENTS, row, "instance", instanceId, statement.instanceId());
        equal(Table.STATEMENTS, row, "module", instance.moduleHash(), statement.moduleHash());
        Hash32 previous = statement.previousStatementHash();
        equal(Table.STATEMENTS, row, "previous statement", previousHash, previous);
        equal(Table.STATEMENTS, row, "pre-root", root, statement.preRoot());
        Hash32 effects = EffectTree.root(execution.effects());
        equal(Table.STATEMENTS, row, "effects root", statement.effectsRoot(), effects);
        OrderedMessage entry = records.ordered(at);
        if (entry == null) {
            differences.missing(Table.ORDER, row, "entry of the order");
        } else {
            Hash32 message = Hashing.blake2b256(entry.message());
            equal(Table.ORDER, row, "message", statement.messageHash(), message);
            equal(Table.ORDER, row, "context", statement.contextHash(), entry.context().hash());
            equal(Table.ORDER, row, "entry point", statement.entryPoint(), entry.entryPoint());
            entry(at, entry);
        }
        witness(at, statement, entry);
        attestations(at, hash);
        next++;
        previousHash = hash;
        root = statement.postRoot();
    }

    /// Of a statement and its signing record, the one that nobody signed is wrong.
    private void signing(Position at, Hash32 hash) {
        Hash32 signed = records.signed(instanceId, next);
        boolean vouched = false;
        List<Attestation> attestations = records.attestations(at);
        if (signed != null && !signed.equals(hash) && attestations != null) {
            vouched = attestations.stream().anyMatch(it -> vouches(it, signed));
        }
        if (vouched) {
            equal(Table.STATEMENTS, Keys.position(at), "hash", signed, hash);
        } else {
            equal(Table.SIGNED, Keys.signed(instanceId, next), "signing record", hash, signed);
        }
    }

    private void genesis(Statement statement, Hash32 hash) {
        ByteString row = Keys.instanceRecord(stored.number());
        Hash32 genesis = stored.record().genesisStatementHash();
        equal(Table.INSTANCES, row, "genesis statement", hash, genesis);
        if (hash.equals(genesis)) {
            equal(Table.INSTANCES, row, "instance", statement.instanceId(), instanceId);
        }
        Hash32 profile = stored.record().engineProfile();
        equal(Table.INSTANCES, row, "engine profile", statement.engineProfile(), profile);
    }

    /// What is removed is removed in order: where the one before is there, the row is wrong.
    private void oldestWitness() {
        long most = stored.head().nextSequence();
        Position before = new Position(stored.number(), oldestWitness - 1);
        if (Long.compareUnsigned(oldestWitness, most) <= 0
                && oldestWitness != 0
                && records.witness(before) != null) {
            most = before.sequence();
        }
        if (Long.compareUnsigned(oldestWitness, most) > 0) {
            differences.add(
                    Table.INSTANCES,
                    Keys.instanceOldestWitness(stored.number()),
                    "oldest kept witness",
                    "at most " + Long.toUnsignedString(most),
                    Long.toUnsignedString(oldestWitness));
        }
    }

    private void witness(Position at, Statement statement, @Nullable OrderedMessage entry) {
        ByteString row = Keys.position(at);
        List<ByteString> witness = records.witness(at);
        if (Long.compareUnsigned(at.sequence(), oldestWitness) < 0) {
            if (witness != null) {
                differences.surplus(Table.WITNESSES, row, "witness that is too old");
            }
            return;
        }
        if (witness == null) {
            differences.missing(Table.WITNESSES, row, "witness");
            return;
        }
        if (PartialTrie.open(instance.trieProfile(), statement.preRoot(), witness)
                instanceof PartialTrie.Opened.Refused(var reason, var expected, var found)) {
            differences.add(Table.WITNESSES, row, "witness (" + reason + ")", expected, found);
        } else if (entry != null
                && statement.outcome() instanceof StatementOutcome.Skipped skipped) {
            String wrong = SkipCheck.wrong(instance, statement, skipped, entry, witness);
            equal(Table.STATEMENTS, row, "what is wrong with passing over", null, wrong);
        }
    }

    private void entry(Position at, OrderedMessage entry) {
        ByteString row = Keys.position(at);
        InputContext context = entry.context();
        InputContext own =
                InputContext.of(
                        context.timeMs(), context.gasLimit(), context.origin(), entry.evidence());
        equal(Table.ORDER, row, "evidence", own, context);
        Position last = at;
        if (entry.isRouted()) {
            List<Position> attempts = routing.attempts(entry.messageId());
            if (!attempts.contains(at)) {
                ByteString missing = Keys.attempt(entry.messageId(), at);
                differences.missing(Table.ATTEMPTS, missing, "place of a routed message");
            }
            last = attempts.isEmpty() ? at : attempts.getLast();
        }
        Position found = records.message(entry.messageId());
        ByteString message = entry.messageId().bytes();
        equal(Table.MESSAGES, message, "place of a message", last, found);
        if (Long.compareUnsigned(context.timeMs(), timeMs) < 0) {
            String before = "not before " + Long.toUnsignedString(timeMs);
            String time = Long.toUnsignedString(context.timeMs());
            differences.add(Table.ORDER, row, "ordering time", before, time);
        }
        timeMs = context.timeMs();
    }

    /// Those of the last statements may be missing: they are made again at the next start.
    private void attestations(Position at, Hash32 hash) {
        ByteString row = Keys.position(at);
        List<Attestation> attestations = records.attestations(at);
        if (attestations == null) {
            unsigned = true;
            return;
        }
        if (unsigned) {
            differences.surplus(Table.ATTESTATIONS, row, "signature after one that is missing");
        }
        for (Attestation each : attestations) {
            if (!vouches(each, hash)) {
                String expected = "of an attestor, over " + hash;
                differences.add(Table.ATTESTATIONS, row, "attestation", expected, each.toString());
            }
        }
    }

    private boolean vouches(Attestation attestation, Hash32 hash) {
        return AttestationCheck.signer(attestors::set, hash, attestation)
                instanceof AttestationCheck.Signer.Valid;
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

    private void optOut() {
        OptOutRecord word = stored.optOut();
        if (word != null
                && OptOutEvidence.check(word.evidence(), instance, word.timeMs())
                        instanceof EvidenceVerdict.Refused(var reason, var expected, var found)) {
            ByteString row = Keys.instanceOptOut(stored.number());
            differences.add(Table.INSTANCES, row, "opt-out (" + reason + ")", expected, found);
        }
    }

    private void equal(
            Table table,
            ByteString key,
            String what,
            @Nullable Object expected,
            @Nullable Object found) {
        differences.equal(table, key, what + " of instance " + instanceId, expected, found);
    }
}
