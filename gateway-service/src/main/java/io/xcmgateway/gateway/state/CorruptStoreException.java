package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import org.jspecify.annotations.Nullable;

/// What the store returned cannot have been written by us. Not a failure that passes: somebody has
/// to look at it.
public final class CorruptStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Row row;

    /// The row that cannot have been written by us.
    ///
    /// @param expected the rule, or the content
    /// @param found what is there instead
    public record Row(Table table, ByteString key, String expected, String found) {}

    public CorruptStoreException(String message) {
        super(message);
        this.row = null;
    }

    public CorruptStoreException(String where, Row row) {
        super(where + ": expected " + row.expected() + ", found " + row.found());
        this.row = row;
    }

    /// Which row it is; `null` if it is not about a single one.
    public @Nullable Row row() {
        return row;
    }
}
