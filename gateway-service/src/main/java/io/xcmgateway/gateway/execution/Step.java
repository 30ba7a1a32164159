package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.gateway.state.OrderedMessage;

/// One entry of an instance's order, about to be executed.
///
/// @param sequence unsigned
record Step(Instance instance, long sequence, OrderedMessage entry) {}
