package io.xcmgateway.spree.sandbox;

/// The last stage of admission. Where and when the work is done is up to who implements it; what is
/// done is [CompiledCode#compile].
@FunctionalInterface
public interface ModuleCompiler {
    /// At once and in this JVM, with all of its heap and time: for modules that one trusts or runs
    /// alone, as a verifier does.
    ModuleCompiler IN_PROCESS =
            module ->
                    switch (CompiledCode.compile(module.wasm())) {
                        case CompiledCode.Result.Compiled(CompiledCode code) ->
                                new Compilation.Compiled(LoadedCode.of(code));
                        case CompiledCode.Result.Refused(Admission.Finding finding) ->
                                new Compilation.Refused(finding);
                    };

    /// May block.
    ///
    /// @throws RuntimeException if this node could not do it, or not within its limits, which says
    ///   nothing of the module on another node
    Compilation compile(MeteredModule module);
}
