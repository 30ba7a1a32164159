package io.xcmgateway.spree.sandbox;

/// This node could not run the module to its deterministic end: a Java stack or heap overflowed, or
/// the watchdog interrupted it. It says nothing about the guest and is never an outcome: nothing is
/// signed, the instance halts.
public final class NodeFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NodeFaultException(String message, Throwable cause) {
        super(message, cause);
    }

    /// In which way it failed, as its causes tell.
    public NodeFault fault() {
        return NodeFault.of(this);
    }
}
