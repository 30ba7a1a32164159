package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// As whom a call may be dispatched.
public enum CallNeeds implements FormValue {
    SIGNED(0, "Signed"),
    ROOT(1, "Root"),
    NOTHING(2, "Nothing");

    private static final Variants<CallNeeds> VARIANTS =
            Variants.plain("CallNeeds", values(), CallNeeds::number, CallNeeds::wireName);

    private final int number;
    private final String wireName;

    CallNeeds(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static CallNeeds from(FormReader in) throws Malformed {
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
