package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Location;

/// What an execution did besides changing state. In a statement outbound messages come first, then
/// events. The encoding is the leaf preimage of the [EffectTree].
public sealed interface Effect {
    /// Bytes of one outbound message.
    int MESSAGE_BYTES_MAX = 256 * 1024;

    /// Bytes of one event.
    int DATA_BYTES_MAX = 64 * 1024;

    /// A message to another location.
    ///
    /// @param channel unsigned 64 bits, its number among the messages to that destination
    /// @param destination as the sender sees it
    /// @param message at most [#MESSAGE_BYTES_MAX] bytes of versioned XCM
    record Outbound(long channel, Location destination, ByteString message) implements Effect {
        public Outbound {
            Check.atMost("message bytes", message.length(), MESSAGE_BYTES_MAX);
        }
    }

    /// @param data at most [#DATA_BYTES_MAX] bytes
    record Event(Hash32 topic, ByteString data) implements Effect {
        public Event {
            Check.atMost("data bytes", data.length(), DATA_BYTES_MAX);
        }
    }

    static Decoded<Effect> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Effect::read);
    }

    default ByteString encode() {
        return ScaleWriter.encode(this, Effect::write);
    }

    static Effect read(ScaleReader in) throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case 0 ->
                    new Outbound(
                            in.field("channel", ScaleReader::u64),
                            in.field("destination", Location::read),
                            in.field("message", at -> at.byteVec(MESSAGE_BYTES_MAX)));
            case 1 ->
                    new Event(
                            in.field("topic", ScaleReader::hash32),
                            in.field("data", at -> at.byteVec(DATA_BYTES_MAX)));
            default -> throw in.malformedAt(in.offset() - 1, "effect 0 or 1", String.valueOf(tag));
        };
    }

    default void write(ScaleWriter out) {
        switch (this) {
            case Outbound(var channel, var destination, var message) -> {
                destination.write(out.u8(0).u64(channel));
                out.byteVec(message);
            }
            case Event(var topic, var data) -> out.u8(1).hash32(topic).byteVec(data);
        }
    }
}
