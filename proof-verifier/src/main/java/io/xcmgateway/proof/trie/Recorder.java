package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Takes nodes and values from the tree under one root, and notes which of them were loaded.
///
/// It notes them by their place in the tree, not by hash: where two subtrees are equal, only the
/// one that was walked belongs to the witness. The set of hashes is the one that Substrate's
/// recorder makes; but its compact encoding repeats a node wherever the same hash occurs, so that a
/// state full of equal subtrees would turn one read into a proof of all of them.
final class Recorder implements ProofItems {
    private final @Nullable Node root;
    private final Layout layout;
    private final Set<Node> nodes = new HashSet<>();

    /// The nodes whose values were loaded.
    private final Set<Node> holders = new HashSet<>();

    Recorder(@Nullable Node root, Layout layout) {
        this.root = root;
        this.layout = layout;
        if (root != null) {
            nodes.add(root);
        }
    }

    /// Nodes that an update has made may be noted as well; they are not below the root, so nothing
    /// comes of it.
    @Override
    public Node node(NodeRef ref) {
        Node node = IN_PLACE.node(ref);
        nodes.add(node);
        return node;
    }

    @Override
    public ByteString value(Node holder, NodeValue.Hashed value) {
        ByteString bytes = IN_PLACE.value(holder, value);
        holders.add(holder);
        return bytes;
    }

    /// What was loaded, in pre-order.
    PreOrder loaded() {
        return new PreOrder(
                root,
                layout,
                new PreOrder.Shown() {
                    @Override
                    public @Nullable Node node(NodeRef child) {
                        Node node = held(child);
                        return node != null && nodes.contains(node) ? node : null;
                    }

                    @Override
                    public @Nullable ByteString value(Node holder, NodeValue.Hashed value) {
                        return holders.contains(holder) ? value.bytes() : null;
                    }
                });
    }

    @Override
    public List<Hash32> unused() {
        List<Hash32> unused = new ArrayList<>();
        all().walk((node, value, _) -> {
            if (!nodes.contains(node)) {
                unused.add(node.hash(layout));
            }
            if (value != null
                    && node.value() instanceof NodeValue.Hashed hashed
                    && !holders.contains(node)) {
                unused.add(hashed.hash());
            }
            return true;
        });
        return unused;
    }

    @Override
    public SortedSet<ByteString> storageItems() {
        return all().storageItems();
    }

    @Override
    public List<ByteString> compactItems() {
        return compactItems(all());
    }

    /// The compact items of a walk over this tree, which holds each of them only once.
    static List<ByteString> compactItems(PreOrder walk) {
        return Objects.requireNonNull(walk.compactItems(Integer.MAX_VALUE, Long.MAX_VALUE));
    }

    private PreOrder all() {
        return new PreOrder(
                root,
                layout,
                new PreOrder.Shown() {
                    @Override
                    public @Nullable Node node(NodeRef child) {
                        return held(child);
                    }

                    @Override
                    public @Nullable ByteString value(Node holder, NodeValue.Hashed value) {
                        return value.bytes();
                    }
                });
    }

    /// The child if it is held here and is an item of its own.
    private @Nullable Node held(NodeRef child) {
        return switch (child) {
            case Node node -> node.standsAlone(layout) ? node : null;
            case StoredNode stored -> stored.loaded();
            case NodeRef.ByHash _ -> null;
        };
    }
}
