package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import java.util.List;

/// Which programs may run at all (XCM.md 11.1).
public sealed interface Barrier extends FormValue {

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
    record WithComputedOrigin(Barrier inner, long prefixesMax) implements Barrier {
        public WithComputedOrigin {
            Range.requireU32("prefixes_max", prefixesMax);
        }
    }

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

    static Barrier from(FormReader in) throws Malformed {
        return in.variant(RuleTables.BARRIER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Any(List<Barrier> barriers) -> out.variant(0, "Any").vec(barriers).end();
            case AllowEverything() -> out.unit(1, "AllowEverything");
            case TakeWeightCredit() -> out.unit(2, "TakeWeightCredit");
            case AllowTopLevelPaidExecutionFrom(LocationFilter from) ->
                    out.variant(3, "AllowTopLevelPaidExecutionFrom", from);
            case WithComputedOrigin(Barrier inner, long prefixesMax) ->
                    out.openVariant(4, "WithComputedOrigin")
                            .field("inner", inner)
                            .key("prefixes_max")
                            .u32(prefixesMax)
                            .closeVariant();
            case TrailingSetTopicAsId(Barrier inner) ->
                    out.variant(5, "TrailingSetTopicAsId", inner);
            case RespectSuspension(Barrier inner, boolean suspended) ->
                    out.openVariant(6, "RespectSuspension")
                            .field("inner", inner)
                            .key("suspended")
                            .bool(suspended)
                            .closeVariant();
            case AllowUnpaidExecutionFrom(LocationFilter from) ->
                    out.variant(7, "AllowUnpaidExecutionFrom", from);
            case AllowExplicitUnpaidExecutionFrom(LocationFilter from, List<AliasRule> aliasers) ->
                    out.openVariant(8, "AllowExplicitUnpaidExecutionFrom")
                            .field("from", from)
                            .key("aliasers")
                            .vec(aliasers)
                            .closeVariant();
            case AllowKnownQueryResponses() -> out.unit(9, "AllowKnownQueryResponses");
            case AllowSubscriptionsFrom(LocationFilter from) ->
                    out.variant(10, "AllowSubscriptionsFrom", from);
            case AllowHrmpNotificationsFromRelayChain() ->
                    out.unit(11, "AllowHrmpNotificationsFromRelayChain");
            case DenyThenTry(Deny deny, Barrier allow) ->
                    out.openVariant(12, "DenyThenTry")
                            .field("deny", deny)
                            .field("allow", allow)
                            .closeVariant();
            case OnlyDeny(Deny deny) -> out.variant(13, "Deny", deny);
        }
    }
}
