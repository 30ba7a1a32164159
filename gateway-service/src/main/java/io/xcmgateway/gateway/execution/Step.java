package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.spree.module.RoutedGas;
import io.xcmgateway.spree.state.StateView;

/// One entry of an instance's order, about to be executed.
///
/// @param sequence unsigned
///
/// @param gasSettled whether the entry's gas limit is another one than was ordered
record Step(Instance instance, long sequence, OrderedMessage entry, boolean gasSettled) {

    Step(Instance instance, long sequence, OrderedMessage entry) {
        this(instance, sequence, entry, false);
    }

    /// The step that takes `entry` in this state.
    static Step on(StateView state, Instance instance, long sequence, OrderedMessage entry) {
        if (!(entry.evidence() instanceof OriginEvidence.FromInstance routed)) {
            return new Step(instance, sequence, entry);
        }
        long ordered = entry.context().gasLimit();
        long settled = RoutedGas.settled(state, routed, ordered);
        return settled == ordered
                ? new Step(instance, sequence, entry)
                : new Step(instance, sequence, entry.withGasLimit(settled), true);
    }
}
