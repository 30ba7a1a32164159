package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// What becomes of the relay chain's notifications about channels.
public enum Hrmp implements FormValue {
    /// Nothing, successfully.
    IGNORED(0, "Ignored"),
    /// An event for the host chain, whose channels they are.
    TOLD(1, "Told");

    private static final Variants<Hrmp> VARIANTS =
            Variants.plain("Hrmp", values(), Hrmp::number, Hrmp::wireName);

    private final int number;
    private final String wireName;

    Hrmp(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static Hrmp from(FormReader in) throws Malformed {
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
