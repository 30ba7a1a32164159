package io.xcmgateway.spree.compiled;

import org.jspecify.annotations.Nullable;

/// The process that compiles could not be started, or ended in a way that says nothing of the
/// module.
public class CompilerFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CompilerFailureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
