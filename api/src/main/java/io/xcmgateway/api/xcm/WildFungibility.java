package io.xcmgateway.api.xcm;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// Which kind of asset a wildcard matches.
public enum WildFungibility implements FormValue {
    FUNGIBLE(0, "Fungible"),
    NON_FUNGIBLE(1, "NonFungible");

    private final int index;
    private final String wireName;

    WildFungibility(int index, String wireName) {
        this.index = index;
        this.wireName = wireName;
    }

    public static WildFungibility from(FormReader in) throws Malformed {
        return in.variant(SharedTables.WILD_FUNGIBILITY);
    }

    @Override
    public void to(FormWriter out) {
        out.plain(index, wireName);
    }
}
