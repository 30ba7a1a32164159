package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a difference makes of a state.
final class Changes {
    private Changes() {}

    /// Every key that has another value afterwards, in order.
    static List<DryRun.Change> of(StateDiff diff, StateView before) {
        List<DryRun.Change> changes = new ArrayList<>();
        diff.changes()
                .forEach((key, change) -> {
                    ByteString old = before.get(key);
                    switch (change) {
                        case StateDiff.Change.Put(ByteString value) -> {
                            if (!value.equals(old)) {
                                changes.add(new DryRun.Change(key, old, value));
                            }
                        }
                        case StateDiff.Change.Delete() -> {
                            if (old != null) {
                                changes.add(new DryRun.Change(key, old, null));
                            }
                        }
                    }
                });
        return Collections.unmodifiableList(changes);
    }
}
