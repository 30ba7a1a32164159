package io.xcmgateway.gateway.http.message;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the client asked for with `Prefer: wait=N` (RFC 7240).
///
/// @param waiting how long to wait for the receipt; zero: not at all
record Preference(Duration waiting) {
    private static final String NAME = "wait=";

    /// @param headers all `Prefer` headers; what is not understood in them is ignored, as the RFC
    ///   demands
    /// @param secondsMax a longer wait is shortened to this
    static Preference of(@Nullable List<String> headers, int secondsMax) {
        if (headers == null) {
            return new Preference(Duration.ZERO);
        }
        for (String header : headers) {
            for (String preference : header.split(",", -1)) {
                String text = preference.strip().toLowerCase(Locale.ROOT).replace(" ", "");
                if (text.matches("wait=[1-9][0-9]{0,8}")) {
                    int seconds = Integer.parseInt(text.substring(NAME.length()));
                    return new Preference(Duration.ofSeconds(Math.min(seconds, secondsMax)));
                }
            }
        }
        return new Preference(Duration.ZERO);
    }

    boolean waits() {
        return !waiting.isZero();
    }

    /// The value of `Preference-Applied`.
    String applied() {
        return NAME + waiting.toSeconds();
    }
}
