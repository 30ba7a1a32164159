package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
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

/// One message in the standard module, metered, with its reads recorded; without trie and
/// signatures. Every invocation is one message, so the percentiles are those of messages.
///
/// Without instructions it is what every message costs before the module reads its configuration;
/// what one instruction costs more is nearly all the configuration's.
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-XX:-DontCompileHugeMethods",
            SandboxExecutor.CUSTOM,
            SandboxExecutor.BY_NAME
        })
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 2)
public class MessageBenchmark {
    @Param({"0", "1", "4", "20", "100"})
    private int instructions;

    private final SpreeRuntime runtime = new SpreeRuntime();
    private MapView state = MapView.EMPTY;
    private ByteString input = ByteString.EMPTY;

    @Setup
    public void genesis() {
        state = Messages.genesis();
        input = Messages.inputOf(instructions);
        Execution.Returned run = run(Mode.COMPILED);
        ModuleExecution result = CommittedBlob.value(ModuleExecution.decode(run.output()));
        if (instructions > 0 && !(result.outcome() instanceof Outcome.Complete)) {
            throw new IllegalStateException("must complete, was " + result.outcome());
        }
        System.out.println("gas used: " + run.gasUsed());
    }

    /// On the instance that the thread kept.
    @Benchmark
    public long restored() {
        return run(Mode.COMPILED).gasUsed();
    }

    /// On a new instance.
    @Benchmark
    public long fresh() {
        Sandbox.forgetInstances();
        return run(Mode.COMPILED).gasUsed();
    }

    @Benchmark
    public long interpreted() {
        return run(Mode.INTERPRETED).gasUsed();
    }

    private Execution.Returned run(Mode mode) {
        return switch (runtime.execute(
                CommittedBlob.MODULE,
                "SpreeModule_apply_message",
                input,
                state,
                Messages.GAS_LIMIT,
                mode)) {
            case Execution.Returned returned -> returned;
            case Execution.Trapped trapped -> throw new IllegalStateException(trapped.reason());
        };
    }
}
