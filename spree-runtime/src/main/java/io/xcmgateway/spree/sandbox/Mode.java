package io.xcmgateway.spree.sandbox;

/// How the metered code is run. Both must give the same output, state and gas for every input.
public enum Mode {
    /// Translated to JVM bytecode once per module: what production uses.
    COMPILED,
    /// Interpreted: slow, and an independent check of the compiler.
    INTERPRETED
}
