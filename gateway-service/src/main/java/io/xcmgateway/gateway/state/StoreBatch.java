package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes that become durable together or not at all. Writing one twice is the same as once. For
/// one thread.
public final class StoreBatch {

    /// One row.
    ///
    /// @param value `null` deletes the row
    public record Write(Table table, ByteString key, @Nullable ByteString value) {}

    private final List<Write> writes = new ArrayList<>();
    private long sizeBytes;

    public StoreBatch put(Table table, ByteString key, ByteString value) {
        writes.add(new Write(table, key, value));
        sizeBytes += key.length() + value.length();
        return this;
    }

    public StoreBatch delete(Table table, ByteString key) {
        writes.add(new Write(table, key, null));
        sizeBytes += key.length();
        return this;
    }

    /// Bytes of all keys and values.
    public long sizeBytes() {
        return sizeBytes;
    }

    public boolean isEmpty() {
        return writes.isEmpty();
    }

    /// In the order in which they were asked for; a later one of the same row wins.
    public List<Write> writes() {
        return Collections.unmodifiableList(writes);
    }
}
