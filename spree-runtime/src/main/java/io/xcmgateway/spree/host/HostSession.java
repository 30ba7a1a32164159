package io.xcmgateway.spree.host;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.HostFunction;
import io.xcmgateway.spree.state.Overlay;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.WitnessBound;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the host keeps during one execution: the input, the state as the guest has changed it, and
/// what it logged. Single-threaded.
public final class HostSession {

    /// A cleared prefix that was not finished.
    ///
    /// @param prefix trie key prefix that is being cleared
    /// @param cursor the trie key to go on at
    record Unfinished(ByteString prefix, ByteString cursor) {}

    private final EngineProfile profile;
    private final ByteString input;
    private final Overlay overlay;
    private final GuestLog log = new GuestLog();
    private @Nullable Unfinished unfinished;

    /// @param state the instance's whole trie before the execution
    public HostSession(EngineProfile profile, ByteString input, StateView state) {
        this(profile, input, state, new WitnessBound(profile.limits().state()));
    }

    /// @param bound of the whole transition, which reads more than the guest
    public HostSession(
            EngineProfile profile, ByteString input, StateView state, WitnessBound bound) {
        this.profile = profile;
        this.input = input;
        this.overlay = new Overlay(state, profile.limits().state(), bound);
    }

    /// Everything that a module may import, for this execution.
    public List<HostFunction> functions() {
        return HostFunctions.ALL.stream().map(each -> each.in(this)).toList();
    }

    public Overlay overlay() {
        return overlay;
    }

    public List<LogLine> logLines() {
        return log.lines();
    }

    EngineProfile profile() {
        return profile;
    }

    ByteString input() {
        return input;
    }

    GuestLog log() {
        return log;
    }

    /// The prefix whose clearing the directly preceding change of state left unfinished.
    @Nullable Unfinished unfinished() {
        return unfinished;
    }

    /// Notes that the state may have changed; every clearing cursor given out before is void.
    void changed() {
        unfinished = null;
    }

    void leaveUnfinished(ByteString prefix, ByteString cursor) {
        unfinished = new Unfinished(prefix, cursor);
    }
}
