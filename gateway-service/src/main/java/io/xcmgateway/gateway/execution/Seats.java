package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The instances of one store.
interface Seats {
    @Nullable Seat find(Hash32 instanceId);

    @Nullable Seat find(int number);

    /// In the order of their numbers.
    Collection<? extends Seat> all();
}
