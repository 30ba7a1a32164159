package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// The innermost part of a described location (XCM.md 12.2).
public enum Terminal implements FormValue {
    HERE(0, "Here"),
    PALLET_INSTANCE(1, "PalletInstance"),
    ACCOUNT_ID32(2, "AccountId32"),
    ACCOUNT_KEY20(3, "AccountKey20"),
    TREASURY_VOICE(4, "TreasuryVoice"),
    BODY(5, "Body");

    private static final Variants<Terminal> VARIANTS =
            Variants.plain("Terminal", values(), Terminal::number, Terminal::wireName);

    private final int number;
    private final String wireName;

    Terminal(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static Terminal from(FormReader in) throws Malformed {
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
