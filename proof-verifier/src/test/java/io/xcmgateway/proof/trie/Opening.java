package io.xcmgateway.proof.trie;

import io.xcmgateway.proof.trie.PartialTrie.Opened;

/// Unwraps opened proofs that a test expects to be good.
final class Opening {
    private Opening() {}

    static PartialTrie usable(Opened opened) {
        return switch (opened) {
            case Opened.Usable(PartialTrie trie) -> trie;
            case Opened.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
