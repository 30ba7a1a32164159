package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.compiled.CodeCache;
import io.xcmgateway.spree.compiled.CompilerLimits;
import io.xcmgateway.spree.compiled.CompilerProcess;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.Context;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.Genesis;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.StateView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// What [FreshJvmBenchmark] starts: admits the standard module, has it make its genesis and execute
/// one message, and ends. Tells on standard error how long each took since `main` began.
final class FreshJvm {
    private static final long CACHE_BYTES_MAX = 256L << 20;

    private final long began = System.nanoTime();
    private final SpreeRuntime runtime = new SpreeRuntime();
    private final AdmittedModule module;

    private FreshJvm(ModuleCompiler compiler) {
        Admission admission =
                Admission.admit(
                        StandardModules.xcmExecutor().wasm(),
                        HostFunctions.signatures(),
                        EngineProfile.CURRENT,
                        compiler);
        module = ((Admission.Admitted) admission).module();
        tell("admitted");
    }

    /// @param arguments the file with the input of a message, and the cache's directory; without
    ///   that, the module is compiled in this process
    public static void main(String[] arguments) throws IOException {
        ByteString input = ByteString.wrap(Files.readAllBytes(Path.of(arguments[0])));
        FreshJvm fresh =
                new FreshJvm(
                        arguments.length < 2
                                ? ModuleCompiler.IN_PROCESS
                                : new CodeCache(
                                        Path.of(arguments[1]),
                                        CACHE_BYTES_MAX,
                                        InstantSource.system(),
                                        new CompilerProcess(CompilerLimits.DEFAULT)));
        Outcome outcome = Sandbox.callOnThread("fresh", () -> fresh.apply(input));
        fresh.tell("executed");
        if (!(outcome instanceof Outcome.Complete)) {
            throw new IllegalStateException("must complete, was " + outcome);
        }
    }

    private Outcome apply(ByteString input) {
        NetworkId network = new NetworkId.Polkadot();
        Genesis genesis =
                new Genesis(
                        new Context(0, 0, Messages.GAS_LIMIT),
                        Junctions.of(
                                new Junction.GlobalConsensus(network),
                                new Junction.Parachain(1004),
                                new Junction.GeneralKey(Hash32.LENGTH_BYTES, module.codeHash())),
                        DevelopmentProfiles.peoplePaseoLike(network, List.of()).encode());
        StateView state =
                MapView.EMPTY.after(
                        run("SpreeModule_genesis", genesis.encode(), MapView.EMPTY).diff());
        tell("set up");
        return switch (ModuleExecution.decode(
                run("SpreeModule_apply_message", input, state).output())) {
            case Decoded.Value<ModuleExecution>(ModuleExecution execution) -> execution.outcome();
            case Decoded.Refused<ModuleExecution> refused ->
                    throw new IllegalStateException(refused.toString());
        };
    }

    private Execution.Returned run(String export, ByteString input, StateView state) {
        return switch (runtime.execute(
                module, export, input, state, Messages.GAS_LIMIT, Mode.COMPILED)) {
            case Execution.Returned returned -> returned;
            case Execution.Trapped trapped -> throw new IllegalStateException(trapped.reason());
        };
    }

    private void tell(String what) {
        System.err.println(what + " after " + (System.nanoTime() - began) / 1_000_000 + " ms");
    }
}
