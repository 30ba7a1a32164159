package io.xcmgateway.gateway.instance;

import java.util.concurrent.CompletionStage;

/// The way in for host chains.
public interface InstanceRegistry {

    /// Runs the genesis of a new instance as its sequence 0. Completes once the instance is durable
    /// and its genesis statement signed, or with the reason why there is none; never exceptionally.
    CompletionStage<OptIn> optIn(OptInRequest request);

    /// Has an instance take no more messages, for good; what it has done stays provable. Completes
    /// once that is durable, or with the reason why it is not so; never exceptionally. Never
    /// blocks, but for checking signatures.
    CompletionStage<OptOut> optOut(OptOutRequest request);
}
