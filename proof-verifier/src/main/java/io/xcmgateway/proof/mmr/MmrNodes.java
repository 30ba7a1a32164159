package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.Hash32;

/// The nodes of a range by their positions.
@FunctionalInterface
public interface MmrNodes {

    /// @param position of a node that the range has
    Hash32 node(long position);
}
