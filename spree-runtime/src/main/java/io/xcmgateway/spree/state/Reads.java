package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/// What an execution read from the state before it, so that a witness for exactly these reads can
/// be made. Reads answered by the execution's own writes are not here. All keys are whole trie keys
/// (with the leading 0x00 or 0x01).
///
/// @param values keys whose value bytes were needed, present or absent
/// @param existences keys of which only presence was asked
/// @param steps keys given to [StateView#nextKey]
public record Reads(
        NavigableSet<ByteString> values,
        NavigableSet<ByteString> existences,
        NavigableSet<ByteString> steps) {
    public static final Reads NONE = new Reads(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    public Reads {
        values = Collections.unmodifiableNavigableSet(new TreeSet<>(values));
        existences = Collections.unmodifiableNavigableSet(new TreeSet<>(existences));
        steps = Collections.unmodifiableNavigableSet(new TreeSet<>(steps));
    }

    /// These reads and those of `other`.
    public Reads and(Reads other) {
        return new Reads(
                union(values, other.values),
                union(existences, other.existences),
                union(steps, other.steps));
    }

    private static NavigableSet<ByteString> union(
            NavigableSet<ByteString> some, NavigableSet<ByteString> others) {
        NavigableSet<ByteString> both = new TreeSet<>(some);
        both.addAll(others);
        return both;
    }
}
