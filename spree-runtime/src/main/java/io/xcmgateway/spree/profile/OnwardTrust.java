package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// Whether assets are only given back to, or teleported to, whom the profile trusts for them.
public enum OnwardTrust implements FormValue {
    CHECKED(0, "Checked"),
    /// Upstream's unit tests of the executor are built without the check.
    UNCHECKED(1, "Unchecked");

    private static final Variants<OnwardTrust> VARIANTS =
            Variants.plain("OnwardTrust", values(), OnwardTrust::number, OnwardTrust::wireName);

    private final int number;
    private final String wireName;

    OnwardTrust(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static OnwardTrust from(FormReader in) throws Malformed {
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
