package io.xcmgateway.api.xcm;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// As what kind of origin a location dispatches a `Transact` call.
public enum OriginKind implements FormValue {
    NATIVE(0, "Native"),
    SOVEREIGN_ACCOUNT(1, "SovereignAccount"),
    SUPERUSER(2, "Superuser"),
    XCM(3, "Xcm");

    private final int index;
    private final String wireName;

    OriginKind(int index, String wireName) {
        this.index = index;
        this.wireName = wireName;
    }

    public static OriginKind from(FormReader in) throws Malformed {
        return in.variant(SharedTables.ORIGIN_KIND);
    }

    @Override
    public void to(FormWriter out) {
        out.plain(index, wireName);
    }
}
