package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.proof.trie.NodeDecoder.CompactNode;
import java.util.List;

/// The codec of nodes, for fuzzing.
public final class NodeFuzz {
    private static final Layout LAYOUT = Layout.of(TrieProfile.BLAKE2B_V1);

    private NodeFuzz() {}

    /// A node that is accepted is written as the same bytes.
    public static void holdsFor(ByteString input) {
        if (NodeDecoder.decode(input) instanceof Decoded.Value<Node>(Node node)
                && !NodeEncoder.encode(node, LAYOUT).equals(input)) {
            throw new AssertionError("written otherwise: " + NodeEncoder.encode(node, LAYOUT));
        }
        if (NodeDecoder.decodeCompact(input)
                        instanceof
                        Decoded.Value<CompactNode>(
                                CompactNode(Node node, boolean escaped, int rest))
                && rest == 0
                && !escaped
                && !NodeEncoder.encode(node, LAYOUT).equals(input)) {
            throw new AssertionError("written otherwise: " + NodeEncoder.encode(node, LAYOUT));
        }
    }

    /// Nodes of both kinds, with each form of value and of child.
    public static List<ByteString> seeds() {
        Nibbles partial = Nibbles.ofKey(ByteString.of(0x12, 0x34));
        ByteString large = ByteString.wrap(new byte[40]);
        NodeValue inline = new NodeValue.Inline(ByteString.of(1, 2, 3));
        NodeValue hashed = new NodeValue.Held(LAYOUT.hash(large), large);
        Node leaf = Node.leaf(partial.slice(0, 3), inline);
        Children children = Children.of(3, leaf).with(9, new NodeRef.ByHash(LAYOUT.hash(large)));
        return List.of(
                        leaf,
                        Node.leaf(partial, hashed),
                        new Node(partial, null, children),
                        new Node(partial.slice(0, 1), inline, children),
                        new Node(Nibbles.EMPTY, hashed, children))
                .stream()
                .map(node -> NodeEncoder.encode(node, LAYOUT))
                .toList();
    }
}
