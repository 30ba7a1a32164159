package io.xcmgateway.proof.mmr;

/// What came of verifying a proof.
public sealed interface MmrVerdict {

    record Holds() implements MmrVerdict {}

    record Refused(String reason, String expected, String found) implements MmrVerdict {}

    /// A refusal of something that was computed, or [Holds].
    static MmrVerdict equal(String what, Object expected, Object found) {
        return expected.equals(found)
                ? new Holds()
                : new Refused(what, expected.toString(), found.toString());
    }
}
