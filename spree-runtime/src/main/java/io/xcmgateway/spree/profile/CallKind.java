package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.Weight;

/// A family of calls that `Transact` knows.
public sealed interface CallKind {

    /// One call of a real chain by its bytes; it has no effect of its own here.
    record Exact(ByteString call, Weight weight, CallNeeds needs) implements CallKind {}

    /// The calls of upstream's tests, which name their weights and who may call.
    record Test() implements CallKind {}

    /// The module's own calls and what each weighs.
    record Own(Weight remark, Weight transfer, Weight forceSet) implements CallKind {}

    default void write(ScaleWriter out) {
        switch (this) {
            case Exact(ByteString call, Weight weight, CallNeeds needs) -> {
                out.u8(0).byteVec(call);
                weight.write(out);
                out.u8(needs.number());
            }
            case Test() -> out.u8(1);
            case Own(Weight remark, Weight transfer, Weight forceSet) -> {
                out.u8(2);
                remark.write(out);
                transfer.write(out);
                forceSet.write(out);
            }
        }
    }
}
