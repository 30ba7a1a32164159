package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.spree.state.Overlay;

/// A counter of the state, or why it is none. The state may come from a hostile witness, so a value
/// that is no counter is a finding and not our bug.
sealed interface Counter {

    /// @param next unsigned 64 bits
    record At(long next) implements Counter {}

    record Absent() implements Counter {}

    record Broken(Transition.Refused refused) implements Counter {}

    static Counter in(Overlay overlay, String what, ByteString key) {
        ByteString value = overlay.get(key);
        if (value == null) {
            return new Absent();
        }
        return switch (ScaleReader.decode(value, ScaleReader::u64)) {
            case Decoded.Value<Long>(Long next) -> new At(next);
            case Decoded.Refused<Long> _ ->
                    new Broken(
                            new Transition.Refused(
                                    what + " in state", "8 bytes", value.toString()));
        };
    }
}
