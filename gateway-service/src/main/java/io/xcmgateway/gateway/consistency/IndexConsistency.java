package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.gateway.state.AttestationRecords;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.gateway.state.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Whether every row of an index leads to where it should, and no row belongs to nothing. That no
/// row is missing is seen from the other side.
final class IndexConsistency {
    /// Keys begin with the number of an instance, and go on with a sequence that has a statement.
    private static final List<Table> BY_STATEMENT =
            List.of(
                    Table.WITNESSES,
                    Table.ATTESTATIONS,
                    Table.LOG_PLACES,
                    Table.OUTBOUND,
                    Table.UNDO);

    private static final List<Table> BY_NUMBER =
            List.of(
                    Table.ORDER,
                    Table.ROUTED,
                    Table.OUTBOX,
                    Table.STATEMENTS,
                    Table.STATE,
                    Table.NODES);

    private final GatewayStore store;
    private final Records records;
    private final Differences differences;
    private final NavigableMap<Integer, StoredInstance> instances;

    IndexConsistency(GatewayStore store, Differences differences) {
        this.store = store;
        this.records = new Records(store);
        this.differences = differences;
        this.instances = records.instances();
    }

    void run() {
        BY_STATEMENT.forEach(table -> strangers(table, true));
        BY_NUMBER.forEach(table -> strangers(table, false));
        records.rows(Table.MESSAGES, Position::read, this::message);
        attempts();
        records.rows(Table.ROUTED, ScaleReader::hash32, this::routed);
        records.rows(Table.KEYS, ScaleReader::hash32, this::key);
        records.rows(
                Table.STATEMENT_PLACES,
                in -> new AttestationRecords.Place(in.hash32(), in.u64()),
                this::place);
        records.modules(this::module);
        signed();
        log();
    }

    /// Rows of an instance that there is not, or behind its last statement.
    private void strangers(Table table, boolean byStatement) {
        Deque<ByteString> next = new ArrayDeque<>(List.of(ByteString.EMPTY));
        while (!next.isEmpty()) {
            store.scan(
                    table,
                    ByteString.EMPTY,
                    next.remove(),
                    (key, _) -> {
                        StoredInstance owner =
                                key.length() < 4 ? null : instances.get(Keys.numberOf(key));
                        if (owner == null) {
                            differences.surplus(table, key, "row of no instance");
                            return false;
                        }
                        int number = owner.number();
                        ByteString behind = Keys.position(number, owner.head().nextSequence());
                        if (!byStatement || key.compareTo(behind) >= 0) {
                            if (byStatement) {
                                differences.surplus(table, key, "row of no statement");
                            }
                            if (number != -1) {
                                next.add(Keys.number(number + 1));
                            }
                        } else {
                            next.add(behind);
                        }
                        return false;
                    });
        }
    }

    private void message(ByteString key, Position at) {
        OrderedMessage entry = records.ordered(at);
        differences.equal(
                Table.MESSAGES,
                key,
                "id of the message at " + at,
                key,
                entry == null ? null : entry.messageId().bytes());
    }

    private void attempts() {
        store.scan(
                Table.ATTEMPTS,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, _) -> {
                    attempt(key);
                    return true;
                });
    }

    private void attempt(ByteString key) {
        Position at = Keys.positionAfter(Table.ATTEMPTS, key, Hash32.LENGTH_BYTES);
        OrderedMessage entry = records.ordered(at);
        boolean leads =
                entry != null && entry.isRouted() && key.startsWith(entry.messageId().bytes());
        if (!leads) {
            differences.surplus(Table.ATTEMPTS, key, "place of a routed message");
        }
    }

    private void routed(ByteString key, Hash32 messageId) {
        Position at = records.message(messageId);
        OrderedMessage entry = at == null ? null : records.ordered(at);
        boolean leads =
                at != null
                        && entry != null
                        && entry.evidence() instanceof OriginEvidence.FromInstance from
                        && from.effect() instanceof Effect.Outbound outbound
                        && key.equals(
                                Keys.routed(
                                        at.number(),
                                        from.statement().instanceId(),
                                        outbound.channel()));
        if (!leads) {
            differences.add(
                    Table.ROUTED,
                    key,
                    "message",
                    "one that came by this number of this channel",
                    messageId.toString());
        }
    }

    private void key(ByteString key, Hash32 messageId) {
        if (records.message(messageId) == null) {
            differences.add(
                    Table.KEYS, key, "message", "one that was accepted", messageId.toString());
        }
    }

    private void place(ByteString statementHash, AttestationRecords.Place place) {
        Hash32 signed = records.signed(place.instanceId(), place.sequence());
        differences.equal(
                Table.STATEMENT_PLACES,
                statementHash,
                "hash of the statement at " + place,
                statementHash,
                signed == null ? null : signed.bytes());
    }

    private void module(Hash32 hash, ByteString wasm) {
        differences.equal(
                Table.MODULES, hash.bytes(), "hash of the module", hash, Hashing.blake2b256(wasm));
    }

    private void signed() {
        NavigableMap<ByteString, StoredInstance> byId = new TreeMap<>();
        instances.values().forEach(it -> byId.put(it.record().instance().id().bytes(), it));
        store.scan(
                Table.SIGNED,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, _) -> {
                    Map.Entry<ByteString, StoredInstance> owner = byId.floorEntry(key);
                    boolean belongs =
                            owner != null
                                    && key.startsWith(owner.getKey())
                                    && key.compareTo(
                                                    Keys.signed(
                                                            new Hash32(owner.getKey()),
                                                            owner.getValue().head().nextSequence()))
                                            < 0;
                    if (!belongs) {
                        differences.surplus(Table.SIGNED, key, "signing record of no statement");
                    }
                    return true;
                });
    }

    private void log() {
        LogRecords log = new LogRecords(store);
        records.rows(
                Table.LOG_PLACES,
                ScaleReader::u64,
                (key, index) ->
                        differences.equal(
                                Table.LOG_PLACES,
                                key,
                                "statement with index " + Long.toUnsignedString(index),
                                log.entry(index),
                                Keys.positionOf(Table.LOG_PLACES, key)));
        store.scan(
                Table.CHECKPOINT_ATTESTATIONS,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, _) -> {
                    if (store.get(Table.CHECKPOINTS, key) == null) {
                        differences.surplus(
                                Table.CHECKPOINT_ATTESTATIONS, key, "signature of no checkpoint");
                    }
                    return true;
                });
        records.rows(
                Table.CHECKPOINTS,
                Checkpoint::read,
                (key, checkpoint) ->
                        differences.equal(
                                Table.CHECKPOINTS,
                                key,
                                "key of a checkpoint",
                                Keys.index(checkpoint.leafCount()),
                                key));
    }
}
