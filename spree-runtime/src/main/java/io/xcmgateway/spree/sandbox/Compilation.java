package io.xcmgateway.spree.sandbox;

/// What came of compiling a module.
public sealed interface Compilation {

    /// It can run.
    record Compiled(LoadedCode code) implements Compilation {}

    /// The compiler does not take it, wherever it runs.
    record Refused(Admission.Finding finding) implements Compilation {}
}
