package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.nio.ByteBuffer;

/// Row keys, see [Table]. Numbers are big-endian, so that rows lie in their order.
public final class Keys {
    static final int NUMBER_BYTES = Integer.BYTES;
    private static final int SEQUENCE_BYTES = Long.BYTES;

    private Keys() {}

    /// @param number of an instance, unsigned 32 bits
    public static ByteString number(int number) {
        return ByteString.wrap(ByteBuffer.allocate(NUMBER_BYTES).putInt(number).array());
    }

    /// @param sequence unsigned
    public static ByteString position(int number, long sequence) {
        return ByteString.wrap(
                ByteBuffer.allocate(NUMBER_BYTES + SEQUENCE_BYTES)
                        .putInt(number)
                        .putLong(sequence)
                        .array());
    }

    public static ByteString position(Position position) {
        return position(position.number(), position.sequence());
    }

    public static ByteString attempt(Hash32 messageId, Position at) {
        return messageId.bytes().concat(position(at));
    }

    /// @param channel unsigned
    public static ByteString routed(int number, Hash32 sender, long channel) {
        return ByteString.concat(number(number), sender.bytes(), u64(channel));
    }

    /// @param index of an effect, unsigned 32 bits
    public static ByteString outbound(Position at, int index) {
        return position(at).concat(number(index));
    }

    /// @param inTrie a trie key, or the path of a trie node
    public static ByteString state(int number, ByteString inTrie) {
        return number(number).concat(inTrie);
    }

    public static ByteString signed(Hash32 instanceId, long sequence) {
        return instanceId.bytes().concat(u64(sequence));
    }

    /// @param value unsigned: a position, an index or a count of the log
    public static ByteString index(long value) {
        return u64(value);
    }

    static long indexOf(ByteString key) {
        if (key.length() != Long.BYTES) {
            throw new CorruptStoreException("a key must have 8 bytes, was " + key);
        }
        return ByteBuffer.wrap(key.toByteArray()).getLong();
    }

    private static ByteString u64(long value) {
        return ByteString.wrap(ByteBuffer.allocate(SEQUENCE_BYTES).putLong(value).array());
    }

    /// The end of a key that is a position.
    ///
    /// @param from what stands before it
    public static Position positionAfter(Table table, ByteString key, int from) {
        return positionOf(table, key.slice(Math.min(from, key.length()), key.length()));
    }

    /// The effect's index at the end of an outbound key.
    static int outboundIndexOf(ByteString key) {
        return ByteBuffer.wrap(key.toByteArray()).getInt(NUMBER_BYTES + SEQUENCE_BYTES);
    }

    /// What follows the number in a key that begins with one.
    static ByteString afterNumber(ByteString key) {
        return key.slice(NUMBER_BYTES, key.length());
    }

    /// The number in a key that begins with one.
    public static int numberOf(ByteString key) {
        return ByteBuffer.wrap(key.slice(0, NUMBER_BYTES).toByteArray()).getInt();
    }

    /// The position that a key is.
    ///
    /// @throws CorruptStoreException if it is none
    public static Position positionOf(Table table, ByteString key) {
        if (key.length() != NUMBER_BYTES + SEQUENCE_BYTES) {
            throw Records.corrupt(table, key, "a key of 12 bytes", key.length() + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(key.toByteArray());
        return new Position(bytes.getInt(), bytes.getLong());
    }

    /// Of an [InstanceRecord].
    public static ByteString instanceRecord(int number) {
        return instance(number, Records.INSTANCE_STATIC);
    }

    /// Of an [InstanceHead].
    public static ByteString instanceHead(int number) {
        return instance(number, Records.INSTANCE_HEAD);
    }

    /// Of an [OptOutRecord].
    public static ByteString instanceOptOut(int number) {
        return instance(number, Records.INSTANCE_OPT_OUT);
    }

    /// Of the sequence of the oldest statement whose witness is kept.
    public static ByteString instanceOldestWitness(int number) {
        return instance(number, Records.INSTANCE_OLDEST_WITNESS);
    }

    static ByteString instance(int number, int kind) {
        return number(number).concat(ByteString.of(kind));
    }
}
