/// The Substrate state trie: a map from keys to values whose root hash commits to all of it.
///
/// [Trie] is a whole state and makes witnesses; [PartialTrie] holds what a witness shows of one,
/// and refuses to guess at the rest. A [Trie] may lie in the rows of a database, one for each place
/// of a node ([TrieRows], [NodeChanges]); it is then read as far as it is needed. All run the same
/// three algorithms: `Lookup` (read a key, find the next one), `Update` (apply writes) and the node
/// codec. A node reaches an algorithm only through a `NodeSource`, which is therefore the one place
/// that knows what was loaded.
///
/// Layout: base-16 Merkle-Patricia without extension nodes, state version 1 (values of 33 bytes and
/// more are hashed out of their node), hashed with Blake2b-256 or Keccak-256.
@NullMarked
package io.xcmgateway.proof.trie;

import org.jspecify.annotations.NullMarked;
