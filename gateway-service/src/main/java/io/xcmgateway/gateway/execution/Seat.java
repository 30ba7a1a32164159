package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.gateway.state.HaltRecord;
import io.xcmgateway.gateway.state.InstanceRecord;
import io.xcmgateway.gateway.state.OptOutRecord;
import io.xcmgateway.gateway.state.Position;
import org.jspecify.annotations.Nullable;

/// An instance and its number in a store: one that is executed here, or one that was elsewhere.
interface Seat {
    int number();

    InstanceRecord record();

    /// `null` while it runs.
    @Nullable HaltRecord halt();

    /// `null` while it takes messages.
    @Nullable OptOutRecord optOut();

    /// Whether another gateway executed it, and this one has it to be read.
    boolean isArchived();

    default Instance instance() {
        return record().instance();
    }

    default Position at(long sequence) {
        return new Position(number(), sequence);
    }
}
