package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.gateway.state.HaltRecord;
import org.jspecify.annotations.Nullable;

/// That an instance halted. What exactly went wrong is in the log.
///
/// @param sequence unsigned; of the message that could not be executed
/// @param sinceMs milliseconds since 1970
public record InstanceHalt(Hash32 instanceId, long sequence, FaultKind kind, long sinceMs) {

    /// `null` while it runs.
    static @Nullable InstanceHalt of(Seat lane) {
        HaltRecord halt = lane.halt();
        return halt == null
                ? null
                : new InstanceHalt(
                        lane.instance().id(), halt.sequence(), halt.kind(), halt.sinceMs());
    }
}
