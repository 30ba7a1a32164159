package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Junction;

/// Who may speak for another consensus system.
public record UniversalAlias(LocationFilter origin, Junction junction) implements FormValue {

    static UniversalAlias from(FormReader in) throws Malformed {
        return in.fields(it ->
                new UniversalAlias(
                        it.field("origin", LocationFilter::from),
                        it.field("junction", Junction::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open().field("origin", origin).field("junction", junction).close();
    }
}
