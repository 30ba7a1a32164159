package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.RoutedGas;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/// The channels of [ScriptedTransitions].
final class ScriptedRouting {
    private ScriptedRouting() {}

    /// Where the instance on a parachain is for one on another.
    static Location sibling(long parachain) {
        return Location.of(
                2,
                new Junction.Parachain(parachain),
                new Junction.GeneralKey(Hash32.LENGTH_BYTES, SimulatedGateway.moduleHash()));
    }

    static Transition.@Nullable Refused consume(
            Step step,
            OriginEvidence.FromInstance routed,
            StateView pre,
            NavigableMap<ByteString, StateDiff.Change> changes,
            NavigableSet<ByteString> reads) {
        Effect.Outbound outbound = (Effect.Outbound) routed.effect();
        Hash32 sender = routed.statement().instanceId();
        long gasLimit = step.entry().context().gasLimit();
        long limit = RoutedGas.limit(pre);
        reads.add(RoutedGas.KEY);
        ByteString in = HostKeys.in(sender);
        reads.add(in);
        ByteString next = pre.get(in);
        if (next == null || ScriptedTransitions.counter(next) == outbound.channel()) {
            if (gasLimit != limit) {
                return new Transition.Refused("gas", "" + limit, "" + gasLimit);
            }
            changes.put(
                    in, new StateDiff.Change.Put(HostKeys.counterValue(outbound.channel() + 1)));
            return null;
        }
        ByteString parked = HostKeys.parked(sender, outbound.channel());
        reads.add(parked);
        if (ScriptedTransitions.counter(next) < outbound.channel() || pre.get(parked) == null) {
            return new Transition.Refused(
                    "channel", "" + ScriptedTransitions.counter(next), "" + outbound.channel());
        }
        if (gasLimit < limit) {
            return new Transition.Refused("gas of a retry", "" + limit, "" + gasLimit);
        }
        changes.put(parked, new StateDiff.Change.Delete());
        return null;
    }

    static void park(
            OriginEvidence.FromInstance routed,
            Hash32 hash,
            NavigableMap<ByteString, StateDiff.Change> changes) {
        Effect.Outbound outbound = (Effect.Outbound) routed.effect();
        changes.put(
                HostKeys.parked(routed.statement().instanceId(), outbound.channel()),
                new StateDiff.Change.Put(hash.bytes()));
    }

    static List<Effect> send(
            Step step,
            StateView pre,
            NavigableMap<ByteString, StateDiff.Change> changes,
            NavigableSet<ByteString> reads) {
        String text = new String(step.entry().message().toByteArray(), StandardCharsets.ISO_8859_1);
        String[] words = text.split(" ", 2);
        return switch (words[0]) {
            case "gas" -> {
                changes.put(
                        RoutedGas.KEY,
                        new StateDiff.Change.Put(
                                HostKeys.counterValue(Long.parseLong(words[1].split(" ", 2)[0]))));
                yield List.of();
            }
            case "send" -> send(1, words[1], pre, changes, reads);
            case "many" -> {
                String[] times = words[1].split(" ", 2);
                yield send(Integer.parseInt(times[0]), times[1], pre, changes, reads);
            }
            default -> List.of();
        };
    }

    private static List<Effect> send(
            int times,
            String what,
            StateView pre,
            NavigableMap<ByteString, StateDiff.Change> changes,
            NavigableSet<ByteString> reads) {
        String[] words = what.split(" ", 2);
        Location destination = sibling(Long.parseLong(words[0]));
        ByteString out = HostKeys.out(destination);
        reads.add(out);
        long next = ScriptedTransitions.counter(pre.get(out));
        List<Effect> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            sent.add(new Effect.Outbound(next + i, destination, ByteString.ascii(words[1])));
        }
        changes.put(out, new StateDiff.Change.Put(HostKeys.counterValue(next + times)));
        return sent;
    }
}
