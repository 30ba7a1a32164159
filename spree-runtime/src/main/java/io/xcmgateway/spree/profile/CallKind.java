package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// A family of calls that `Transact` knows.
public sealed interface CallKind extends FormValue {

    /// One call of a real chain by its bytes; it has no effect of its own here.
    record Exact(ByteString call, Weight weight, CallNeeds needs) implements CallKind {}

    /// The calls of upstream's tests, which name their weights and who may call.
    record Test() implements CallKind {}

    /// The module's own calls and what each weighs.
    record Own(
            Weight remark,
            Weight transfer,
            Weight forceSet,
            Weight createPool,
            Weight addLiquidity,
            Weight removeLiquidity,
            Weight swapExactIn,
            Weight swapExactOut,
            Weight transferItem,
            Weight forceSetItem,
            Weight newQuery,
            Weight dropQuery)
            implements CallKind {
        /// Calls that all weigh the same.
        public static Own each(Weight weight) {
            return new Own(
                    weight, weight, weight, weight, weight, weight, weight, weight, weight, weight,
                    weight, weight);
        }
    }

    /// A call that only takes responses to queries, and tells of them in an event.
    record Notification(NotifyTarget target, Weight weight) implements CallKind {}

    static CallKind from(FormReader in) throws Malformed {
        return in.variant(ServiceTables.CALL_KIND);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Exact(ByteString call, Weight weight, CallNeeds needs) ->
                    out.openVariant(0, "Exact")
                            .key("call")
                            .byteVec(call)
                            .field("weight", weight)
                            .field("needs", needs)
                            .closeVariant();
            case Test() -> out.unit(1, "Test");
            case Own own ->
                    out.openVariant(2, "Own")
                            .field("remark", own.remark)
                            .field("transfer", own.transfer)
                            .field("force_set", own.forceSet)
                            .field("create_pool", own.createPool)
                            .field("add_liquidity", own.addLiquidity)
                            .field("remove_liquidity", own.removeLiquidity)
                            .field("swap_exact_in", own.swapExactIn)
                            .field("swap_exact_out", own.swapExactOut)
                            .field("transfer_item", own.transferItem)
                            .field("force_set_item", own.forceSetItem)
                            .field("new_query", own.newQuery)
                            .field("drop_query", own.dropQuery)
                            .closeVariant();
            case Notification(NotifyTarget target, Weight weight) ->
                    out.openVariant(3, "Notification")
                            .field("target", target)
                            .field("weight", weight)
                            .closeVariant();
        }
    }
}
