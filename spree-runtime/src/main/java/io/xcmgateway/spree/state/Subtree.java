package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;

/// The two halves of an instance's trie, told apart by the first byte of every key (PROOF.md,
/// "State of an instance").
public enum Subtree {
    /// What the environment keeps about the instance: its identity, nonces and channel counters.
    /// The guest cannot name anything here.
    HOST(0x00),
    /// What the module keeps.
    GUEST(0x01);

    @SuppressWarnings("ImmutableEnumChecker") // ByteString is immutable, but not annotated as such
    private final ByteString prefix;

    Subtree(int prefix) {
        this.prefix = ByteString.of(prefix);
    }

    /// The byte that every key of this half starts with.
    public ByteString prefix() {
        return prefix;
    }

    /// The trie key of what is called `key` inside this half.
    public ByteString key(ByteString key) {
        return prefix.concat(key);
    }

    public boolean contains(ByteString trieKey) {
        return trieKey.startsWith(prefix);
    }

    /// The reverse of [#key].
    ///
    /// @param trieKey a key of this half
    public ByteString strip(ByteString trieKey) {
        if (!contains(trieKey)) {
            throw new IllegalStateException("key must start with " + prefix + ", was " + trieKey);
        }
        return trieKey.slice(1, trieKey.length());
    }
}
