package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Who pays no delivery fees.
///
/// @param reasons for which; every one if there is none
public record Waiver(LocationFilter origin, List<FeeReason> reasons) {
    public Waiver {
        reasons = List.copyOf(reasons);
    }

    void write(ScaleWriter out) {
        origin.write(out);
        out.vec(reasons, (reason, to) -> to.u8(reason.number()));
    }
}
