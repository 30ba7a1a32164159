package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.StateUnavailableException;

/// Where the algorithms get every node below the root and every hashed value from. To ask for one
/// is to load it.
interface NodeSource {

    /// The node that `ref` stands for.
    ///
    /// @throws StateUnavailableException if it is not to be had
    Node node(NodeRef ref);

    /// The bytes of the hashed value at `holder`.
    ///
    /// @throws StateUnavailableException if they are not to be had
    ByteString value(Node holder, NodeValue.Hashed value);

    /// Takes nodes and values from where they are referred to, and keeps no record.
    NodeSource IN_PLACE =
            new NodeSource() {
                @Override
                public Node node(NodeRef ref) {
                    return switch (ref) {
                        case Node node -> node;
                        case StoredNode stored -> stored.node();
                        case NodeRef.ByHash missing ->
                                throw new StateUnavailableException(
                                        "trie node " + missing.hash() + " is missing");
                    };
                }

                @Override
                public ByteString value(Node holder, NodeValue.Hashed value) {
                    ByteString bytes = value.bytes();
                    if (bytes == null) {
                        throw new StateUnavailableException(
                                "value " + value.hash() + " is missing");
                    }
                    return bytes;
                }
            };
}
