package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the rows in which two tries differ, of which one was made out of the other. Both are
/// walked down together along the same paths; where they share a child they agree below it, so what
/// is walked is what was made anew, or was there before and is not any more. All of that was loaded
/// when the update was made.
final class RowComparison {
    private final Layout layout;
    private final NavigableMap<ByteString, Change> rows = new TreeMap<>();
    private final Deque<Pair> ahead = new ArrayDeque<>();
    private long heapBytes;

    /// A node of one of the tries, of whose partial key `from` nibbles are behind.
    private record Cursor(Node node, int from) {
        Nibbles rest() {
            return node.partial().dropFirst(from);
        }

        /// Whether this is where the node starts, so that its row, if it has one, is here.
        boolean starts() {
            return from == 0;
        }
    }

    /// What the two tries have at `path`; at least one has something.
    private record Pair(Nibbles path, @Nullable Cursor before, @Nullable Cursor after) {}

    RowComparison(Layout layout) {
        this.layout = layout;
    }

    NodeChanges compare(@Nullable Node before, @Nullable Node after) {
        if (!isShared(before, after)) {
            push(Nibbles.EMPTY, start(before), start(after));
        }
        while (!ahead.isEmpty()) {
            Pair pair = ahead.pop();
            rows(pair);
            below(pair);
        }
        return new NodeChanges(rows, heapBytes);
    }

    private void rows(Pair pair) {
        if (pair.before() != null && pair.before().starts()) {
            Node node = pair.before().node();
            heapBytes -= node.heapBytes();
            if (hasRow(pair.path(), node)) {
                rows.put(NodeChanges.rowKey(pair.path()), new Change.Delete());
            }
        }
        if (pair.after() != null && pair.after().starts()) {
            Node node = pair.after().node();
            heapBytes += node.heapBytes();
            if (hasRow(pair.path(), node)) {
                rows.put(
                        NodeChanges.rowKey(pair.path()),
                        new Change.Put(NodeEncoder.encode(node, layout)));
            }
        }
    }

    private boolean hasRow(Nibbles path, Node node) {
        return path.length() == 0 || node.standsAlone(layout);
    }

    private void below(Pair pair) {
        Cursor before = pair.before();
        Cursor after = pair.after();
        if (before == null || after == null) {
            children(pair.path(), before, null);
            children(pair.path(), null, after);
            return;
        }
        int common = before.rest().commonPrefix(after.rest(), 0);
        boolean beforeEnds = common == before.rest().length();
        boolean afterEnds = common == after.rest().length();
        if (beforeEnds == afterEnds) {
            if (beforeEnds) {
                children(pair.path(), before, after);
            } else {
                children(pair.path(), before, null);
                children(pair.path(), null, after);
            }
        } else if (beforeEnds) {
            oneEnds(pair.path(), before, after, common, false);
        } else {
            oneEnds(pair.path(), after, before, common, true);
        }
    }

    /// The children of nodes whose partial keys end together.
    private void children(Nibbles path, @Nullable Cursor before, @Nullable Cursor after) {
        Cursor either = before == null ? after : before;
        for (int i = 0; either != null && i < Children.INDEXES; i++) {
            NodeRef old = before == null ? null : before.node().children().at(i);
            NodeRef made = after == null ? null : after.node().children().at(i);
            if (!isShared(old, made)) {
                push(end(path, either.rest(), i), start(old), start(made));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same child, not one that is equal
    private static boolean isShared(@Nullable NodeRef old, @Nullable NodeRef made) {
        return old == made;
    }

    /// One node ends where the other, which is longer, goes on as if it were one of its children.
    ///
    /// @param swapped whether the longer one is that of before
    private void oneEnds(Nibbles path, Cursor ending, Cursor longer, int common, boolean swapped) {
        int next = longer.rest().at(common);
        for (int i = 0; i < Children.INDEXES; i++) {
            Cursor child = start(ending.node().children().at(i));
            Cursor beside =
                    i == next ? new Cursor(longer.node(), longer.from() + common + 1) : null;
            if (child != null || beside != null) {
                push(
                        end(path, ending.rest(), i),
                        swapped ? beside : child,
                        swapped ? child : beside);
            }
        }
    }

    private void push(Nibbles path, @Nullable Cursor before, @Nullable Cursor after) {
        ahead.push(new Pair(path, before, after));
    }

    private static @Nullable Cursor start(@Nullable NodeRef ref) {
        return ref == null ? null : new Cursor(NodeSource.IN_PLACE.node(ref), 0);
    }

    private static Nibbles end(Nibbles path, Nibbles partial, int index) {
        KeyPath end = new KeyPath();
        end.append(path);
        end.append(partial);
        end.append(index);
        return end.toNibbles();
    }
}
