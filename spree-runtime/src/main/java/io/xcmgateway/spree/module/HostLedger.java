package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.sandbox.StateLimits;
import io.xcmgateway.spree.state.Growth;
import io.xcmgateway.spree.state.Overlay;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.WitnessBound;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The host subtree during one transition: nonces, channel counters, what is parked, the size of
/// the state. Its writes stand whatever the guest does, but for the channels and the size, which
/// are those before unless what the guest did is kept.
final class HostLedger {

    private final StateLimits limits;
    private final Overlay overlay;
    private final OutboundChannels channels;
    private boolean kept;

    /// @param bound of what the guest's doing loads. What the environment itself reads is little,
    ///   and has its own
    HostLedger(StateView pre, StateLimits limits, WitnessBound bound) {
        this.limits = limits;
        overlay = new Overlay(pre, limits);
        channels = new OutboundChannels(pre, limits, bound);
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

    /// Numbers what a run sends, and notes the size of the state that it leaves.
    ///
    /// @param guest by how much the guest's subtree grows
    Settled settle(List<ModuleExecution.Outbound> messages, Growth guest) {
        try {
            return switch (channels.number(messages)) {
                case OutboundChannels.Numbered.None(Transition.Refused refused) ->
                        new Settled.Broken(refused);
                case OutboundChannels.Numbered.Given(List<Effect> effects) ->
                        keep(effects, guest.and(channels.growth()));
            };
        } catch (GuestTrap e) {
            return new Settled.TooMuch(String.valueOf(e.getMessage()));
        }
    }

    private Settled keep(List<Effect> effects, Growth growth) {
        if (!growth.equals(Growth.NONE)) {
            ByteString value = overlay.get(HostKeys.size());
            StateSize after =
                    StateSize.of(value) instanceof Decoded.Value<StateSize>(StateSize before)
                            ? before.after(growth)
                            : null;
            if (after == null) {
                return new Settled.Broken(
                        new Transition.Refused(
                                "size in state", "one that grows by " + growth, "" + value));
            }
            String refusal = after.refusal(growth, limits);
            if (refusal != null) {
                return new Settled.TooMuch(refusal);
            }
            overlay.put(HostKeys.size(), after.encode());
        }
        kept = true;
        return new Settled.Kept(effects);
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
        return kept ? overlay.diff().and(channels.diff()) : overlay.diff();
    }

    Reads reads() {
        return overlay.reads().and(channels.reads());
    }

    private Counter counter(String what, ByteString key) {
        return Counter.in(overlay, what, key);
    }
}
