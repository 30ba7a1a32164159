package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// Where a teleported asset has its home (XCM.md 12.1).
public enum MintLocation implements FormValue {
    /// Here: what is in the check account is elsewhere.
    LOCAL(0, "Local"),
    /// Elsewhere: what is in the check account is here.
    NON_LOCAL(1, "NonLocal");

    private static final Variants<MintLocation> VARIANTS =
            Variants.plain("MintLocation", values(), MintLocation::number, MintLocation::wireName);

    private final int number;
    private final String wireName;

    MintLocation(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static MintLocation from(FormReader in) throws Malformed {
        return in.variant(VARIANTS);
    }

    @Override
    public void to(FormWriter out) {
        out.plain(number, wireName);
    }

    private int number() {
        return number;
    }

    private String wireName() {
        return wireName;
    }
}
