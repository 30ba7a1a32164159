package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import org.jspecify.annotations.Nullable;

/// Ends a wait for a statement that will not come, or not while this process lives.
public final class NotExecutedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Hash32 haltedInstance;

    public NotExecutedException(String reason) {
        this(reason, null);
    }

    private NotExecutedException(String reason, @Nullable Hash32 haltedInstance) {
        super(reason, null, false, false);
        this.haltedInstance = haltedInstance;
    }

    /// The message keeps its place in the order of an instance that rests until an operator acts.
    public static NotExecutedException halted(Hash32 instanceId) {
        return new NotExecutedException("instance has halted: " + instanceId, instanceId);
    }

    /// The instance that halted, if that is why.
    public @Nullable Hash32 haltedInstance() {
        return haltedInstance;
    }
}
