package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Unmetered;
import io.xcmgateway.spree.state.MapView;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What metering costs: one message in the standard module, with gas and stack counted and without.
/// The ratio of the two medians is the overhead; host functions are part of both.
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {
            "-XX:-DontCompileHugeMethods",
            SandboxExecutor.CUSTOM,
            SandboxExecutor.BY_NAME
        })
@Warmup(iterations = 15, time = 2)
@Measurement(iterations = 5, time = 2)
public class MeteringBenchmark {
    @Param({"1", "4", "20", "100"})
    private int instructions;

    private final SpreeRuntime runtime = new SpreeRuntime();
    private MapView state = MapView.EMPTY;
    private ByteString input = ByteString.EMPTY;

    /// The module without metering, made where it is measured only.
    @State(Scope.Benchmark)
    public static class Free {
        private final AdmittedModule module =
                Unmetered.of(CommittedBlob.MODULE, HostFunctions.signatures());
    }

    @Setup
    public void genesis() {
        state = Messages.genesis();
        input = Messages.inputOf(instructions);
        System.out.println("gas used: " + run(CommittedBlob.MODULE).gasUsed());
    }

    @Benchmark
    public long metered() {
        return run(CommittedBlob.MODULE).gasUsed();
    }

    @Benchmark
    public long unmetered(Free free) {
        return run(free.module).gasUsed();
    }

    private Execution.Returned run(AdmittedModule module) {
        return switch (runtime.execute(
                module,
                "SpreeModule_apply_message",
                input,
                state,
                Messages.GAS_LIMIT,
                Mode.COMPILED)) {
            case Execution.Returned returned -> returned;
            case Execution.Trapped trapped -> throw new IllegalStateException(trapped.reason());
        };
    }
}
