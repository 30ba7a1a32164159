package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.spree.state.StateView;

/// The whole state of an instance after one of its statements, while it is being looked at.
///
/// @param sequence of the statement that left this state, unsigned
/// @param stateRoot the statement's `post_root`
public record StateAt(Instance instance, long sequence, Hash32 stateRoot, StateView view) {}
