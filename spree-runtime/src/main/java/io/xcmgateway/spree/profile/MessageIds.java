package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Variants;

/// The id of a message that brings none (XCM.md 5.5).
public enum MessageIds implements FormValue {
    /// Of the bytes received.
    RECEIVED(0, "Received"),
    /// Of the version 5 program without its version byte, as in dry runs.
    PROGRAM(1, "Program");

    private static final Variants<MessageIds> VARIANTS =
            Variants.plain("MessageIds", values(), MessageIds::number, MessageIds::wireName);

    private final int number;
    private final String wireName;

    MessageIds(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    static MessageIds from(FormReader in) throws Malformed {
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
