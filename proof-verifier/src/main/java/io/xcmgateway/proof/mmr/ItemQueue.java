package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.Hash32;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Items of a proof, taken one after the other.
final class ItemQueue {
    private final List<Hash32> items;
    private int taken;

    ItemQueue(List<Hash32> items) {
        this.items = items;
    }

    /// `null` if there is none any more.
    @Nullable Hash32 next() {
        return taken < items.size() ? items.get(taken++) : null;
    }

    int left() {
        return items.size() - taken;
    }
}
