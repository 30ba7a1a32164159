package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes to a trie: makes a new root that shares with the old one what did not change.
///
/// Writes are applied one by one in the order of their keys, as `sp_trie::delta_trie_root` does.
/// The root would be the same in any order; the nodes loaded on the way, and so the witness, would
/// not. A write loads the nodes on its way, and a removal that leaves a branch with one child and
/// no value loads that child too, because the two become one node. No value is loaded.
record Update(Layout layout, NodeSource source) {

    /// The root after `diff`; `null` is the trie without keys, before and after.
    @Nullable Node apply(@Nullable Node root, StateDiff diff) {
        Node after = root;
        for (Map.Entry<ByteString, Change> write : diff.changes().entrySet()) {
            Nibbles key = keyOf(write.getKey());
            after =
                    switch (write.getValue()) {
                        case Change.Put(ByteString value) -> put(after, key, layout.value(value));
                        case Change.Delete() -> after == null ? null : delete(after, key, 0);
                    };
        }
        return after;
    }

    private static Nibbles keyOf(ByteString key) {
        if (key.length() > TrieLimits.KEY_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "key must be at most "
                            + TrieLimits.KEY_BYTES_MAX
                            + " bytes, was "
                            + key.length());
        }
        return Nibbles.ofKey(key);
    }

    private Node put(@Nullable Node root, Nibbles key, NodeValue value) {
        return root == null ? Node.leaf(key, value) : put(root, key, 0, value);
    }

    /// @param at how many nibbles of the key lead to `node`
    private Node put(Node node, Nibbles key, int at, NodeValue value) {
        int common = node.partial().commonPrefix(key, at);
        if (common < node.partial().length()) {
            return split(node, common, key.dropFirst(at + common), value);
        }
        int end = at + common;
        if (end == key.length()) {
            return node.withValue(value);
        }
        int index = key.at(end);
        NodeRef child = node.children().at(index);
        return node.withChild(
                index,
                child == null
                        ? Node.leaf(key.dropFirst(end + 1), value)
                        : put(source.node(child), key, end + 1, value));
    }

    /// A branch where `rest` of the key parts from the partial key of `node`, after `common`
    /// nibbles of that.
    private static Node split(Node node, int common, Nibbles rest, NodeValue value) {
        Nibbles partial = node.partial();
        Node lower = node.withPartial(partial.dropFirst(common + 1));
        Children children = Children.of(partial.at(common), lower);
        Nibbles shared = partial.slice(0, common);
        return rest.length() == 0
                ? new Node(shared, value, children)
                : new Node(
                        shared,
                        null,
                        children.with(rest.at(0), Node.leaf(rest.dropFirst(1), value)));
    }

    /// What is left of `node`: itself if the key is not there, `null` if nothing is.
    private @Nullable Node delete(Node node, Nibbles key, int at) {
        int common = node.partial().commonPrefix(key, at);
        if (common < node.partial().length()) {
            return node;
        }
        int end = at + common;
        if (end == key.length()) {
            return node.value() == null ? node : canonical(node.withValue(null));
        }
        int index = key.at(end);
        NodeRef child = node.children().at(index);
        if (child == null) {
            return node;
        }
        Node before = source.node(child);
        Node after = delete(before, key, end + 1);
        if (after == before) {
            return node;
        }
        return canonical(
                after == null
                        ? node.withChildren(node.children().without(index))
                        : node.withChild(index, after));
    }

    /// A node without value and with at most one child does not exist in a trie: it vanishes, or
    /// becomes one with its child.
    private @Nullable Node canonical(Node node) {
        Children children = node.children();
        if (node.value() != null || children.count() > 1) {
            return node;
        }
        if (children.count() == 0) {
            return null;
        }
        int index = children.firstFrom(0);
        Node only = source.node(children.require(index));
        return only.withPartial(node.partial().join(index, only.partial()));
    }
}
