package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.HaltRecord;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoredInstance;
import org.jspecify.annotations.Nullable;

/// An operator's word that the cause of a node fault is gone: more memory, another JVM. The next
/// start executes the message again on which the instance halted; nothing is passed over.
public final class HaltRelease {
    private HaltRelease() {}

    /// Releases an instance in a store that no core has open.
    ///
    /// @return on what it had halted; `null` if there is no such instance, or it had not
    public static @Nullable HaltRecord run(GatewayStore store, Hash32 instanceId) {
        for (StoredInstance stored : new Records(store).instances().values()) {
            HaltRecord halt = stored.halt();
            if (halt != null && stored.record().instance().id().equals(instanceId)) {
                StoreBatch batch = new StoreBatch();
                Records.deleteHalt(batch, stored.number());
                store.write(batch, GatewayStore.Durability.SYNCED);
                return halt;
            }
        }
        return null;
    }
}
