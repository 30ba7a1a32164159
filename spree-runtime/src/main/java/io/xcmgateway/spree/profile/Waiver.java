package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import java.util.List;

/// Who pays no delivery fees.
///
/// @param reasons for which; every one if there is none
public record Waiver(LocationFilter origin, List<FeeReason> reasons) implements FormValue {
    public Waiver {
        reasons = List.copyOf(reasons);
    }

    static Waiver from(FormReader in) throws Malformed {
        return in.fields(it ->
                new Waiver(
                        it.field("origin", LocationFilter::from),
                        it.field("reasons", Parts.list(FeeReason::from))));
    }

    @Override
    public void to(FormWriter out) {
        out.open().field("origin", origin).key("reasons").vec(reasons).close();
    }
}
