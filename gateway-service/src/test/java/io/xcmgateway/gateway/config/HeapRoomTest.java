package io.xcmgateway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.StateBounds;
import org.junit.jupiter.api.Test;

class HeapRoomTest {
    private static final long MIB = 1L << 20;
    private static final HttpProperties HTTP =
            new HttpProperties(262_144, 15, 10, 30, 30, 512, 1024, 256, 8, 256);
    private static final DryRunProperties DRY_RUNS = new DryRunProperties(2, 64, 10_000, 10);

    @Test
    void isEnoughWithTheDefaultsInAGibibyte() {
        assertThat(
                        HeapRoom.shortage(
                                ExecutionLimits.DEFAULT,
                                StateBounds.DEFAULT,
                                HTTP,
                                DRY_RUNS,
                                1024 * MIB))
                .isNull();
    }

    @Test
    void namesWhatIsNeededAndWhatThereIs() {
        assertThat(
                        HeapRoom.shortage(
                                ExecutionLimits.DEFAULT,
                                StateBounds.DEFAULT,
                                HTTP,
                                DRY_RUNS,
                                256 * MIB))
                .contains("must be at least ")
                .contains(" MiB to fill all queues, was 256 MiB")
                .contains("-Xmx");
    }

    @Test
    void needsMoreForMoreBodiesAtATime() {
        HttpProperties wide = new HttpProperties(1 << 20, 15, 10, 30, 30, 2048, 1024, 256, 8, 256);
        assertThat(
                        HeapRoom.shortage(
                                ExecutionLimits.DEFAULT,
                                StateBounds.DEFAULT,
                                wide,
                                DRY_RUNS,
                                1024 * MIB))
                .isNotNull();
    }
}
