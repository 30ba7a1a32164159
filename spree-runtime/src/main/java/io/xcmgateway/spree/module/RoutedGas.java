package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.Subtree;
import org.jspecify.annotations.Nullable;

/// How much gas an instance gives to messages of other instances, in version 1 of the ABI. Nobody
/// signs a gas limit for those, so the receiver's state says it.
public final class RoutedGas {

    /// The trie key of the limit: the guest's well-known `:routed_gas_limit`, ASCII and not hashed.
    /// The value is a u64; the standard module's genesis writes what its profile says.
    public static final ByteString KEY = Subtree.GUEST.key(ByteString.ascii(":routed_gas_limit"));

    /// The limit of an instance whose state does not say one: enough for a program of 100
    /// instructions in the standard module, 42 million, and at most some 12 ms once warm.
    public static final long LIMIT_DEFAULT = 50_000_000;

    /// A larger limit counts as this one, so that a module cannot have its neighbours' messages
    /// keep a node busy for long: at most some 300 ms.
    public static final long LIMIT_MAX = 1_000_000_000;

    private RoutedGas() {}

    /// The gas limit of a first delivery in this state; reads [#KEY].
    public static long limit(StateView state) {
        return limit(state.get(KEY));
    }

    /// The gas limit with which a routed message has to be executed in this state, now that all
    /// before it is: a module may have changed the limit since the message was ordered.
    ///
    /// @param asked unsigned; what a retry asks for
    public static long settled(StateView state, OriginEvidence.FromInstance routed, long asked) {
        long limit = limit(state);
        return isRetry(state, routed) && Long.compareUnsigned(asked, limit) > 0 ? asked : limit;
    }

    private static boolean isRetry(StateView state, OriginEvidence.FromInstance routed) {
        ByteString next = state.get(HostKeys.in(routed.statement().instanceId()));
        return next != null
                && routed.effect() instanceof Effect.Outbound outbound
                && ScaleReader.decode(next, ScaleReader::u64)
                        instanceof Decoded.Value<Long>(Long at)
                && Long.compareUnsigned(outbound.channel(), at) < 0;
    }

    /// The same of the value at [#KEY]. What is no u64 counts as absent: a module may write
    /// anything there.
    public static long limit(@Nullable ByteString value) {
        if (value == null) {
            return LIMIT_DEFAULT;
        }
        return switch (ScaleReader.decode(value, ScaleReader::u64)) {
            case Decoded.Value<Long>(Long limit) ->
                    Long.compareUnsigned(limit, LIMIT_MAX) > 0 ? LIMIT_MAX : limit;
            case Decoded.Refused<Long> _ -> LIMIT_DEFAULT;
        };
    }
}
