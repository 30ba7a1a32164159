package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// The fee of a whole weight.
public sealed interface WeightToFee extends FormValue {

    /// The greater of two fractions, each rounded down. All unsigned 64 bits.
    record MaxOfComponents(long refTimeMul, long refTimeDiv, long proofSizeMul, long proofSizeDiv)
            implements WeightToFee {}

    /// ref_time times proof_size: a mock.
    record Product() implements WeightToFee {}

    static WeightToFee from(FormReader in) throws Malformed {
        return in.variant(ConfigTables.WEIGHT_TO_FEE);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case MaxOfComponents(
                            long refTimeMul,
                            long refTimeDiv,
                            long proofSizeMul,
                            long proofSizeDiv) ->
                    out.openVariant(0, "MaxOfComponents")
                            .key("ref_time_mul")
                            .u64(refTimeMul)
                            .key("ref_time_div")
                            .u64(refTimeDiv)
                            .key("proof_size_mul")
                            .u64(proofSizeMul)
                            .key("proof_size_div")
                            .u64(proofSizeDiv)
                            .closeVariant();
            case Product() -> out.unit(1, "Product");
        }
    }
}
