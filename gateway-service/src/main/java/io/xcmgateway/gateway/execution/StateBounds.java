package io.xcmgateway.gateway.execution;

/// How much of the instances' states is kept, and where.
///
/// @param provableStatementsMax for how many statements of an instance, the last one included, the
///   state after them can be proved. What takes back one statement is a row with the old values of
///   the keys that it changed; older rows are deleted as new ones come
/// @param replayableStatementsMax for how many statements of an instance, the last one included,
///   the witness is kept, without which no proof lets others execute them again; 0 for all
/// @param trieHeapBytesMax about how much heap the tries of all instances may take together. An
///   instance that takes less than its equal share stays in heap whole; when all together take
///   more, those that take more than their share fall back, at their next message, to reading from
///   the store. At most twice as much, if those that do are silent
public record StateBounds(
        int provableStatementsMax, int replayableStatementsMax, long trieHeapBytesMax) {
    public static final StateBounds DEFAULT = new StateBounds(10_000, 0, 128L << 20);

    /// Bytes of rows that a proof of an older state reads to take statements back; beyond that
    /// there is none.
    static final int TAKEN_BACK_BYTES_MAX = 64 << 20;

    /// Heap for the nodes and values that one such proof reads.
    static final long PROOF_HEAP_BYTES_MAX = 64L << 20;

    /// Such proofs at one time.
    static final int PROOFS_AT_ONCE_MAX = 2;

    public StateBounds {
        if (provableStatementsMax < 1 || trieHeapBytesMax < 1) {
            throw new IllegalArgumentException("bounds must be at least 1");
        }
        if (replayableStatementsMax < 0) {
            throw new IllegalArgumentException(
                    "replayableStatementsMax must be at least 0, was " + replayableStatementsMax);
        }
    }
}
