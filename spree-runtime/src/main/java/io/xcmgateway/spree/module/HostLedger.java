package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.sandbox.Limits;
import io.xcmgateway.spree.state.Overlay;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import org.jspecify.annotations.Nullable;

/// The host subtree during one transition: nonces, channel counters, what is parked. Its writes
/// stand whatever the guest does.
final class HostLedger {

    /// A counter of the state, or why it is none. The state may come from a hostile witness, so a
    /// value that is no counter is a finding and not our bug.
    private sealed interface Counter {
        record At(long next) implements Counter {}

        record Absent() implements Counter {}

        record Broken(Transition.Refused refused) implements Counter {}
    }

    private final Overlay overlay;

    HostLedger(StateView pre, Limits limits) {
        overlay = new Overlay(pre, limits);
    }

    /// Checks that `evidence` is for the next number of its sequence, and moves on to the one
    /// after; or that it is of a message that is parked, which it then no longer is.
    ///
    /// @return why not, or `null`
    Transition.@Nullable Refused consume(
            OriginEvidence evidence, InputContext context, Hash32 messageHash) {
        Location origin = context.origin();
        return switch (evidence) {
            case OriginEvidence.Account account ->
                    advance("nonce", HostKeys.nonce(origin), account.submission().nonce());
            case OriginEvidence.HostAuthority authority ->
                    advance("nonce", HostKeys.nonce(origin), authority.submission().nonce());
            case OriginEvidence.FromInstance routed ->
                    consume(routed, messageHash, context.gasLimit());
            case OriginEvidence.Asserted _ -> null;
        };
    }

    /// The first message ever of a sender sets where the count starts: the receiver may be younger
    /// than the channel, or a new incarnation. From then on the next number is a first delivery,
    /// and one before it a retry of what is parked.
    private Transition.@Nullable Refused consume(
            OriginEvidence.FromInstance routed, Hash32 messageHash, long gasLimit) {
        if (!(routed.effect() instanceof Effect.Outbound outbound)) {
            return new Transition.Refused("effect", "an outbound message", "an event");
        }
        Hash32 sender = routed.statement().instanceId();
        long channel = outbound.channel();
        return switch (counter("channel number", HostKeys.in(sender))) {
            case Counter.Broken(Transition.Refused refused) -> refused;
            case Counter.Absent() -> first(sender, channel, channel, gasLimit);
            case Counter.At(long next) ->
                    Long.compareUnsigned(channel, next) < 0
                            ? retry(HostKeys.parked(sender, channel), messageHash, gasLimit)
                            : first(sender, next, channel, gasLimit);
        };
    }

    private Transition.@Nullable Refused first(
            Hash32 sender, long next, long channel, long gasLimit) {
        // The last number could not be followed by another, so it is never used.
        if (channel != next || channel == -1) {
            return new Transition.Refused(
                    "channel number", Long.toUnsignedString(next), Long.toUnsignedString(channel));
        }
        long limit = RoutedGas.limit(overlay.get(RoutedGas.KEY));
        if (gasLimit != limit) {
            return new Transition.Refused(
                    "gas limit of a first delivery",
                    Long.toUnsignedString(limit),
                    Long.toUnsignedString(gasLimit));
        }
        overlay.put(HostKeys.in(sender), HostKeys.counterValue(channel + 1));
        return null;
    }

    private Transition.@Nullable Refused retry(
            ByteString parkedKey, Hash32 messageHash, long gasLimit) {
        ByteString parked = overlay.get(parkedKey);
        if (parked == null || !parked.equals(messageHash.bytes())) {
            return new Transition.Refused(
                    "parked message",
                    messageHash.toString(),
                    parked == null ? "none" : parked.toString());
        }
        long limit = RoutedGas.limit(overlay.get(RoutedGas.KEY));
        if (Long.compareUnsigned(gasLimit, limit) < 0) {
            return new Transition.Refused(
                    "gas limit of a retry",
                    "at least " + Long.toUnsignedString(limit),
                    Long.toUnsignedString(gasLimit));
        }
        overlay.delete(parkedKey);
        return null;
    }

    private Transition.@Nullable Refused advance(String what, ByteString key, long given) {
        return switch (counter(what, key)) {
            case Counter.Broken(Transition.Refused refused) -> refused;
            case Counter.Absent() -> advance(what, key, 0, given);
            case Counter.At(long next) -> advance(what, key, next, given);
        };
    }

    private Transition.@Nullable Refused advance(
            String what, ByteString key, long next, long given) {
        // The last number could not be followed by another, so it is never used.
        if (next != given || next == -1) {
            return new Transition.Refused(
                    what, Long.toUnsignedString(next), Long.toUnsignedString(given));
        }
        overlay.put(key, HostKeys.counterValue(next + 1));
        return null;
    }

    /// Numbers an outbound message.
    ///
    /// @return the message as an effect, or why it cannot be one
    OutboundNumber number(ModuleExecution.Outbound outbound) {
        ByteString key = HostKeys.out(outbound.destination());
        return switch (counter("outbound channel", key)) {
            case Counter.Broken(Transition.Refused refused) -> new OutboundNumber.None(refused);
            case Counter.Absent() -> number(outbound, key, 0);
            case Counter.At(long next) -> number(outbound, key, next);
        };
    }

    private OutboundNumber number(ModuleExecution.Outbound outbound, ByteString key, long next) {
        overlay.put(key, HostKeys.counterValue(next + 1));
        return new OutboundNumber.Given(
                new Effect.Outbound(next, outbound.destination(), outbound.message()));
    }

    /// What came of numbering an outbound message.
    sealed interface OutboundNumber {
        record Given(Effect.Outbound effect) implements OutboundNumber {}

        record None(Transition.Refused refused) implements OutboundNumber {}
    }

    /// Keeps the hash of a routed message that trapped, so that it can be tried again.
    void park(OriginEvidence.FromInstance routed, Hash32 messageHash) {
        if (routed.effect() instanceof Effect.Outbound outbound) {
            Hash32 sender = routed.statement().instanceId();
            overlay.put(HostKeys.parked(sender, outbound.channel()), messageHash.bytes());
        }
    }

    /// Notes which instance this is.
    void name(Instance instance, Hash32 engineProfile) {
        overlay.put(HostKeys.meta(), HostKeys.metaValue(instance, engineProfile));
    }

    StateDiff diff() {
        return overlay.diff();
    }

    Reads reads() {
        return overlay.reads();
    }

    private Counter counter(String what, ByteString key) {
        ByteString value = overlay.get(key);
        if (value == null) {
            return new Counter.Absent();
        }
        return switch (ScaleReader.decode(value, ScaleReader::u64)) {
            case Decoded.Value<Long>(Long next) -> new Counter.At(next);
            case Decoded.Refused<Long> _ ->
                    new Counter.Broken(
                            new Transition.Refused(
                                    what + " in state", "8 bytes", value.toString()));
        };
    }
}
