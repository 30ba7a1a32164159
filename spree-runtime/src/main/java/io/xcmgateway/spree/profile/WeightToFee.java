package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;

/// The fee of a whole weight.
public sealed interface WeightToFee {

    /// The greater of two fractions, each rounded down. All unsigned 64 bits.
    record MaxOfComponents(long refTimeMul, long refTimeDiv, long proofSizeMul, long proofSizeDiv)
            implements WeightToFee {}

    /// ref_time times proof_size: a mock.
    record Product() implements WeightToFee {}

    default void write(ScaleWriter out) {
        switch (this) {
            case MaxOfComponents(
                            long refTimeMul,
                            long refTimeDiv,
                            long proofSizeMul,
                            long proofSizeDiv) -> {
                out.u8(0);
                out.u64(refTimeMul);
                out.u64(refTimeDiv);
                out.u64(proofSizeMul);
                out.u64(proofSizeDiv);
            }
            case Product() -> out.u8(1);
        }
    }
}
