package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

/// [PaidTransfer] with gas limits all the way up to what it needs, so with the gas gone at every
/// block that it runs through: always a trap, which leaves nothing
/// ([io.xcmgateway.spree.module.Transition] keeps the host keys alone), never another outcome. With
/// the least that suffices, and with more, it is the same execution.
class OutOfGasTest {
    /// The last limits are tried one by one, the many before by steps of less than one memory
    /// access costs.
    private static final long EACH = 2_000;

    private static final long STRIDE = 101;

    private static final SpreeRuntime RUNTIME = new SpreeRuntime();

    @Test
    void trapsWhereverTheGasIsGone() {
        Sandbox.callOnThread(
                "gas",
                () -> {
                    Execution.Returned whole = returned(PaidTransfer.GAS_LIMIT);
                    long needed = whole.gasUsed();
                    for (long limit = 0;
                            limit < needed;
                            limit += needed - limit > EACH ? STRIDE : 1) {
                        if (!(run(limit) instanceof Execution.Trapped trapped)
                                || trapped.kind() != TrapKind.OUT_OF_GAS) {
                            throw new AssertionError(
                                    "must be out of gas with %d of %d".formatted(limit, needed));
                        }
                    }
                    assertThat(returned(needed)).isEqualTo(whole);
                    assertThat(
                                    CommittedBlob.value(ModuleExecution.decode(whole.output()))
                                            .outbound())
                            .hasSize(1);
                    return needed;
                });
    }

    private Execution.Returned returned(long gasLimit) {
        Execution execution = run(gasLimit);
        assertThat(execution).isInstanceOf(Execution.Returned.class);
        return (Execution.Returned) execution;
    }

    private Execution run(long gasLimit) {
        return RUNTIME.execute(
                CommittedBlob.MODULE,
                PaidTransfer.EXPORT,
                PaidTransfer.INPUT,
                PaidTransfer.STATE,
                gasLimit,
                Mode.COMPILED);
    }
}
