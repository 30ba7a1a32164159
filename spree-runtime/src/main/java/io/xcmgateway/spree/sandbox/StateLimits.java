package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.scale.ScaleWriter;

/// Upper bounds of what one execution may do with the state, and of the state itself, all
/// inclusive. Part of [Limits], and so of the engine profile.
///
/// That whatever was executed can be replayed from a proof is arithmetic on these. A replay proof
/// holds at most 65,536 items and 32 MiB ([io.xcmgateway.api.statement.ExecutionProof]). The
/// witness is what the guest's reads and the outbound channels load, which is counted
/// (`witnessItemsMax`, `witnessBytesMax`), and beyond that
/// - what the last question, the one that is too many, loads: the way along a key of `keyBytesMax`
///   and down to the next one, at most 4 nodes for each byte of a key, 4,096 nodes of at most 566
///   bytes beside 2 KiB of partial keys, 2.3 MiB, and one value;
/// - what the environment reads of its own, whatever the guest does: nonce, channel, parked
///   message, gas limit of routed messages, `size` and `meta`, with keys below 128 bytes: less than
///   1,600 nodes of 566 bytes, 0.9 MiB, and the value of the gas limit.
///
/// So no witness has more than 57,344 + 4,097 + 1,601 = 63,042 items, nor more than 24 + 2.3 + 0.5
/// + 0.9 + 0.5 = 28.2 MiB. The rest of a proof (message, evidence, attestations, module) is less
///   than 3 MiB.
///
/// @param keyBytesMax one trie key, with the leading byte of its subtree. Locations of eight
///   junctions are keys of channels and accounts and need 620
/// @param valueBytesMax one value
/// @param changesMax changes of state held at once: keys written, and for each open transaction
///   what it would put back
/// @param changesBytesMax keys and values of those
/// @param transactionDepthMax transactions open at once
/// @param readsMax distinct questions asked of the state before the run; a write asks for the value
///   that it replaces, so this is no less than `changesMax`
/// @param readBytesMax values read from the state before the run; the witness carries them
/// @param witnessItemsMax trie nodes and values that are loaded from the state before the run, each
///   counted once, and one for each removal: see [#itemBytesMax]
/// @param witnessBytesMax bytes of those, at most as many as the witness has for them
/// @param stateKeysMax keys that the module has in state: see `StateSize`. The gateway keeps states
///   in its store, and in heap what it read and wrote of them, within one bound for all
/// @param stateBytesMax bytes of those keys and their values
public record StateLimits(
        int keyBytesMax,
        int valueBytesMax,
        int changesMax,
        int changesBytesMax,
        int transactionDepthMax,
        int readsMax,
        int readBytesMax,
        int witnessItemsMax,
        int witnessBytesMax,
        int stateKeysMax,
        int stateBytesMax) {

    /// The limits of the first profile.
    static final StateLimits V1 =
            new StateLimits(
                    /* keyBytesMax= */ 1_024,
                    /* valueBytesMax= */ 512 << 10,
                    /* changesMax= */ 16_384,
                    /* changesBytesMax= */ 16 << 20,
                    /* transactionDepthMax= */ 64,
                    /* readsMax= */ 16_384,
                    /* readBytesMax= */ 8 << 20,
                    /* witnessItemsMax= */ 56 << 10,
                    /* witnessBytesMax= */ 24 << 20,
                    /* stateKeysMax= */ 1 << 20,
                    /* stateBytesMax= */ 256 << 20);

    /// Bytes in a proof of a trie node without its partial key and value: length of the item, mark
    /// of a value that follows, header, bitmap, sixteen children of 33 bytes.
    private static final int NODE_FRAME_BYTES_MAX = 4 + 1 + 10 + 2 + 16 * 33;

    /// Bytes in a proof of any trie node: with a partial key as long as a key, and the hash of a
    /// value. A removal can make one node out of two, and then loads the one that nothing else
    /// loads: so much is reckoned for it.
    public int itemBytesMax() {
        return NODE_FRAME_BYTES_MAX + keyBytesMax + 34;
    }

    void write(ScaleWriter out) {
        int[] limits = {
            keyBytesMax,
            valueBytesMax,
            changesMax,
            changesBytesMax,
            transactionDepthMax,
            readsMax,
            readBytesMax,
            witnessItemsMax,
            witnessBytesMax,
            stateKeysMax,
            stateBytesMax
        };
        for (int limit : limits) {
            out.u32(limit);
        }
    }
}
