package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Location;
import org.jspecify.annotations.Nullable;

/// A query that is open from the start. Queries opened later have the ids after the greatest of
/// these.
///
/// @param id unsigned, less than the greatest
/// @param querier whom the response has to name, if anyone
/// @param notifyTarget the call that gets the response; without one it is kept
/// @param timeoutMs when the query is overdue, in milliseconds of Unix time. As at pallet-xcm, a
///   response that comes later is taken while the query is there; but from then on Root may drop
///   the query
public record RegisteredQuery(
        long id,
        Location responder,
        @Nullable Location querier,
        @Nullable NotifyTarget notifyTarget,
        @Nullable Long timeoutMs)
        implements FormValue {

    static RegisteredQuery from(FormReader in) throws Malformed {
        return in.fields(it ->
                new RegisteredQuery(
                        it.field("id", FormReader::u64),
                        it.field("responder", Location::from),
                        it.optional("querier", Location::from),
                        it.optional("notify", NotifyTarget::from),
                        it.optional("timeout_ms", FormReader::u64)));
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .key("id")
                .u64(id)
                .field("responder", responder)
                .optional("querier", querier)
                .optional("notify", notifyTarget)
                .optional("timeout_ms", written(timeoutMs))
                .close();
    }

    private static @Nullable FormValue written(@Nullable Long time) {
        return time == null ? null : out -> out.u64(time);
    }
}
