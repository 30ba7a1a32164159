/// The Merkle Mountain Range of pallet-mmr and BEEFY: appending, proofs that leaves are in it, and
/// proofs that one range is the beginning of another.
///
/// Nodes stand in one array, in the order in which they come into being: a leaf, then each parent
/// that it completes. `n` leaves make `2n - popcount(n)` nodes. The roots of the perfect trees, the
/// *peaks*, are bagged from the right: `acc = H(acc ‖ peak)`, the other way round than inner nodes.
/// Leaves and inner nodes have no tags, so a leaf's preimage must never be 64 bytes.
@NullMarked
package io.xcmgateway.proof.mmr;

import org.jspecify.annotations.NullMarked;
