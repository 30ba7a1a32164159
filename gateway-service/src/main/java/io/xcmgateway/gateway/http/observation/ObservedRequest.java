package io.xcmgateway.gateway.http.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.function.Supplier;
import reactor.util.context.ContextView;

/// Lets what is done for a request be part of its trace, and logged under it. Only where it is
/// asked for: on every operator it would cost more.
public final class ObservedRequest {
    private ObservedRequest() {}

    /// As [#within(ContextView, Supplier)].
    public static void within(ContextView context, Runnable work) {
        within(
                context,
                () -> {
                    work.run();
                    return true;
                });
    }

    /// Does `work` on this thread as part of the request that the context is of, if it is of one.
    public static <T> T within(ContextView context, Supplier<T> work) {
        if (context.getOrDefault(ObservationThreadLocalAccessor.KEY, null)
                instanceof Observation observation) {
            try (Observation.Scope _ = observation.openScope()) {
                return work.get();
            }
        }
        return work.get();
    }
}
