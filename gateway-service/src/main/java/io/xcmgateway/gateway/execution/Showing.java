package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.proof.trie.KeyRange;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a proof is to show beside its statement.
///
/// @param keys whole trie keys: with the leading 0x00 of the host's or 0x01 of the guest's
/// @param effects indexes of effects, 0..2^32-1
/// @param range all keys of which are to be shown, and that there are no others; `null` for none
public record Showing(
        NavigableSet<ByteString> keys, NavigableSet<Long> effects, @Nullable KeyRange range) {
    public static final Showing NOTHING = new Showing(new TreeSet<>(), new TreeSet<>(), null);

    public Showing {
        keys = Collections.unmodifiableNavigableSet(new TreeSet<>(keys));
        effects = Collections.unmodifiableNavigableSet(new TreeSet<>(effects));
    }

    public static Showing of(Collection<ByteString> keys, Collection<Long> effects) {
        return new Showing(new TreeSet<>(keys), new TreeSet<>(effects), null);
    }

    /// All keys of a range.
    public static Showing of(KeyRange range) {
        return new Showing(new TreeSet<>(), new TreeSet<>(), range);
    }

    /// Whether any of the state is to be shown.
    public boolean ofState() {
        return !keys.isEmpty() || range != null;
    }

    public boolean isEmpty() {
        return !ofState() && effects.isEmpty();
    }
}
