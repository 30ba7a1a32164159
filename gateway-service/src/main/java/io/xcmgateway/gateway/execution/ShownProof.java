package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.ExecutionProof;

/// What came of asking for a proof that shows keys or effects.
public sealed interface ShownProof {

    /// @param proof verified against this gateway's own policy
    record Made(ExecutionProof proof) implements ShownProof {}

    /// There is no such message, or no proof of this level yet, or never; [Ledger#message] tells.
    record NotThere() implements ShownProof {}

    /// The statement is older than those after which states are kept.
    ///
    /// @param sequence of the statement, unsigned
    /// @param oldest sequence of the first one that is kept, unsigned
    record NotKept(long sequence, long oldest) implements ShownProof {}

    /// The state is kept, and more has changed since than this gateway goes back over.
    ///
    /// @param bound what may have changed
    record TooFarBack(long sequence, String bound) implements ShownProof {}

    /// Other such proofs are being made; later there is room.
    record Busy() implements ShownProof {}

    /// @param index of an effect that the statement does not have, 0..2^32-1
    /// @param count how many it has, 0..2^32-1
    record NoSuchEffect(long index, long count) implements ShownProof {}
}
