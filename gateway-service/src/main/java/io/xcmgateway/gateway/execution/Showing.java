package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/// What a proof is to show beside its statement.
///
/// @param keys whole trie keys: with the leading 0x00 of the host's or 0x01 of the guest's
/// @param effects indexes of effects, 0..2^32-1
public record Showing(NavigableSet<ByteString> keys, NavigableSet<Long> effects) {
    public static final Showing NOTHING = new Showing(new TreeSet<>(), new TreeSet<>());

    public Showing {
        keys = Collections.unmodifiableNavigableSet(new TreeSet<>(keys));
        effects = Collections.unmodifiableNavigableSet(new TreeSet<>(effects));
    }

    public static Showing of(Collection<ByteString> keys, Collection<Long> effects) {
        return new Showing(new TreeSet<>(keys), new TreeSet<>(effects));
    }

    public boolean isEmpty() {
        return keys.isEmpty() && effects.isEmpty();
    }
}
