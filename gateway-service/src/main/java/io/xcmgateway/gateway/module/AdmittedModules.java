package io.xcmgateway.gateway.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.spree.compiled.CompilerExhaustedException;
import io.xcmgateway.spree.compiled.CompilerFailureException;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The registered modules in the form in which they run, admitted when first needed. Holds a
/// bounded number of them, the most recently used.
public final class AdmittedModules {
    private final Records records;
    private final Function<ByteString, Admission> admission;
    private final Map<Hash32, AdmittedModule> recent;

    /// @param admission the rules, and the work, of admitting a module
    public AdmittedModules(
            Records records, Function<ByteString, Admission> admission, int cachedModulesMax) {
        this.records = records;
        this.admission = admission;
        this.recent =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Hash32, AdmittedModule> eldest) {
                        return size() > cachedModulesMax;
                    }
                };
    }

    /// Judges a module that is not registered yet. Compiles it, which may take a second. What takes
    /// more than this node gives to it is refused.
    ///
    /// @throws CompilerFailureException if this node could not compile it
    public Admission admit(ByteString wasm) {
        try {
            return admission.apply(wasm);
        } catch (CompilerExhaustedException e) {
            return new Admission.Refused(List.of(e.finding()));
        }
    }

    /// The registered module of this hash.
    ///
    /// @throws CorruptStoreException if it is not registered, or not what it was
    /// @throws StateUnavailableException if it cannot be compiled now
    public AdmittedModule admitted(Hash32 moduleHash) {
        synchronized (recent) {
            AdmittedModule known = recent.get(moduleHash);
            if (known != null) {
                return known;
            }
        }
        // Others may go on meanwhile.
        AdmittedModule loaded = load(moduleHash);
        synchronized (recent) {
            AdmittedModule first = recent.putIfAbsent(moduleHash, loaded);
            return first == null ? loaded : first;
        }
    }

    private AdmittedModule load(Hash32 moduleHash) {
        ByteString wasm = records.module(moduleHash);
        if (wasm == null) {
            throw new CorruptStoreException("module must be registered: " + moduleHash);
        }
        Hash32 found = Hashing.blake2b256(wasm);
        if (!found.equals(moduleHash)) {
            throw new CorruptStoreException(
                    "module must have hash " + moduleHash + ", has " + found);
        }
        return switch (again(moduleHash, wasm)) {
            case Admission.Admitted(AdmittedModule module) -> module;
            case Admission.Refused refused ->
                    throw new CorruptStoreException(
                            "module was admitted once and must be again: "
                                    + moduleHash
                                    + ", now "
                                    + refused.findings().getFirst());
        };
    }

    private Admission again(Hash32 moduleHash, ByteString wasm) {
        try {
            return admission.apply(wasm);
        } catch (CompilerFailureException e) {
            throw new StateUnavailableException(
                    "module " + moduleHash + " cannot be compiled now: " + e.getMessage(), e);
        }
    }
}
