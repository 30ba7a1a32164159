package io.xcmgateway.gateway.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.spree.compiled.CompilerLimits;
import io.xcmgateway.spree.compiled.CompilerProcess;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmittedModulesTest {
    private static final StandardModules.Blob MODULE = StandardModules.xcmExecutor();
    private static final String RULE = "a module that the engine compiles within 1 ms";

    private final MemoryStore store = new MemoryStore();

    @Test
    void refusesANewModuleThatTakesMoreThanThisNodeGives() {
        assertThat(modules(hasty()).admit(MODULE.wasm()))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused ->
                                assertThat(refused.findings())
                                        .containsExactly(new Admission.Finding(0, RULE, "more")));
    }

    @Test
    void triesARegisteredModuleAgainLater() {
        put(MODULE.hash(), MODULE.wasm());

        assertThatThrownBy(() -> modules(hasty()).admitted(MODULE.hash()))
                .isInstanceOf(StateUnavailableException.class)
                .hasMessageContainingAll(MODULE.hash().toString(), RULE);

        AdmittedModules later = modules(ModuleCompiler.IN_PROCESS);
        assertThat(later.admitted(MODULE.hash()).codeHash()).isEqualTo(MODULE.hash());
        assertThat(later.admitted(MODULE.hash())).isSameAs(later.admitted(MODULE.hash()));
    }

    @Test
    void findsAStoreCorruptThatHoldsNoSuchModule() {
        ByteString bad = ByteString.ascii("no Wasm");
        Hash32 hash = Hashing.blake2b256(bad);
        put(hash, bad);
        put(Hash32.ZERO, MODULE.wasm());

        AdmittedModules modules = modules(ModuleCompiler.IN_PROCESS);

        assertThatThrownBy(() -> modules.admitted(hash))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("must be again");
        assertThatThrownBy(() -> modules.admitted(Hash32.ZERO))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("must have hash");
        assertThatThrownBy(() -> modules.admitted(MODULE.hash()))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("must be registered");
    }

    private static ModuleCompiler hasty() {
        return new CompilerProcess(new CompilerLimits(256, Duration.ofMillis(1), 1)).compiler();
    }

    private AdmittedModules modules(ModuleCompiler compiler) {
        return new AdmittedModules(
                new Records(store),
                wasm ->
                        Admission.admit(
                                wasm, HostFunctions.signatures(), EngineProfile.CURRENT, compiler),
                8);
    }

    private void put(Hash32 hash, ByteString wasm) {
        StoreBatch batch = new StoreBatch();
        Records.putModule(batch, hash, wasm);
        store.write(batch, Durability.SYNCED);
    }
}
