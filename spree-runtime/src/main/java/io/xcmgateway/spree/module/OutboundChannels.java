package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.spree.sandbox.StateLimits;
import io.xcmgateway.spree.state.Growth;
import io.xcmgateway.spree.state.Overlay;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.WitnessBound;
import java.util.ArrayList;
import java.util.List;

/// The counters of the channels that a run sends through. Where to is the guest's choice, so their
/// reads count as the guest's, and like its own writes they stand only if the run is kept.
final class OutboundChannels {

    /// What came of numbering messages.
    sealed interface Numbered {
        record Given(List<Effect> effects) implements Numbered {}

        record None(Transition.Refused refused) implements Numbered {}
    }

    private final Overlay overlay;

    OutboundChannels(StateView pre, StateLimits limits, WitnessBound bound) {
        overlay = new Overlay(pre, limits, bound);
    }

    /// Numbers messages in their order.
    ///
    /// @throws io.xcmgateway.spree.sandbox.GuestTrap if the witness becomes too large
    Numbered number(List<ModuleExecution.Outbound> messages) {
        List<Effect> effects = new ArrayList<>();
        for (ModuleExecution.Outbound message : messages) {
            ByteString key = HostKeys.out(message.destination());
            switch (Counter.in(overlay, "outbound channel", key)) {
                case Counter.Broken(Transition.Refused refused) -> {
                    return new Numbered.None(refused);
                }
                case Counter.Absent() -> effects.add(number(message, key, 0));
                case Counter.At(long next) -> effects.add(number(message, key, next));
            }
        }
        return new Numbered.Given(effects);
    }

    private Effect number(ModuleExecution.Outbound message, ByteString key, long next) {
        overlay.put(key, HostKeys.counterValue(next + 1));
        return new Effect.Outbound(next, message.destination(), message.message());
    }

    Growth growth() {
        return overlay.growth();
    }

    StateDiff diff() {
        return overlay.diff();
    }

    Reads reads() {
        return overlay.reads();
    }
}
