package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// What becomes of a program on its way out.
public enum Wrapping implements FormValue {
    /// Sent as it is (mocks).
    BARE(0, "Bare"),
    /// A topic is appended if there is none, and what cannot be decoded is not sent.
    UNIQUE_TOPIC(1, "UniqueTopic");

    private static final Variants<Wrapping> VARIANTS =
            Variants.plain("Wrapping", values(), Wrapping::number, Wrapping::wireName);

    private final int number;
    private final String wireName;

    Wrapping(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static Wrapping from(FormReader in) throws Malformed {
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
