package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Modules ready to run, by hash and engine profile; the last few are kept, since compiling one
/// takes longer than running it.
final class AdmittedModules {
    static final int KEPT_MAX = 8;

    private final ModuleSource source;
    private final ModuleCompiler compiler;
    private final Map<Name, AdmittedModule> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Name, AdmittedModule> eldest) {
                    return size() > KEPT_MAX;
                }
            };

    private record Name(Hash32 moduleHash, Hash32 engineProfile) {}

    AdmittedModules(ModuleSource source, ModuleCompiler compiler) {
        this.source = source;
        this.compiler = compiler;
    }

    /// The module that a proof carries or names, or `null` after noting on `trail` why not.
    @Nullable AdmittedModule admit(
            Hash32 moduleHash, EngineProfile profile, ReplaySection.ModuleCode code, Trail trail) {
        ByteString wasm =
                switch (code) {
                    case ReplaySection.ModuleCode.Embedded(ByteString bytes) -> bytes;
                    case ReplaySection.ModuleCode.ByHash() -> source.find(moduleHash);
                };
        if (wasm == null) {
            trail.refuse(
                    "module bytes",
                    "in the policy's module directory",
                    "no file for " + moduleHash);
            return null;
        }
        if (!trail.equal("hash of the module", moduleHash, Hashing.blake2b256(wasm))) {
            return null;
        }
        return admitted(new Name(moduleHash, profile.hash()), wasm, profile, trail);
    }

    private synchronized @Nullable AdmittedModule admitted(
            Name name, ByteString wasm, EngineProfile profile, Trail trail) {
        AdmittedModule known = kept.get(name);
        if (known != null) {
            return known;
        }
        return switch (Admission.admit(wasm, HostFunctions.signatures(), profile, compiler)) {
            case Admission.Admitted(AdmittedModule module) -> {
                kept.put(name, module);
                yield module;
            }
            case Admission.Refused(var findings) -> {
                Admission.Finding first = findings.getFirst();
                trail.refuse("admission at offset " + first.offset(), first.rule(), first.found());
                yield null;
            }
        };
    }
}
