package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// A way out (XCM.md 8.1).
///
/// @param to where it goes
/// @param open where a message arrives; delivery elsewhere fails after it was paid
/// @param version [#VERSION_MIN]..[#VERSION_MAX]: what the receiver understands. Real chains learn
///   it by subscribing, or from a call of root; here the profile says it, once and for all. What
///   the version cannot express is not sent (`DestinationUnsupported`)
public record Router(
        LocationFilter to, LocationFilter open, DeliveryPrice price, Wrapping wrapping, int version)
        implements FormValue {
    public static final int VERSION_MIN = 3;
    public static final int VERSION_MAX = 5;

    public Router {
        if (!known(version)) {
            throw new IllegalArgumentException("router version must be 3..5, was " + version);
        }
    }

    private static boolean known(int version) {
        return VERSION_MIN <= version && version <= VERSION_MAX;
    }

    static Router from(FormReader in) throws Malformed {
        return in.fields(it ->
                new Router(
                        it.field("to", LocationFilter::from),
                        it.field("open", LocationFilter::from),
                        it.field("price", DeliveryPrice::from),
                        it.field("wrapping", Wrapping::from),
                        it.field(
                                "version",
                                version ->
                                        version.checked(
                                                FormReader::u8, Router::known, "a version 3..5"))));
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .field("to", to)
                .field("open", open)
                .field("price", price)
                .field("wrapping", wrapping)
                .key("version")
                .u8(version)
                .close();
    }
}
