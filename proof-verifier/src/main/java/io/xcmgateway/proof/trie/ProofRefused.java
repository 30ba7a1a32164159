package io.xcmgateway.proof.trie;

/// Carries a refusal out of nested functions to [PartialTrie#open], which turns it into a value.
/// Without stack trace, since it tells about the proof and not about the code.
final class ProofRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String expected;
    private final String found;

    ProofRefused(String reason, String expected, String found) {
        super(reason, null, false, false);
        this.reason = reason;
        this.expected = expected;
        this.found = found;
    }

    PartialTrie.Opened.Refused refused() {
        return new PartialTrie.Opened.Refused(reason, expected, found);
    }
}
