package io.xcmgateway.spree.compiled;

import io.xcmgateway.spree.sandbox.Admission;

/// Compiling a module took more heap or time than this node gives to it. On another node, or on
/// this one when it is less busy, it may do: a reason not to take a new module, and none to give up
/// one that was taken.
public final class CompilerExhaustedException extends CompilerFailureException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    /// @param rule what the module would have to keep to
    CompilerExhaustedException(String rule) {
        super("there must be " + rule + ", was one that takes more", null);
        this.rule = rule;
    }

    /// For who wants the module to be taken.
    public Admission.Finding finding() {
        return new Admission.Finding(0, rule, "more");
    }

    /// The same, thrown to another who waited for it.
    CompilerExhaustedException again() {
        return new CompilerExhaustedException(rule);
    }
}
