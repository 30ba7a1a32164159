package io.xcmgateway.spree.state;

/// Told of what a read takes from a trie, each time it does; the root is not told of. Reading one
/// state by the same questions loads the same, wherever it is kept: a trie has one shape.
///
/// Places are compared by identity: equal nodes at two places are two.
public interface Loads {

    /// @param place the node
    /// @param bytesMax at least what a proof needs for it, the length of the item included
    void node(Object place, int bytesMax);

    /// A value that its node holds only the hash of.
    ///
    /// @param place the node that holds it
    /// @param bytes what a proof needs for it, the length of the item included
    void value(Object place, int bytes);
}
