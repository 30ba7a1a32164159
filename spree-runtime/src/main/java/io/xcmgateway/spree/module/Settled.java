package io.xcmgateway.spree.module;

import io.xcmgateway.api.statement.Effect;
import java.util.List;

/// Whether what a guest answered may stand.
sealed interface Settled {

    /// It may.
    ///
    /// @param outbound its messages, numbered
    record Kept(List<Effect> outbound) implements Settled {
        public Kept {
            outbound = List.copyOf(outbound);
        }
    }

    /// It exceeds a limit, as a trap.
    record TooMuch(String reason) implements Settled {}

    /// The state is none that the history of an instance could have led to.
    record Broken(Transition.Refused refused) implements Settled {}
}
