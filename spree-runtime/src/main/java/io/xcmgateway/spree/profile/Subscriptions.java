package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// Who may hear of the version spoken here.
public enum Subscriptions implements FormValue {
    NONE(0, "None"),
    /// Answered at once, at no charge; a second one of a location is refused.
    ANSWERED(1, "Answered"),
    /// Only kept, the last one counts (a mock).
    KEPT(2, "Kept");

    private static final Variants<Subscriptions> VARIANTS =
            Variants.plain(
                    "Subscriptions", values(), Subscriptions::number, Subscriptions::wireName);

    private final int number;
    private final String wireName;

    Subscriptions(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static Subscriptions from(FormReader in) throws Malformed {
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
