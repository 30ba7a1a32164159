package io.xcmgateway.proof.fuzz;

import static io.xcmgateway.proof.fuzz.Properties.same;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.proof.trie.CompactProof;
import io.xcmgateway.proof.trie.PartialTrie;
import io.xcmgateway.proof.trie.PartialTrie.Answer;
import io.xcmgateway.proof.trie.PartialTrie.Opened;
import io.xcmgateway.proof.trie.StorageProof;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// What must hold of proofs over a trie that open under the root they lead to. A fuzzer cannot make
/// a node for a hash, so the root is taken from the proof.
final class TrieProperties {
    private static final TrieProfile PROFILE = TrieProfile.BLAKE2B_V1;
    private static final int KEYS_MAX = 32;
    private static final int ROOTS_MAX = 4;

    private TrieProperties() {}

    static void compact(CompactProof proof) {
        if (PartialTrie.open(PROFILE, Hash32.ZERO, proof.items())
                        instanceof Opened.Refused(var reason, _, var found)
                && reason.equals("the proof is of another root")) {
            Hash32 root = Hash32.hex(found);
            PartialTrie trie = usable(PartialTrie.open(PROFILE, root, proof.items()));
            same(proof, whole(trie));
            examine(root, trie);
            PartialTrie again = usable(PartialTrie.open(PROFILE, root, trie.storageProof()));
            same(trie.storageProof(), again.storageProof());
        }
    }

    static void storage(StorageProof proof) {
        for (ByteString item : proof.items().stream().limit(ROOTS_MAX).toList()) {
            Hash32 root = Hashing.blake2b256(item);
            if (PartialTrie.open(PROFILE, root, proof) instanceof Opened.Usable(PartialTrie trie)) {
                same(proof, trie.storageProof());
                examine(root, trie);
            }
        }
    }

    /// Reads agree with one another, and writes that change nothing do not move the root.
    private static void examine(Hash32 root, PartialTrie trie) {
        TreeMap<ByteString, Change> same = new TreeMap<>();
        for (ByteString key : keys(trie)) {
            switch (trie.ask(key)) {
                case Answer.Present(ByteString value) -> {
                    same(true, trie.exists(key));
                    if (value.length() < 33) {
                        same.put(key, new Change.Put(value));
                    }
                }
                case Answer.Absent() ->
                        throw new AssertionError("a key that comes next is absent: " + key);
                case Answer.Incomplete _ -> same(true, trie.exists(key));
            }
        }
        try {
            same(root, trie.rootAfter(new StateDiff(same)));
        } catch (StateUnavailableException _) {
            // The proof need not hold what an update loads.
        }
        trie.unused();
    }

    private static List<ByteString> keys(PartialTrie trie) {
        List<ByteString> keys = new ArrayList<>();
        try {
            ByteString key = trie.exists(ByteString.EMPTY) ? ByteString.EMPTY : null;
            key = key == null ? trie.nextKey(ByteString.EMPTY) : key;
            while (key != null && keys.size() < KEYS_MAX) {
                keys.add(key);
                ByteString next = trie.nextKey(key);
                same(true, next == null || next.compareTo(key) > 0);
                key = next;
            }
        } catch (StateUnavailableException _) {
            // What was walked so far is enough.
        }
        return keys;
    }

    private static CompactProof whole(PartialTrie trie) {
        return Objects.requireNonNull(trie.compactProof());
    }

    private static PartialTrie usable(Opened opened) {
        return switch (opened) {
            case Opened.Usable(PartialTrie trie) -> trie;
            case Opened.Refused refused -> throw new AssertionError(refused);
        };
    }
}
