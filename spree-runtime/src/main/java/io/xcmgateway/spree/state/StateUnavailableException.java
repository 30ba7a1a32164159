package io.xcmgateway.spree.state;

/// The state, or the module that works on it, could not be had: a disk failed, a witness lacks a
/// trie node, a registered module cannot be compiled now. Nothing can be said about the execution
/// that needed it.
public class StateUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StateUnavailableException(String message) {
        super(message);
    }

    public StateUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
