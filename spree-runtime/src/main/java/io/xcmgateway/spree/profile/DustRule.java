package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// What becomes of a deposit below the existential deposit (XCM.md 8.3).
public enum DustRule implements FormValue {
    /// Gone, and the instruction succeeds: up to xcm-executor 24.
    IGNORED(0, "Ignored"),
    /// The instruction fails: xcm-executor 27.
    REFUSED(1, "Refused");

    private static final Variants<DustRule> VARIANTS =
            Variants.plain("DustRule", values(), DustRule::number, DustRule::wireName);

    private final int number;
    private final String wireName;

    DustRule(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static DustRule from(FormReader in) throws Malformed {
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
