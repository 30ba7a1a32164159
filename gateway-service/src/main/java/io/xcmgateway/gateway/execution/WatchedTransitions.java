package io.xcmgateway.gateway.execution;

import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.state.StateView;

/// Transitions, each of which somebody times.
record WatchedTransitions(TransitionRunner transitions, CoreWatch watch)
        implements TransitionRunner {

    @Override
    public void prepare(Step step) {
        transitions.prepare(step);
    }

    @Override
    public void forget() {
        transitions.forget();
    }

    @Override
    public Transition run(Step step, StateView pre) {
        try (CoreWatch.Span _ = watch.begin(CoreWatch.Stage.EXECUTE)) {
            return transitions.run(step, pre);
        }
    }
}
