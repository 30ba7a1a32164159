package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import java.util.List;

/// Result of `SpreeModule_apply_message` and `SpreeModule_call` (`Execution` in HOST-API.md). Order
/// is part of it.
///
/// @param messageId the topic the executor settled on
/// @param outbound at most [AbiLimits#OUTBOUND_MAX]
/// @param events at most [AbiLimits#EVENTS_MAX]
public record ModuleExecution(
        Outcome outcome, Hash32 messageId, List<Outbound> outbound, List<Event> events) {

    public ModuleExecution {
        outbound = List.copyOf(outbound);
        events = List.copyOf(events);
        Bounds.atMost("outbound messages", outbound.size(), AbiLimits.OUTBOUND_MAX);
        Bounds.atMost("events", events.size(), AbiLimits.EVENTS_MAX);
    }

    /// A message to send; the environment adds the channel number.
    ///
    /// @param destination as the instance sees it
    public record Outbound(Location destination, ByteString message) {
        public Outbound {
            Bounds.atMost("message bytes", message.length(), Effect.MESSAGE_BYTES_MAX);
        }

        static Outbound read(ScaleReader in) throws Malformed {
            return new Outbound(
                    in.field("destination", Location::read),
                    in.field("message", at -> at.byteVec(Effect.MESSAGE_BYTES_MAX)));
        }

        void write(ScaleWriter out) {
            destination.write(out);
            out.byteVec(message);
        }
    }

    /// @param topic what it is about, for those who look for it
    public record Event(Hash32 topic, ByteString data) {
        public Event {
            Bounds.atMost("data bytes", data.length(), Effect.DATA_BYTES_MAX);
        }

        public static Event read(ScaleReader in) throws Malformed {
            return new Event(
                    in.field("topic", ScaleReader::hash32),
                    in.field("data", at -> at.byteVec(Effect.DATA_BYTES_MAX)));
        }

        public void write(ScaleWriter out) {
            out.hash32(topic).byteVec(data);
        }
    }

    public static Decoded<ModuleExecution> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, ModuleExecution::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, ModuleExecution::write);
    }

    public static ModuleExecution read(ScaleReader in) throws Malformed {
        return new ModuleExecution(
                in.field("outcome", Outcome::read),
                in.field("message_id", ScaleReader::hash32),
                in.field("outbound", at -> at.vec(AbiLimits.OUTBOUND_MAX, Outbound::read)),
                in.field("events", at -> at.vec(AbiLimits.EVENTS_MAX, Event::read)));
    }

    public void write(ScaleWriter out) {
        outcome.write(out);
        out.hash32(messageId).vec(outbound, Outbound::write).vec(events, Event::write);
    }
}
