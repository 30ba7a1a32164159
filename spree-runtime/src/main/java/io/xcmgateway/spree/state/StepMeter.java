package io.xcmgateway.spree.state;

/// Told of a walk over keys, so that it can be charged.
public interface StepMeter {
    /// Walking that nobody pays for.
    StepMeter FREE =
            new StepMeter() {
                @Override
                public void step() {}

                @Override
                public void removed(int bytes) {}
            };

    /// Told before each step.
    void step();

    /// Told of a value of so many bytes before it is removed.
    void removed(int bytes);
}
