package io.xcmgateway.spree.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The instances that one thread keeps between runs, one for each module, all as new.
/// Single-threaded.
final class InstancePool {
    /// Modules of which an instance is kept, the least recently run one giving way. An instance
    /// holds at most its memory twice, at 4 MiB each under the limits of the first profile.
    static final int INSTANCES_MAX = 4;

    private final Map<AdmittedModule, ModuleInstance> idle = new LinkedHashMap<>();

    /// The instance kept for `module`, which now is the caller's alone; or `null`.
    @Nullable ModuleInstance take(AdmittedModule module) {
        return idle.remove(module);
    }

    /// Keeps an instance for the next run of its module.
    ///
    /// @param instance as new
    void keep(AdmittedModule module, ModuleInstance instance) {
        idle.put(module, instance);
        if (idle.size() > INSTANCES_MAX) {
            idle.remove(idle.keySet().iterator().next());
        }
    }

    void clear() {
        idle.clear();
    }

    int size() {
        return idle.size();
    }
}
