package io.xcmgateway.spree.state;

/// The state could not be read: a disk failed, or a witness lacks a trie node. Nothing can be said
/// about the execution that needed it.
public class StateUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StateUnavailableException(String message) {
        super(message);
    }

    public StateUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
