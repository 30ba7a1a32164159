package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;
import org.jspecify.annotations.Nullable;

/// A state that answers just what an execution recorded, as a witness made from it would: anything
/// else is unavailable.
public record OnlyRecorded(StateView state, Reads reads) implements StateView {

    @Override
    public @Nullable ByteString get(ByteString key) {
        need(reads.values().contains(key), "value of", key);
        return state.get(key);
    }

    @Override
    public boolean exists(ByteString key) {
        need(reads.existences().contains(key), "existence of", key);
        return state.exists(key);
    }

    @Override
    public @Nullable ByteString nextKey(ByteString key) {
        need(reads.steps().contains(key), "key after", key);
        return state.nextKey(key);
    }

    @Override
    public StateView observed(Loads loads) {
        return this;
    }

    private static void need(boolean recorded, String what, ByteString key) {
        if (!recorded) {
            throw new StateUnavailableException(what + " " + key + " is not recorded");
        }
    }
}
