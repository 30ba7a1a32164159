package io.xcmgateway.spree.state;

/// Told before each step of a walk over keys, so that walking can be charged before it happens.
@FunctionalInterface
public interface StepMeter {
    /// Walking that nobody pays for.
    StepMeter FREE = () -> {};

    void step();
}
