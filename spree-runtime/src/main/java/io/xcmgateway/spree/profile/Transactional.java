package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// What a failed transactional instruction rolls back (XCM.md 7.5).
public enum Transactional implements FormValue {
    NOTHING(0, "Nothing"),
    /// As a mock of upstream's unit tests does.
    REGISTERS_ONLY(1, "RegistersOnly"),
    EVERYTHING(2, "Everything");

    private static final Variants<Transactional> VARIANTS =
            Variants.plain(
                    "Transactional", values(), Transactional::number, Transactional::wireName);

    private final int number;
    private final String wireName;

    Transactional(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static Transactional from(FormReader in) throws Malformed {
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
