package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Which programs may run at all (XCM.md 11.1).
public sealed interface Barrier {

    /// The first that lets the program through.
    record Any(List<Barrier> barriers) implements Barrier {
        public Any {
            barriers = List.copyOf(barriers);
        }
    }

    record AllowEverything() implements Barrier {}

    record TakeWeightCredit() implements Barrier {}

    record AllowTopLevelPaidExecutionFrom(LocationFilter from) implements Barrier {}

    /// @param prefixesMax 0..2^32-1
    record WithComputedOrigin(Barrier inner, long prefixesMax) implements Barrier {}

    record TrailingSetTopicAsId(Barrier inner) implements Barrier {}

    record RespectSuspension(Barrier inner, boolean suspended) implements Barrier {}

    record AllowUnpaidExecutionFrom(LocationFilter from) implements Barrier {}

    record AllowExplicitUnpaidExecutionFrom(LocationFilter from, List<AliasRule> aliasers)
            implements Barrier {
        public AllowExplicitUnpaidExecutionFrom {
            aliasers = List.copyOf(aliasers);
        }
    }

    record AllowKnownQueryResponses() implements Barrier {}

    record AllowSubscriptionsFrom(LocationFilter from) implements Barrier {}

    record AllowHrmpNotificationsFromRelayChain() implements Barrier {}

    record DenyThenTry(Deny deny, Barrier allow) implements Barrier {}

    record OnlyDeny(Deny deny) implements Barrier {}

    default void write(ScaleWriter out) {
        switch (this) {
            case Any(List<Barrier> barriers) -> {
                out.u8(0);
                out.vec(barriers, Barrier::write);
            }
            case AllowEverything() -> out.u8(1);
            case TakeWeightCredit() -> out.u8(2);
            case AllowTopLevelPaidExecutionFrom(LocationFilter from) -> {
                out.u8(3);
                from.write(out);
            }
            case WithComputedOrigin(Barrier inner, long prefixesMax) -> {
                out.u8(4);
                inner.write(out);
                out.u32(prefixesMax);
            }
            case TrailingSetTopicAsId(Barrier inner) -> {
                out.u8(5);
                inner.write(out);
            }
            case RespectSuspension(Barrier inner, boolean suspended) -> {
                out.u8(6);
                inner.write(out);
                out.bool(suspended);
            }
            case AllowUnpaidExecutionFrom(LocationFilter from) -> {
                out.u8(7);
                from.write(out);
            }
            case AllowExplicitUnpaidExecutionFrom(
                            LocationFilter from,
                            List<AliasRule> aliasers) -> {
                out.u8(8);
                from.write(out);
                out.vec(aliasers, AliasRule::write);
            }
            case AllowKnownQueryResponses() -> out.u8(9);
            case AllowSubscriptionsFrom(LocationFilter from) -> {
                out.u8(10);
                from.write(out);
            }
            case AllowHrmpNotificationsFromRelayChain() -> out.u8(11);
            case DenyThenTry(Deny deny, Barrier allow) -> {
                out.u8(12);
                deny.write(out);
                allow.write(out);
            }
            case OnlyDeny(Deny deny) -> {
                out.u8(13);
                deny.write(out);
            }
        }
    }
}
