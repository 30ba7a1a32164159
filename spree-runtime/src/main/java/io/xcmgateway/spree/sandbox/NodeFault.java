package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import org.jspecify.annotations.Nullable;

/// In which way a node failed to run a module to its end.
public enum NodeFault {
    /// A Java stack overflowed before the stack limit of the profile was reached.
    STACK_OVERFLOW,
    /// The Java heap, or another memory of this process, was full.
    OUT_OF_MEMORY,
    /// The thread was interrupted while the guest ran.
    INTERRUPTED,
    /// Anything else that is not the guest's doing: a fault of the engine, or of ours.
    ENGINE;

    /// Causes that are looked through at most.
    private static final int CAUSES_MAX = 32;

    /// What `thrown`, with its causes, says of the node.
    public static NodeFault of(Throwable thrown) {
        @Nullable Throwable each = thrown;
        for (int i = 0; i < CAUSES_MAX && each != null; i++) {
            switch (each) {
                case StackOverflowError _ -> {
                    return STACK_OVERFLOW;
                }
                case OutOfMemoryError _ -> {
                    return OUT_OF_MEMORY;
                }
                case ChicoryInterruptedException _, InterruptedException _ -> {
                    return INTERRUPTED;
                }
                default -> each = each.getCause();
            }
        }
        return ENGINE;
    }
}
