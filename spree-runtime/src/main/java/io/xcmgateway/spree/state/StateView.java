package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;
import org.jspecify.annotations.Nullable;

/// One instance's whole trie (host keys under 0x00, guest keys under 0x01) at one root, read-only.
///
/// Every method may throw [StateUnavailableException] when the state cannot be read; that is never
/// an outcome of the execution.
public interface StateView {

    /// The value at `key`, or `null` if there is none. An empty value is a value.
    @Nullable ByteString get(ByteString key);

    /// Whether there is a value at `key`. Does not need the value's bytes.
    boolean exists(ByteString key);

    /// The least key that is greater than `key` in unsigned lexicographic order, or `null`.
    @Nullable ByteString nextKey(ByteString key);

    /// The same state, of which `loads` is told what each question takes from the trie.
    StateView observed(Loads loads);
}
