package io.xcmgateway.gateway.http.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as they are written: RFC 3339, UTC, always with milliseconds.
public final class Times {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /// @param millis since 1970
    public static String rfc3339(long millis) {
        return FORMAT.format(Instant.ofEpochMilli(millis));
    }
}
