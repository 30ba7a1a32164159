package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.FaultKind;

/// Ends an execution on a fault of this node, which is its cause.
final class FaultedRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FaultKind kind;

    FaultedRunException(FaultKind kind, Throwable cause) {
        super(kind.name(), cause, false, false);
        this.kind = kind;
    }

    FaultKind kind() {
        return kind;
    }
}
