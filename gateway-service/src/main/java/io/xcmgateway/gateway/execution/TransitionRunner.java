package io.xcmgateway.gateway.execution;

import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.state.StateView;

/// Makes the transition of one step: in the service the Wasm sandbox, in a simulation whatever is
/// to go wrong.
@FunctionalInterface
interface TransitionRunner {

    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this node could not
    /// @throws io.xcmgateway.spree.state.StateUnavailableException if it should be tried again
    Transition run(Step step, StateView pre);
}
