package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;

/// The verdict on a module that somebody wants to run here.
public sealed interface Admission {

    /// It is safe to run, metered and compiled.
    record Admitted(AdmittedModule module) implements Admission {}

    /// It breaks at least one rule.
    record Refused(List<Finding> findings) implements Admission {
        public Refused {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a finding");
            }
        }
    }

    /// One broken rule.
    ///
    /// @param offset in bytes from the start of the module
    /// @param rule what is demanded
    /// @param found what is there instead
    record Finding(int offset, String rule, String found) {}

    /// All that keeps a module from being admitted, as far as it can be told without compiling it:
    /// a fault that only follows from another is left out. Sorted by offset, and bounded by the
    /// profile; empty for a module that is only to be compiled yet.
    ///
    /// @param allowed the functions that it may import from `env`
    static List<Finding> precheck(
            ByteString wasm, List<HostSignature> allowed, EngineProfile profile) {
        return new Gatekeeper(wasm, profile).precheck(allowed);
    }

    /// Decodes, validates, meters and compiles a module under the current engine profile.
    ///
    /// @param allowed the functions that it may import from `env`
    static Admission admit(ByteString wasm, List<HostSignature> allowed) {
        return admit(wasm, allowed, EngineProfile.CURRENT);
    }

    /// The same under a given profile: verifiers replay under the profile of the statement.
    static Admission admit(ByteString wasm, List<HostSignature> allowed, EngineProfile profile) {
        return admit(wasm, allowed, profile, ModuleCompiler.IN_PROCESS);
    }

    /// The same with a given compiler.
    ///
    /// @throws RuntimeException if the compiler failed, which says nothing of the module
    static Admission admit(
            ByteString wasm,
            List<HostSignature> allowed,
            EngineProfile profile,
            ModuleCompiler compiler) {
        return new Gatekeeper(wasm, profile).admit(allowed, compiler);
    }
}
