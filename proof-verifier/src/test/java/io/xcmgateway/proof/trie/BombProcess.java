package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.proof.trie.PartialTrie.Opened;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/// Opens proofs that stand for much more than they hold, in a process of little memory, and prints
/// what came of each on a line.
final class BombProcess {
    private static final Layout LAYOUT = Layout.of(TrieProfile.BLAKE2B_V1);
    private static final Hash32 ROOT = Hash32.ZERO;

    private BombProcess() {}

    public static void main(String[] arguments) {
        ByteString wide =
                NodeEncoder.encodeCompact(branch(new NodeRef.ByHash(ROOT)), LAYOUT, false, 0xffff);
        print("wide", PartialTrie.open(LAYOUT, ROOT, Collections.nCopies(200_000, wide)));
        ByteString leaf = leaf(0);
        // As wide as it gets without being deep: a branch, fifteen leaves, and again.
        List<ByteString> comb = new ArrayList<>();
        for (int level = 0; level < 1_000; level++) {
            comb.add(wide);
            comb.addAll(Collections.nCopies(15, leaf(level % 2 == 0 ? 1 : 0)));
        }
        print("comb", PartialTrie.open(LAYOUT, ROOT, comb));
        print("leaves", PartialTrie.open(LAYOUT, ROOT, Collections.nCopies(200_000, leaf)));
        print("many", PartialTrie.open(LAYOUT, ROOT, Collections.nCopies(1 << 20, leaf)));
        selfSimilar();
    }

    /// Two hundred levels of sixteen equal children, which the items hold once each.
    private static void selfSimilar() {
        Node leaf = Node.leaf(Nibbles.EMPTY, new NodeValue.Inline(ByteString.wrap(new byte[32])));
        TreeSet<ByteString> items = new TreeSet<>();
        items.add(NodeEncoder.encode(leaf, LAYOUT));
        Node root = leaf;
        for (int level = 0; level < 200; level++) {
            root = branch(root);
            items.add(NodeEncoder.encode(root, LAYOUT));
        }
        StorageProof proof = new StorageProof(List.copyOf(items));
        if (!(PartialTrie.open(LAYOUT, root.hash(LAYOUT), proof)
                instanceof Opened.Usable(PartialTrie trie))) {
            throw new AssertionError("is sound");
        }
        Listing listing = trie.list(KeyRange.under(ByteString.EMPTY, KeyRange.KEYS_MAX));
        System.out.println(
                "self-similar: keys "
                        + listing.keys().size()
                        + ", compact "
                        + (trie.compactProof() == null ? "too large" : "written")
                        + ", next "
                        + trie.nextKey(ByteString.wrap(new byte[100])));
    }

    /// With as many nibbles as bring its key to whole bytes.
    private static ByteString leaf(int nibbles) {
        Nibbles partial = Nibbles.ofKey(ByteString.of(0x11)).slice(0, nibbles);
        return NodeEncoder.encode(
                Node.leaf(partial, new NodeValue.Inline(ByteString.wrap(new byte[32]))), LAYOUT);
    }

    private static Node branch(NodeRef child) {
        Children children = Children.NONE;
        for (int i = 0; i < Children.INDEXES; i++) {
            children = children.with(i, child);
        }
        return new Node(Nibbles.EMPTY, null, children);
    }

    private static void print(String name, Opened opened) {
        System.out.println(
                name
                        + ": "
                        + switch (opened) {
                            case Opened.Refused(var reason, _, _) -> reason;
                            case Opened.Usable _ -> "usable";
                        });
    }
}
