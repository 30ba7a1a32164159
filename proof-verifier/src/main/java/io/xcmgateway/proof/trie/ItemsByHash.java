package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The items of a storage proof, found by their hashes. An item is a node or a value (or both) by
/// what refers to it, never by its look.
final class ItemsByHash implements ProofItems {
    private final Layout layout;
    private final Map<Hash32, ByteString> items;
    private final Map<Hash32, Node> nodes = new HashMap<>();
    private final Set<Hash32> loaded = new HashSet<>();
    private final @Nullable Node root;

    /// Decodes everything that the root leads to, each item once, and refuses what it does not lead
    /// to.
    ItemsByHash(Layout layout, Hash32 rootHash, StorageProof proof) throws ProofRefused {
        ProofItems.checkSize(proof.items());
        this.layout = layout;
        this.items = new LinkedHashMap<>();
        for (ByteString item : proof.items()) {
            items.put(layout.hash(item), item);
        }
        ByteString rootItem = items.get(rootHash);
        if (rootItem == null) {
            throw new ProofRefused(
                    "the root node is not in the proof", rootHash.toString(), "no such item");
        }
        boolean empty = rootItem.equals(Layout.EMPTY_TRIE);
        this.root = empty ? null : decode(rootHash, rootItem);
        loaded.add(rootHash);
        Set<Hash32> reached = root == null ? Set.of(rootHash) : reach(rootHash, root);
        for (Hash32 hash : items.keySet()) {
            if (!reached.contains(hash)) {
                throw new ProofRefused(
                        "the root does not lead to a proof item",
                        "only items that it leads to",
                        hash.toString());
            }
        }
    }

    @Nullable Node root() {
        return root;
    }

    @Override
    public Node node(NodeRef ref) {
        return switch (ref) {
            case Node node -> node;
            case StoredNode _ -> throw notOfAProof();
            case NodeRef.ByHash(Hash32 hash) -> {
                Node node = nodes.get(hash);
                if (node == null) {
                    throw new StateUnavailableException("trie node " + hash + " is missing");
                }
                loaded.add(hash);
                yield node;
            }
        };
    }

    @Override
    public ByteString value(Node holder, NodeValue.Hashed value) {
        ByteString bytes = items.get(value.hash());
        if (bytes == null) {
            throw new StateUnavailableException("value " + value.hash() + " is missing");
        }
        loaded.add(value.hash());
        return bytes;
    }

    @Override
    public List<Hash32> unused() {
        return items.keySet().stream().filter(hash -> !loaded.contains(hash)).toList();
    }

    @Override
    public SortedSet<ByteString> storageItems() {
        return new TreeSet<>(items.values());
    }

    /// An item is repeated at each place that refers to it, as Substrate's encoder does; this is
    /// where a few items can become very many.
    @Override
    public @Nullable List<ByteString> compactItems() {
        PreOrder.Shown all =
                new PreOrder.Shown() {
                    @Override
                    public @Nullable Node node(NodeRef child) {
                        return child instanceof NodeRef.ByHash(Hash32 hash)
                                ? nodes.get(hash)
                                : null;
                    }

                    @Override
                    public @Nullable ByteString value(Node holder, NodeValue.Hashed value) {
                        return items.get(value.hash());
                    }
                };
        return new PreOrder(root, layout, all)
                .compactItems(TrieLimits.PROOF_ITEMS_MAX, TrieLimits.PROOF_BYTES_MAX);
    }

    private Set<Hash32> reach(Hash32 rootHash, Node root) throws ProofRefused {
        Set<Hash32> reached = new HashSet<>();
        reached.add(rootHash);
        Deque<Node> ahead = new ArrayDeque<>();
        ahead.push(root);
        while (!ahead.isEmpty()) {
            Node node = ahead.pop();
            if (node.value() instanceof NodeValue.Hashed hashed) {
                ByteString bytes = items.get(hashed.hash());
                if (bytes != null) {
                    layout.checkHashedValue(bytes);
                    reached.add(hashed.hash());
                }
            }
            for (int i = 0; i < Children.INDEXES; i++) {
                Node child = childToDecode(node.children().at(i), reached);
                if (child != null) {
                    ahead.push(child);
                }
            }
        }
        return reached;
    }

    /// The child if it is in the proof and was not decoded before.
    private @Nullable Node childToDecode(@Nullable NodeRef child, Set<Hash32> reached)
            throws ProofRefused {
        return switch (child) {
            case null -> null;
            case Node inlined -> inlined;
            case StoredNode _ -> throw notOfAProof();
            case NodeRef.ByHash(Hash32 hash) -> {
                ByteString item = items.get(hash);
                if (item == null || nodes.containsKey(hash)) {
                    yield null;
                }
                if (item.length() < Hash32.LENGTH_BYTES) {
                    throw new ProofRefused(
                            "a node that must be inlined in its parent is an item",
                            "at least " + Hash32.LENGTH_BYTES + " bytes",
                            String.valueOf(item.length()));
                }
                reached.add(hash);
                yield decode(hash, item);
            }
        };
    }

    private static IllegalStateException notOfAProof() {
        return new IllegalStateException("a proof must hold nodes and hashes, holds a row");
    }

    private Node decode(Hash32 hash, ByteString item) throws ProofRefused {
        return switch (NodeDecoder.decode(item)) {
            case Decoded.Value<Node>(Node node) -> {
                nodes.put(hash, node);
                yield node;
            }
            case Decoded.Refused<Node> refused ->
                    throw new ProofRefused(
                            "a proof item is no trie node",
                            refused.expected(),
                            refused.found() + " at offset " + refused.offset() + " of " + hash);
        };
    }
}
