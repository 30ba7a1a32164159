package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the keys of a range. Beside the root it loads the nodes on the way to the prefix, and
/// below it those on the way to `after` and all that hold or lead to keys behind it, up to the last
/// one listed; no values.
///
/// A branch without value has at least two children, so every key costs at most the nodes of one
/// way down: the work follows the number of keys asked for, even where a proof's nodes are shared.
final class RangeWalk {
    private final NodeSource source;
    private final KeyRange range;
    private final @Nullable Nibbles after;
    private final KeyPath path = new KeyPath();
    private final List<ByteString> keys = new ArrayList<>();

    /// Nodes that are open, the deepest on top.
    private final Deque<Frame> open = new ArrayDeque<>();

    /// A node whose own key was dealt with.
    private static final class Frame {
        private final Node node;

        /// Nibbles that lead to its children.
        private final int length;

        /// Whether what leads to its children is the beginning of `after` too.
        private final boolean onAfter;

        private int from;

        Frame(Node node, int length, boolean onAfter, int from) {
            this.node = node;
            this.length = length;
            this.onAfter = onAfter;
            this.from = from;
        }
    }

    private RangeWalk(NodeSource source, KeyRange range) {
        this.source = source;
        this.range = range;
        this.after = range.after() == null ? null : Nibbles.ofKey(range.after());
    }

    static Listing list(@Nullable Node root, NodeSource source, KeyRange range) {
        RangeWalk walk = new RangeWalk(source, range);
        try {
            Node top = root == null ? null : walk.descend(root);
            boolean whole = top == null || walk.listFrom(top);
            return whole ? new Listing.All(walk.keys) : new Listing.Page(walk.keys);
        } catch (StateUnavailableException missing) {
            return new Listing.Incomplete(walk.keys, String.valueOf(missing.getMessage()));
        }
    }

    /// The topmost node whose keys all begin with the prefix; `path` leads to it.
    private @Nullable Node descend(Node root) {
        Nibbles prefix = Nibbles.ofKey(range.prefix());
        Node node = root;
        while (true) {
            int at = path.length();
            Nibbles partial = node.partial();
            int common = partial.commonPrefix(prefix, at);
            if (at + common == prefix.length()) {
                return node;
            }
            if (common < partial.length()) {
                return null;
            }
            int index = prefix.at(at + common);
            NodeRef child = node.children().at(index);
            if (child == null) {
                return null;
            }
            path.append(partial);
            path.append(index);
            node = source.node(child);
        }
    }

    /// Returns whether the keys came to their end before the page did.
    private boolean listFrom(Node top) {
        if (!enter(top, after != null)) {
            return false;
        }
        while (!open.isEmpty()) {
            Frame frame = open.peek();
            int index = frame.node.children().firstFrom(frame.from);
            if (index < 0) {
                open.pop();
                continue;
            }
            boolean onAfter = frame.onAfter && after != null && index == after.at(frame.length);
            frame.from = index + 1;
            path.truncate(frame.length);
            path.append(index);
            if (!enter(source.node(frame.node.children().require(index)), onAfter)) {
                return false;
            }
        }
        return true;
    }

    /// Lists the node's own key, if it has one behind `after`, and opens it.
    ///
    /// @param onAfter whether `path` is the beginning of `after`
    /// @return whether the page has room left
    private boolean enter(Node node, boolean onAfter) {
        Nibbles partial = node.partial();
        boolean bounded = false;
        boolean ends = false;
        if (onAfter && after != null) {
            int at = path.length();
            int common = partial.commonPrefix(after, at);
            ends = at + common == after.length();
            bounded = common == partial.length();
            if (!bounded && !ends && partial.at(common) < after.at(at + common)) {
                return true;
            }
        }
        path.append(partial);
        if (node.value() != null && !bounded) {
            keys.add(path.toKey());
            if (keys.size() == range.keysMax()) {
                return false;
            }
        }
        boolean childrenBounded = bounded && !ends;
        int from = childrenBounded && after != null ? after.at(path.length()) : 0;
        open.push(new Frame(node, path.length(), childrenBounded, from));
        return true;
    }
}
