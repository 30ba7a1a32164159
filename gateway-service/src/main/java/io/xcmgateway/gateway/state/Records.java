package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Attestation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Typed reads of a store. Bytes that do not decode to the last one throw [CorruptStoreException].
public final class Records {
    /// A module, message or profile; the largest, a module, may have 1 MiB (API.md, "Limits").
    static final int BLOB_BYTES_MAX = 4 << 20;

    static final int ITEMS_MAX = 1 << 20;
    static final int INSTANCE_STATIC = 0;
    static final int INSTANCE_HEAD = 1;
    static final int INSTANCE_HALT = 2;
    static final int INSTANCE_SUSPECT = 3;
    static final int INSTANCE_OPT_OUT = 4;
    static final int INSTANCE_OLDEST_WITNESS = 5;

    private final StoreReader store;
    private final StateRecords state;

    public Records(StoreReader store) {
        this.store = store;
        this.state = new StateRecords(store);
    }

    /// What makes up the states.
    public StateRecords state() {
        return state;
    }

    public @Nullable Position message(Hash32 messageId) {
        return get(Table.MESSAGES, messageId.bytes(), Position::read);
    }

    /// Id of the message that an idempotency key belongs to.
    public @Nullable Hash32 keyed(Hash32 idempotencyKey) {
        return get(Table.KEYS, idempotencyKey.bytes(), ScaleReader::hash32);
    }

    public @Nullable OrderedMessage ordered(Position at) {
        return get(Table.ORDER, Keys.position(at), OrderedMessage::read);
    }

    /// At most `max` entries of one instance's order from `from` on.
    public List<OrderedMessage> orderedFrom(Position from, int max) {
        List<OrderedMessage> entries = new ArrayList<>();
        positions(
                Table.ORDER,
                from,
                (position, value) -> {
                    entries.add(
                            decode(
                                    Table.ORDER,
                                    Keys.position(position),
                                    value,
                                    OrderedMessage::read));
                    return entries.size() < max;
                });
        return Collections.unmodifiableList(entries);
    }

    public @Nullable ExecutionRecord execution(Position at) {
        return get(Table.STATEMENTS, Keys.position(at), ExecutionRecord::read);
    }

    /// Visits the statements of an instance in order, from `from` on, until the visitor says no.
    public void executionsFrom(Position from, BiPredicate<Position, ExecutionRecord> visitor) {
        positions(
                Table.STATEMENTS,
                from,
                (position, value) ->
                        visitor.test(
                                position,
                                decode(
                                        Table.STATEMENTS,
                                        Keys.position(position),
                                        value,
                                        ExecutionRecord::read)));
    }

    public @Nullable List<ByteString> witness(Position at) {
        return get(
                Table.WITNESSES,
                Keys.position(at),
                in -> in.vec(ITEMS_MAX, item -> item.byteVec(BLOB_BYTES_MAX)));
    }

    public @Nullable List<Attestation> attestations(Position at) {
        return get(
                Table.ATTESTATIONS, Keys.position(at), in -> in.vec(ITEMS_MAX, Attestation::read));
    }

    /// Hash of the statement that alone may be signed at this sequence.
    public @Nullable Hash32 signed(Hash32 instanceId, long sequence) {
        return get(Table.SIGNED, Keys.signed(instanceId, sequence), ScaleReader::hash32);
    }

    public @Nullable ByteString module(Hash32 moduleHash) {
        return store.get(Table.MODULES, moduleHash.bytes());
    }

    /// Visits the rows of one table in the order of their keys.
    public <T> void rows(Table table, ScaleReader.Item<T> item, BiConsumer<ByteString, T> visitor) {
        store.scan(
                table,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, value) -> {
                    visitor.accept(key, decode(table, key, value, item));
                    return true;
                });
    }

    /// In the order of their hashes.
    public void modules(BiConsumer<Hash32, ByteString> visitor) {
        store.scan(
                Table.MODULES,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, value) -> {
                    visitor.accept(decode(Table.MODULES, key, key, ScaleReader::hash32), value);
                    return true;
                });
    }

    /// All instances by number.
    public NavigableMap<Integer, StoredInstance> instances() {
        NavigableMap<Integer, StoredInstance> found = new TreeMap<>(Integer::compareUnsigned);
        store.scan(
                Table.INSTANCES,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, value) -> {
                    if (key.length() != Keys.NUMBER_BYTES + 1) {
                        throw corrupt(
                                Table.INSTANCES, key, "a key of 5 bytes", key.length() + " bytes");
                    }
                    if (key.u8(Keys.NUMBER_BYTES) == INSTANCE_STATIC) {
                        int number = Keys.numberOf(key);
                        found.put(number, instance(number, value));
                    }
                    return true;
                });
        return Collections.unmodifiableNavigableMap(found);
    }

    public @Nullable InstanceHead head(int number) {
        return get(Table.INSTANCES, Keys.instance(number, INSTANCE_HEAD), InstanceHead::read);
    }

    public @Nullable HaltRecord halt(int number) {
        return get(Table.INSTANCES, Keys.instance(number, INSTANCE_HALT), HaltRecord::read);
    }

    public @Nullable SuspectRecord suspect(int number) {
        return get(Table.INSTANCES, Keys.instance(number, INSTANCE_SUSPECT), SuspectRecord::read);
    }

    /// `null` while it takes messages.
    public @Nullable OptOutRecord optOut(int number) {
        return get(Table.INSTANCES, Keys.instance(number, INSTANCE_OPT_OUT), OptOutRecord::read);
    }

    /// Sequence of the oldest statement of instance `number` whose witness is kept, unsigned.
    public long oldestWitness(int number) {
        ByteString key = Keys.instanceOldestWitness(number);
        Long oldest = get(Table.INSTANCES, key, ScaleReader::u64);
        if (oldest == null) {
            throw corrupt(Table.INSTANCES, key, "a sequence", "none");
        }
        return oldest;
    }

    public static void putMessage(StoreBatch batch, Hash32 messageId, Position at) {
        batch.put(Table.MESSAGES, messageId.bytes(), ScaleWriter.encode(at, Position::write));
    }

    public static void putKey(StoreBatch batch, Hash32 idempotencyKey, Hash32 messageId) {
        batch.put(Table.KEYS, idempotencyKey.bytes(), messageId.bytes());
    }

    public static void putOrdered(StoreBatch batch, Position at, OrderedMessage entry) {
        batch.put(Table.ORDER, Keys.position(at), ScaleWriter.encode(entry, OrderedMessage::write));
    }

    public static void putExecution(
            StoreBatch batch, Position at, ExecutionRecord execution, List<ByteString> witness) {
        ByteString key = Keys.position(at);
        batch.put(Table.STATEMENTS, key, ScaleWriter.encode(execution, ExecutionRecord::write));
        batch.put(
                Table.WITNESSES,
                key,
                new ScaleWriter().vec(witness, (item, out) -> out.byteVec(item)).toByteString());
    }

    /// @param oldest unsigned
    public static void putOldestWitness(StoreBatch batch, int number, long oldest) {
        batch.put(
                Table.INSTANCES,
                Keys.instanceOldestWitness(number),
                new ScaleWriter().u64(oldest).toByteString());
    }

    public static void deleteWitness(StoreBatch batch, Position at) {
        batch.delete(Table.WITNESSES, Keys.position(at));
    }

    /// The only statement that may be signed at its place, and where to find it by its hash.
    public static void putSigned(
            StoreBatch batch, Hash32 instanceId, long sequence, Hash32 statementHash) {
        batch.put(Table.SIGNED, Keys.signed(instanceId, sequence), statementHash.bytes());
        AttestationRecords.putPlace(batch, statementHash, instanceId, sequence);
    }

    public static void putAttestations(
            StoreBatch batch, Position at, List<Attestation> attestations) {
        batch.put(
                Table.ATTESTATIONS,
                Keys.position(at),
                new ScaleWriter().vec(attestations, Attestation::write).toByteString());
    }

    public static void putModule(StoreBatch batch, Hash32 moduleHash, ByteString wasm) {
        batch.put(Table.MODULES, moduleHash.bytes(), wasm);
    }

    public static void putInstance(StoreBatch batch, int number, InstanceRecord record) {
        batch.put(
                Table.INSTANCES,
                Keys.instance(number, INSTANCE_STATIC),
                ScaleWriter.encode(record, InstanceRecord::write));
    }

    public static void putHead(StoreBatch batch, int number, InstanceHead head) {
        batch.put(
                Table.INSTANCES,
                Keys.instance(number, INSTANCE_HEAD),
                ScaleWriter.encode(head, InstanceHead::write));
    }

    public static void putHalt(StoreBatch batch, int number, HaltRecord halt) {
        batch.put(
                Table.INSTANCES,
                Keys.instance(number, INSTANCE_HALT),
                ScaleWriter.encode(halt, HaltRecord::write));
    }

    public static void deleteHalt(StoreBatch batch, int number) {
        batch.delete(Table.INSTANCES, Keys.instance(number, INSTANCE_HALT));
    }

    public static void putOptOut(StoreBatch batch, int number, OptOutRecord word) {
        batch.put(
                Table.INSTANCES,
                Keys.instance(number, INSTANCE_OPT_OUT),
                ScaleWriter.encode(word, OptOutRecord::write));
    }

    public static void putSuspect(StoreBatch batch, int number, SuspectRecord suspect) {
        batch.put(
                Table.INSTANCES,
                Keys.instance(number, INSTANCE_SUSPECT),
                ScaleWriter.encode(suspect, SuspectRecord::write));
    }

    public static void deleteSuspect(StoreBatch batch, int number) {
        batch.delete(Table.INSTANCES, Keys.instance(number, INSTANCE_SUSPECT));
    }

    private StoredInstance instance(int number, ByteString value) {
        InstanceRecord record =
                decode(
                        Table.INSTANCES,
                        Keys.instance(number, INSTANCE_STATIC),
                        value,
                        InstanceRecord::read);
        InstanceHead head = head(number);
        if (head == null) {
            throw corrupt(
                    Table.INSTANCES,
                    Keys.instance(number, INSTANCE_HEAD),
                    "a head of instance " + number,
                    "none");
        }
        return new StoredInstance(number, record, head, halt(number), optOut(number));
    }

    private void positions(Table table, Position from, BiPredicate<Position, ByteString> visitor) {
        store.scan(
                table,
                Keys.number(from.number()),
                Keys.position(from),
                (key, value) -> visitor.test(Keys.positionOf(table, key), value));
    }

    private <T> @Nullable T get(Table table, ByteString key, ScaleReader.Item<T> item) {
        ByteString value = store.get(table, key);
        return value == null ? null : decode(table, key, value, item);
    }

    static <T> T decode(Table table, ByteString key, ByteString value, ScaleReader.Item<T> item) {
        return switch (ScaleReader.decode(value, item)) {
            case Decoded.Value<T>(T decoded) -> decoded;
            case Decoded.Refused<T> refused ->
                    throw corrupt(
                            table,
                            key,
                            refused.expected()
                                    + " at offset "
                                    + refused.offset()
                                    + (refused.path().isEmpty() ? "" : ", " + refused.path()),
                            refused.found());
        };
    }

    static CorruptStoreException corrupt(
            Table table, ByteString key, String expected, String found) {
        return new CorruptStoreException(
                "table " + table.label() + ", key " + key,
                new CorruptStoreException.Row(table, key, expected, found));
    }
}
