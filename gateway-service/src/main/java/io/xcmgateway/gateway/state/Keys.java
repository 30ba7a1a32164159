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

    public static ByteString state(int number, ByteString trieKey) {
        return number(number).concat(trieKey);
    }

    public static ByteString signed(Hash32 instanceId, long sequence) {
        return instanceId
                .bytes()
                .concat(
                        ByteString.wrap(
                                ByteBuffer.allocate(SEQUENCE_BYTES).putLong(sequence).array()));
    }

    static int numberOf(ByteString key) {
        return ByteBuffer.wrap(key.slice(0, NUMBER_BYTES).toByteArray()).getInt();
    }

    static Position positionOf(Table table, ByteString key) {
        if (key.length() != NUMBER_BYTES + SEQUENCE_BYTES) {
            throw Records.corrupt(table, "a key of 12 bytes, found " + key);
        }
        ByteBuffer bytes = ByteBuffer.wrap(key.toByteArray());
        return new Position(bytes.getInt(), bytes.getLong());
    }

    static ByteString instance(int number, int kind) {
        return number(number).concat(ByteString.of(kind));
    }
}
