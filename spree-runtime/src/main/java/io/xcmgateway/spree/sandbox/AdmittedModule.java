package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.Set;

/// A module that passed admission, metered and compiled. Immutable; may be shared between threads.
public final class AdmittedModule {
    private final Hash32 codeHash;
    private final ByteString bytes;
    private final EngineProfile profile;
    private final Set<String> entryPoints;
    private final Set<String> imports;
    private final Engine engine;

    AdmittedModule(
            Hash32 codeHash,
            ByteString bytes,
            EngineProfile profile,
            Set<String> entryPoints,
            Set<String> imports,
            Engine engine) {
        this.codeHash = codeHash;
        this.bytes = bytes;
        this.profile = profile;
        this.entryPoints = Set.copyOf(entryPoints);
        this.imports = Set.copyOf(imports);
        this.engine = engine;
    }

    /// Blake2b-256 of [#bytes()]: the module's name everywhere.
    public Hash32 codeHash() {
        return codeHash;
    }

    /// The module as it was given to admission.
    public ByteString bytes() {
        return bytes;
    }

    /// The rules under which it was admitted and metered.
    public EngineProfile profile() {
        return profile;
    }

    /// Names of the exported functions.
    public Set<String> entryPoints() {
        return entryPoints;
    }

    /// Names of the host functions that it imports.
    public Set<String> imports() {
        return imports;
    }

    Engine engine() {
        return engine;
    }
}
