package io.xcmgateway.spree.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.Compilation;
import io.xcmgateway.spree.sandbox.CompiledCode;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.MeteredModule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A module may take so much and no more; whatever else befalls the process is no fault of it.
class CompilerProcessTest {
    private static final MeteredModule MODULE = CodeCacheTest.module(1);

    @Test
    void compilesToTheSameCodeAsThisProcess() {
        CompilerProcess.Answer answer = new CompilerProcess(CompilerLimits.DEFAULT).compile(MODULE);

        assertThat(answer)
                .isEqualTo(
                        new CompilerProcess.Answer.Code(
                                ((CompiledCode.Result.Compiled) CompiledCode.compile(MODULE.wasm()))
                                        .code()));
    }

    @Test
    void tellsWhatTheCompilerSaysOfAModule() {
        MeteredModule broken =
                new MeteredModule(
                        MODULE.codeHash(), MODULE.profileHash(), ByteString.ascii("no Wasm"));

        assertThat(new CompilerProcess(CompilerLimits.DEFAULT).compile(broken))
                .isInstanceOf(CompilerProcess.Answer.Refused.class);
    }

    @Test
    void givesUpWhatTakesTooMuchHeap() {
        CompilerProcess small =
                new CompilerProcess(new CompilerLimits(24, Duration.ofSeconds(60), 1));

        assertThatThrownBy(() -> standardModule(small))
                .isInstanceOfSatisfying(
                        CompilerExhaustedException.class,
                        exhausted ->
                                assertThat(exhausted.finding())
                                        .isEqualTo(
                                                new Admission.Finding(
                                                        0,
                                                        "a module that the engine compiles within"
                                                                + " 24 MiB of heap",
                                                        "more")));
    }

    @Test
    void givesUpWhatTakesTooLong() {
        CompilerProcess hasty =
                new CompilerProcess(new CompilerLimits(256, Duration.ofMillis(1), 1));

        assertThatThrownBy(() -> standardModule(hasty))
                .isInstanceOfSatisfying(
                        CompilerExhaustedException.class,
                        exhausted ->
                                assertThat(exhausted.finding().rule())
                                        .isEqualTo(
                                                "a module that the engine compiles within 1 ms"));
    }

    /// Each says nothing of the module.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "exit 0",
                "exit 1",
                "echo garbage",
                "cat >&2; echo garbage",
                "cat",
                "kill -9 $$",
                "exec >&-; exec sleep 60",
                "printf 'XCGC\\001\\177\\377\\377\\377'",
                "printf 'XCGC\\001\\000\\000\\000\\000'",
                "printf 'XCGC\\011\\000\\000\\000\\000'",
                "printf 'XCGC\\002\\000\\000\\000\\000more'",
                "echo failed >&2; exit 7"
            })
    void failsWithoutARefusal(String script) {
        CompilerProcess process =
                new CompilerProcess(
                        new CompilerLimits(64, Duration.ofSeconds(30), 1),
                        List.of("/bin/sh", "-c", script));

        assertThatThrownBy(() -> process.compile(MODULE))
                .isExactlyInstanceOf(CompilerFailureException.class);
    }

    @Test
    void failsWhenTheProcessCannotStart() {
        CompilerProcess process =
                new CompilerProcess(CompilerLimits.DEFAULT, List.of("no-such-program"));

        assertThatThrownBy(() -> process.compile(MODULE))
                .isInstanceOf(CompilerFailureException.class)
                .hasMessageContaining("no-such-program");
    }

    @Test
    void handsOnNoEnvironment() {
        CompilerProcess process =
                new CompilerProcess(
                        CompilerLimits.DEFAULT, List.of("/bin/sh", "-c", "env >&2; exit 7"));

        assertThatThrownBy(() -> process.compile(MODULE))
                .hasMessageNotContainingAny("HOME=", "USER=");
    }

    @Test
    void compiledCodeLoads() {
        assertThat(new CompilerProcess(CompilerLimits.DEFAULT).compiler().compile(MODULE))
                .isInstanceOf(Compilation.Compiled.class);
    }

    private static Admission standardModule(CompilerProcess process) {
        return Admission.admit(
                StandardModules.xcmExecutor().wasm(),
                HostFunctions.signatures(),
                EngineProfile.CURRENT,
                process.compiler());
    }
}
