package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Location;
import org.jspecify.annotations.Nullable;

/// A query that is open from the start.
///
/// @param id unsigned
/// @param querier whom the response has to name, if anyone
public record RegisteredQuery(long id, Location responder, @Nullable Location querier)
        implements FormValue {

    static RegisteredQuery from(FormReader in) throws Malformed {
        return in.fields(it ->
                new RegisteredQuery(
                        it.field("id", FormReader::u64),
                        it.field("responder", Location::from),
                        it.optional("querier", Location::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .key("id")
                .u64(id)
                .field("responder", responder)
                .optional("querier", querier)
                .close();
    }
}
