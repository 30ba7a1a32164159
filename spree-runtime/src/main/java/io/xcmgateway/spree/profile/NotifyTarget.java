package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// The call that gets a response: its bytes are these two, the query's id (u64) and the response
/// (XCM.md 12.4).
///
/// @param pallet 0..255
/// @param call 0..255
public record NotifyTarget(int pallet, int call) implements FormValue {
    private static final int INDEX_MAX = 255;

    public NotifyTarget {
        if (pallet < 0 || pallet > INDEX_MAX || call < 0 || call > INDEX_MAX) {
            throw new IllegalArgumentException(
                    "notify target must be two bytes, was " + pallet + ", " + call);
        }
    }

    static NotifyTarget from(FormReader in) throws Malformed {
        return in.fields(it ->
                new NotifyTarget(
                        it.field("pallet", FormReader::u8), it.field("call", FormReader::u8)));
    }

    @Override
    public void to(FormWriter out) {
        out.open().key("pallet").u8(pallet).key("call").u8(call).close();
    }
}
