package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Location;
import org.jspecify.annotations.Nullable;

/// A query that is open from the start.
///
/// @param id unsigned
/// @param querier whom the response has to name, if anyone
public record RegisteredQuery(long id, Location responder, @Nullable Location querier) {

    void write(ScaleWriter out) {
        out.u64(id);
        responder.write(out);
        out.option(querier, Location::write);
    }
}
