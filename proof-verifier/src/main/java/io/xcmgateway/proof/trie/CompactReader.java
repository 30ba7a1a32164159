package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.proof.trie.NodeDecoder.CompactNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds the tree that the items of a compact proof stand for. Items come parents first, so one
/// pass from the front decodes them and one from the back puts children into parents: time and
/// memory follow the size of the items, whatever their shape.
final class CompactReader {
    private final Layout layout;
    private final List<ByteString> items;
    private int next;

    private CompactReader(Layout layout, List<ByteString> items) {
        this.layout = layout;
        this.items = items;
    }

    /// The root node, or `null` for the trie without keys.
    static @Nullable Node read(Layout layout, Hash32 root, List<ByteString> items)
            throws ProofRefused {
        ProofItems.checkSize(items);
        Node built = null;
        if (!items.equals(List.of(Layout.EMPTY_TRIE))) {
            CompactReader reader = new CompactReader(layout, items);
            built = reader.assemble(reader.decodeAll());
        }
        Hash32 found = layout.rootHash(built);
        if (!found.equals(root)) {
            throw new ProofRefused(
                    "the proof is of another root", root.toString(), found.toString());
        }
        return built;
    }

    private List<CompactNode> decodeAll() throws ProofRefused {
        List<CompactNode> nodes = new ArrayList<>();
        // For each subtree that is still to come: how many nibbles lead to it.
        Deque<Integer> ahead = new ArrayDeque<>();
        ahead.push(0);
        while (!ahead.isEmpty()) {
            int start = ahead.pop();
            CompactNode parsed = decode(take());
            Node node = parsed.node();
            if (parsed.valueFollows()) {
                ByteString bytes = take();
                layout.checkHashedValue(bytes);
                node = node.withValue(new NodeValue.Held(layout.hash(bytes), bytes));
            }
            checkPlace(node, start);
            int childStart = start + node.partial().length() + 1;
            for (int i = Integer.bitCount(parsed.followingChildren()); i > 0; i--) {
                ahead.push(childStart);
            }
            nodes.add(new CompactNode(node, parsed.valueFollows(), parsed.followingChildren()));
        }
        if (next < items.size()) {
            throw new ProofRefused(
                    "items are left over", next + " items", String.valueOf(items.size()));
        }
        return nodes;
    }

    private ByteString take() throws ProofRefused {
        if (next == items.size()) {
            throw new ProofRefused(
                    "the proof ends too early", "an item " + next, "the end of the items");
        }
        return items.get(next++);
    }

    private CompactNode decode(ByteString item) throws ProofRefused {
        return switch (NodeDecoder.decodeCompact(item)) {
            case Decoded.Value<CompactNode>(CompactNode node) -> node;
            case Decoded.Refused<CompactNode> refused ->
                    throw new ProofRefused(
                            "item " + (next - 1) + " is no trie node",
                            refused.expected(),
                            refused.found() + " at offset " + refused.offset());
        };
    }

    /// Checks that keys can end where this node, and those inlined in it, have values.
    private static void checkPlace(Node node, int start) throws ProofRefused {
        int end = start + node.partial().length();
        if (end > TrieLimits.PATH_NIBBLES_MAX) {
            throw new ProofRefused(
                    "a node is too deep",
                    "at most " + TrieLimits.PATH_NIBBLES_MAX + " nibbles",
                    String.valueOf(end));
        }
        if (node.value() != null && end % 2 != 0) {
            throw new ProofRefused(
                    "a value is not at whole bytes of a key", "an even nibble", "nibble " + end);
        }
        for (int i = 0; i < Children.INDEXES; i++) {
            if (node.children().at(i) instanceof Node inlined) {
                checkPlace(inlined, end + 1);
            }
        }
    }

    private Node assemble(List<CompactNode> nodes) throws ProofRefused {
        // Subtrees that are built but have no parent yet, the first in order on top.
        Deque<Node> built = new ArrayDeque<>();
        for (CompactNode each : nodes.reversed()) {
            Children children = each.node().children();
            for (int i = 0; i < Children.INDEXES; i++) {
                if ((each.followingChildren() >>> i & 1) == 1) {
                    Node child = built.pop();
                    if (!child.standsAlone(layout)) {
                        throw new ProofRefused(
                                "a node that must be inlined in its parent is an item",
                                "at least " + Hash32.LENGTH_BYTES + " bytes",
                                String.valueOf(child.merkleValue(layout).length()));
                    }
                    children = children.with(i, child);
                }
            }
            built.push(each.node().withChildren(children));
        }
        return built.pop();
    }
}
