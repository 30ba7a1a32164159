package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Typed rows about messages between instances; the other half of [Records].
public final class RoutingRecords {
    private static final ByteString PRESENT = ByteString.EMPTY;

    private final GatewayStore store;

    public RoutingRecords(GatewayStore store) {
        this.store = store;
    }

    /// One row of [Table#OUTBOX].
    ///
    /// @param arrival unsigned
    public record Arrival(long arrival, WaitingMessage message) {}

    /// One row of [Table#OUTBOUND].
    ///
    /// @param index of the effect, unsigned 32 bits
    public record Sent(Position at, int index, Delivery delivery) {}

    /// All places of a routed message, oldest first; empty for one that is not routed.
    public List<Position> attempts(Hash32 messageId) {
        List<Position> found = new ArrayList<>();
        store.scan(
                Table.ATTEMPTS,
                messageId.bytes(),
                messageId.bytes(),
                (key, _) ->
                        found.add(Keys.positionAfter(Table.ATTEMPTS, key, Hash32.LENGTH_BYTES)));
        return Collections.unmodifiableList(found);
    }

    /// Id of the message that came to instance `number` as this one of a channel.
    ///
    /// @param channel unsigned
    public @Nullable Hash32 routed(int number, Hash32 sender, long channel) {
        ByteString key = Keys.routed(number, sender, channel);
        ByteString value = store.get(Table.ROUTED, key);
        return value == null ? null : Records.decode(Table.ROUTED, key, value, ScaleReader::hash32);
    }

    public @Nullable ExecutionRecord execution(Position at) {
        return new Records(store).execution(at);
    }

    /// What waits for instance `number`, at most `max` from an arrival on.
    ///
    /// @param from unsigned
    public List<Arrival> waiting(int number, long from, int max) {
        List<Arrival> found = new ArrayList<>();
        store.scan(
                Table.OUTBOX,
                Keys.number(number),
                Keys.position(number, from),
                (key, value) -> {
                    found.add(
                            new Arrival(
                                    Keys.positionOf(Table.OUTBOX, key).sequence(),
                                    Records.decode(
                                            Table.OUTBOX, key, value, WaitingMessage::read)));
                    return found.size() < max;
                });
        return Collections.unmodifiableList(found);
    }

    /// All that waits for instance `number`, by arrival, without the messages.
    public List<Long> arrivals(int number) {
        List<Long> found = new ArrayList<>();
        store.scan(
                Table.OUTBOX,
                Keys.number(number),
                Keys.number(number),
                (key, _) -> found.add(Keys.positionOf(Table.OUTBOX, key).sequence()));
        return Collections.unmodifiableList(found);
    }

    /// Outbound messages of one instance, at most `max`, from an effect on.
    ///
    /// @param index unsigned 32 bits
    public List<Sent> outbound(Position from, int index, int max) {
        List<Sent> found = new ArrayList<>();
        store.scan(
                Table.OUTBOUND,
                Keys.number(from.number()),
                Keys.outbound(from, index),
                (key, value) -> {
                    found.add(
                            new Sent(
                                    Keys.positionOf(
                                            Table.OUTBOUND,
                                            key.slice(0, Math.min(key.length(), 12))),
                                    Keys.outboundIndexOf(key),
                                    Records.decode(Table.OUTBOUND, key, value, Delivery::read)));
                    return found.size() < max;
                });
        return Collections.unmodifiableList(found);
    }

    /// Values of the state of instance `number` under a prefix of its trie keys, at most `max`.
    ///
    /// @param from a trie key that starts with `prefix`; the first one to visit
    public void state(
            int number,
            ByteString prefix,
            ByteString from,
            int max,
            BiConsumer<ByteString, ByteString> visitor) {
        int[] count = {0};
        store.scan(
                Table.STATE,
                Keys.state(number, prefix),
                Keys.state(number, from),
                (key, value) -> {
                    visitor.accept(key.slice(Keys.NUMBER_BYTES, key.length()), value);
                    count[0]++;
                    return count[0] < max;
                });
    }

    public static void putAttempt(StoreBatch batch, Hash32 messageId, Position at) {
        batch.put(Table.ATTEMPTS, Keys.attempt(messageId, at), PRESENT);
    }

    /// @param channel unsigned
    public static void putRouted(
            StoreBatch batch, int number, Hash32 sender, long channel, Hash32 messageId) {
        batch.put(Table.ROUTED, Keys.routed(number, sender, channel), messageId.bytes());
    }

    /// @param arrival unsigned
    public static void putWaiting(
            StoreBatch batch, int number, long arrival, WaitingMessage message) {
        batch.put(
                Table.OUTBOX,
                Keys.position(number, arrival),
                ScaleWriter.encode(message, WaitingMessage::write));
    }

    /// @param arrival unsigned
    public static void deleteWaiting(StoreBatch batch, int number, long arrival) {
        batch.delete(Table.OUTBOX, Keys.position(number, arrival));
    }

    /// @param index of the effect, unsigned 32 bits
    public static void putDelivery(StoreBatch batch, Position at, int index, Delivery delivery) {
        batch.put(
                Table.OUTBOUND,
                Keys.outbound(at, index),
                ScaleWriter.encode(delivery, Delivery::write));
    }
}
