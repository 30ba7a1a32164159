package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was found to differ, in the order in which it was found; no more than the first hundred.
final class Differences {
    private static final int KEPT_MAX = 100;
    private static final String NOTHING = "nothing";

    private final List<Difference> kept = new ArrayList<>();

    /// @param expected `null` for nothing, as is `found`
    void equal(
            Table table,
            ByteString key,
            String what,
            @Nullable Object expected,
            @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            add(table, key, what, text(expected), text(found));
        }
    }

    /// A row that should be there and is not.
    void missing(Table table, ByteString key, String what) {
        add(table, key, what, "there", NOTHING);
    }

    /// A row that is there and should not be.
    void surplus(Table table, ByteString key, String what) {
        add(table, key, what, NOTHING, "there");
    }

    void add(Table table, ByteString key, String what, String expected, String found) {
        if (kept.size() < KEPT_MAX) {
            kept.add(new Difference(table, key, what, expected, found));
        }
    }

    List<Difference> kept() {
        return List.copyOf(kept);
    }

    private static String text(@Nullable Object value) {
        return value == null ? NOTHING : value.toString();
    }
}
