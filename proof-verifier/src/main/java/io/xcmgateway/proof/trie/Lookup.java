package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.Loads;
import io.xcmgateway.spree.state.StateView;
import org.jspecify.annotations.Nullable;

/// Reads a trie.
///
/// What each read loads is part of the witness format, so gateway and verifier must both read
/// through here. Beside the root, which is always there:
/// - `exists` loads the nodes on the way down from the root along the key, to where it ends or
///   parts from every key of the trie;
/// - `get` loads the same, and the bytes of the value if the node holds only their hash;
/// - `nextKey` loads the nodes on the way along the given key, then those on the way from there to
///   the next key. It loads no value, and no node of a subtree whose keys are all smaller, beyond
///   what is on the way.
record Lookup(@Nullable Node root, NodeSource source) implements StateView {

    @Override
    public @Nullable ByteString get(ByteString key) {
        Node holder = find(key);
        if (holder == null) {
            return null;
        }
        return switch (holder.value()) {
            case null -> null;
            case NodeValue.Inline(ByteString bytes) -> bytes;
            case NodeValue.Hashed hashed -> source.value(holder, hashed);
        };
    }

    @Override
    public boolean exists(ByteString key) {
        Node holder = find(key);
        return holder != null && holder.value() != null;
    }

    @Override
    public @Nullable ByteString nextKey(ByteString key) {
        return root == null ? null : nextKey(root, Nibbles.ofKey(key));
    }

    @Override
    public StateView observed(Loads loads) {
        return new Lookup(root, new ObservedSource(source, loads));
    }

    /// The node at which `key` ends, with or without a value.
    private @Nullable Node find(ByteString key) {
        if (root == null) {
            return null;
        }
        Nibbles nibbles = Nibbles.ofKey(key);
        Node node = root;
        int at = 0;
        while (true) {
            int partialLength = node.partial().length();
            if (node.partial().commonPrefix(nibbles, at) < partialLength) {
                return null;
            }
            at += partialLength;
            if (at == nibbles.length()) {
                return node;
            }
            NodeRef child = node.children().at(nibbles.at(at));
            if (child == null) {
                return null;
            }
            node = source.node(child);
            at++;
        }
    }

    /// Follows `key` down and remembers the last turn to the right that was passed by. Where the
    /// way ends, the next key is the first one below, or else the first one behind that turn.
    private @Nullable ByteString nextKey(Node root, Nibbles key) {
        KeyPath path = new KeyPath();
        Node node = root;
        Node turn = null;
        int turnIndex = -1;
        int turnLength = 0;
        int at = 0;
        while (true) {
            Nibbles partial = node.partial();
            int common = partial.commonPrefix(key, at);
            if (common < partial.length()) {
                boolean allGreater =
                        at + common == key.length() || partial.at(common) > key.at(at + common);
                if (allGreater) {
                    return firstKey(node, path);
                }
                break;
            }
            path.append(partial);
            at += common;
            // At the key's end every child is greater, before it those behind the key's nibble.
            boolean ended = at == key.length();
            int right = node.children().firstFrom(ended ? 0 : key.at(at) + 1);
            if (right >= 0) {
                turn = node;
                turnIndex = right;
                turnLength = path.length();
            }
            NodeRef child = ended ? null : node.children().at(key.at(at));
            if (child == null) {
                break;
            }
            path.append(key.at(at));
            at++;
            node = source.node(child);
        }
        if (turn == null) {
            return null;
        }
        path.truncate(turnLength);
        path.append(turnIndex);
        return firstKey(source.node(turn.children().require(turnIndex)), path);
    }

    /// The least key in the subtree of `node`, to which `path` leads.
    private ByteString firstKey(Node node, KeyPath path) {
        Node at = node;
        path.append(at.partial());
        while (at.value() == null) {
            int index = at.children().firstFrom(0);
            path.append(index);
            at = source.node(at.children().require(index));
            path.append(at.partial());
        }
        return path.toKey();
    }
}
