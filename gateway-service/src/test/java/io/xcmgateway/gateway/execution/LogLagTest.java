package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLagTest {
    private final MutableClock clock = new MutableClock();
    private final LogLag lag = new LogLag(clock);

    @Test
    void lastsFromTheFirstStatementThatNothingCovers() {
        lag.signed(5);
        lag.durable(5);
        clock.advance(60_000);
        assertThat(lag.statements()).isZero();
        assertThat(lag.millis()).isZero();

        lag.durable(7);
        clock.advance(1_000);
        lag.durable(9);
        clock.advance(1_000);
        assertThat(lag.statements()).isEqualTo(4);
        assertThat(lag.millis()).isEqualTo(2_000);
    }

    @Test
    void beginsAnewWithEachCheckpointThatIsSigned() {
        lag.durable(4);
        clock.advance(3_000);
        lag.signed(3);
        clock.advance(500);
        assertThat(lag.statements()).isEqualTo(1);
        assertThat(lag.millis()).isEqualTo(500);
        lag.signed(4);
        assertThat(lag.millis()).isZero();
    }

    /// A restored store may be behind what its checkpoints cover.
    @Test
    void isNeverLessThanNone() {
        lag.signed(9);
        lag.durable(2);
        assertThat(lag.statements()).isZero();
    }
}
