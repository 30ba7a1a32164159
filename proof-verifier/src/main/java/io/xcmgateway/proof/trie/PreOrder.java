package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Walks those nodes of a trie that are items of their own, parents first and children in order.
record PreOrder(@Nullable Node root, Layout layout, Shown shown) {

    /// Which nodes below the root, and which values, belong to the walk.
    interface Shown {
        /// The child, or `null` if it is inlined in its parent or does not belong to the walk.
        @Nullable Node node(NodeRef child);

        /// The bytes of the hashed value at `holder`, or `null` if they do not belong to the walk.
        @Nullable ByteString value(Node holder, NodeValue.Hashed value);
    }

    @FunctionalInterface
    interface Visitor {
        /// @param value the bytes of the node's hashed value, if they belong to the walk
        /// @param followingChildren bitmap of the children that belong to the walk
        /// @return whether to go on
        boolean visit(Node node, @Nullable ByteString value, int followingChildren);
    }

    /// Returns whether the walk went to its end.
    boolean walk(Visitor visitor) {
        Deque<Node> ahead = new ArrayDeque<>();
        if (root != null) {
            ahead.push(root);
        }
        while (!ahead.isEmpty()) {
            Node node = ahead.pop();
            ByteString value =
                    node.value() instanceof NodeValue.Hashed hashed
                            ? shown.value(node, hashed)
                            : null;
            int following = 0;
            for (int i = Children.INDEXES - 1; i >= 0; i--) {
                NodeRef child = node.children().at(i);
                Node below = child == null ? null : shown.node(child);
                if (below != null) {
                    following |= 1 << i;
                    ahead.push(below);
                }
            }
            if (!visitor.visit(node, value, following)) {
                return false;
            }
        }
        return true;
    }

    /// The items of a compact proof, or `null` if they would be more than the bounds.
    @Nullable List<ByteString> compactItems(int itemsMax, long bytesMax) {
        if (root == null) {
            return List.of(Layout.EMPTY_TRIE);
        }
        List<ByteString> items = new ArrayList<>();
        long[] bytes = {0};
        boolean whole =
                walk((node, value, following) -> {
                    ByteString item =
                            NodeEncoder.encodeCompact(node, layout, value != null, following);
                    items.add(item);
                    bytes[0] += item.length();
                    if (value != null) {
                        items.add(value);
                        bytes[0] += value.length();
                    }
                    return items.size() <= itemsMax && bytes[0] <= bytesMax;
                });
        return whole ? items : null;
    }

    /// The items of a storage proof.
    SortedSet<ByteString> storageItems() {
        SortedSet<ByteString> items = new TreeSet<>();
        if (root == null) {
            items.add(Layout.EMPTY_TRIE);
        }
        walk((node, value, _) -> {
            items.add(NodeEncoder.encode(node, layout));
            if (value != null) {
                items.add(value);
            }
            return true;
        });
        return items;
    }
}
