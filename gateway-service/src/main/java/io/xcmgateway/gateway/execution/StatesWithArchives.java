package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The states of the instances here, and of those that are archived here.
record StatesWithArchives(InstanceStates live, List<InstanceStates> archives)
        implements InstanceStates {
    StatesWithArchives {
        archives = List.copyOf(archives);
    }

    @Override
    public <T> @Nullable T current(Hash32 instanceId, Function<StateAt, T> look) {
        T found = live.current(instanceId, look);
        for (int i = 0; found == null && i < archives.size(); i++) {
            found = archives.get(i).current(instanceId, look);
        }
        return found;
    }

    @Override
    public <T> Looked<T> after(Hash32 instanceId, long sequence, Function<StateAt, T> look) {
        Looked<T> found = live.after(instanceId, sequence, look);
        for (int i = 0; found instanceof Looked.NotThere<T> && i < archives.size(); i++) {
            found = archives.get(i).after(instanceId, sequence, look);
        }
        return found;
    }
}
