package io.xcmgateway.gateway.execution;

import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.state.StateView;

/// Makes the transition of one step: in the service the Wasm sandbox, in a simulation whatever is
/// to go wrong.
@FunctionalInterface
interface TransitionRunner {

    /// Gets ready what `step` needs and no message chose, so that it does not count as part of its
    /// execution.
    ///
    /// @throws io.xcmgateway.spree.state.StateUnavailableException if it should be tried again
    default void prepare(Step step) {}

    /// Drops what is kept on this thread for later runs, so that its memory is free.
    default void forget() {}

    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this node could not
    /// @throws io.xcmgateway.spree.state.StateUnavailableException if it should be tried again
    Transition run(Step step, StateView pre);
}
