package io.xcmgateway.api.xcm.v4;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// Where and how to answer.
///
/// @param queryId unsigned 64 bits
/// @param maxWeight that the answer may cost its receiver
public record QueryResponseInfo(Location destination, long queryId, Weight maxWeight)
        implements FormValue {

    public static QueryResponseInfo from(FormReader in) throws Malformed {
        return in.fields(it ->
                new QueryResponseInfo(
                        it.field("destination", Location::from),
                        it.field("query_id", FormReader::compactU64),
                        it.field("max_weight", Weight::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .field("destination", destination)
                .key("query_id")
                .compactU64(queryId)
                .field("max_weight", maxWeight)
                .close();
    }
}
