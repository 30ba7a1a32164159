package io.xcmgateway.gateway.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.gateway.config.SecurityProperties.Limits;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.execution.MessageGate;
import io.xcmgateway.gateway.execution.NotExecutedException;
import io.xcmgateway.gateway.http.CommitPath;
import io.xcmgateway.gateway.http.Statements;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.http.security.Budget;
import io.xcmgateway.gateway.http.security.Caller;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a client's gas, from its budget and back.
class ChargesTest {
    private static final long ALL = 10_000_000;
    private static final long LIMIT = 4_000_000;

    private final Core core = new Core();
    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("commits");
    private final Charges charges =
            new Charges(core, new CommitPath(breaker, TimeLimiter.ofDefaults("waits")));
    private final Budget budget = new Budget(new Limits(1000, ALL, 1, 1), new StandingTime());
    private final Caller caller = new Caller.Stranger(budget);
    private final CompletableFuture<Checked<Taken>> ordering = new CompletableFuture<>();

    private static final class StandingTime implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return 0;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    /// Executes when the test says so.
    private static final class Core implements MessageGate {
        private final CompletableFuture<ExecutedMessage> executed = new CompletableFuture<>();

        @Override
        public CompletionStage<Intake> submit(InboundMessage message) {
            throw new AssertionError("nothing is submitted here");
        }

        @Override
        public CompletionStage<ExecutedMessage> whenExecuted(Hash32 messageId) {
            return executed;
        }
    }

    private static Checked<Taken> taken(long sequence, boolean now) {
        return Checked.good(new Taken(Hash32.ZERO, sequence, now));
    }

    private CompletableFuture<@Nullable Checked<Taken>> pay(long gasLimit) {
        return charges.pay(caller, gasLimit, () -> ordering).toFuture();
    }

    @ParameterizedTest
    @CsvSource({"1500000, 2500000", "0, 3999000", "4000000, 0", "1500001, 2499000"})
    void givesBackTheRestOnceItIsExecuted(long used, long back) {
        var answer = pay(LIMIT);
        assertThat(budget.gasLeft()).isEqualTo(ALL - LIMIT);
        ordering.complete(taken(7, true));

        assertThat(answer).isCompletedWithValue(taken(7, true));
        assertThat(budget.gasLeft()).as("while it is under way").isEqualTo(ALL - LIMIT);
        core.executed.complete(executed(7, used));

        assertThat(budget.gasLeft()).isEqualTo(ALL - LIMIT + back);
    }

    @Test
    void settlesThoughTheClientHasGone() {
        pay(LIMIT).cancel(true);
        ordering.complete(taken(7, true));
        core.executed.complete(executed(7, 1_000_000));

        assertThat(budget.gasLeft()).isEqualTo(ALL - 1_000_000);
    }

    @Test
    void takesNothingForWhatIsNotOrderedNow() {
        Problem full = Problem.of(ProblemType.QUEUE_FULL, "full");
        var refused = charges.pay(caller, LIMIT, () -> done(Checked.bad(full))).toFuture();
        var known = charges.pay(caller, LIMIT, () -> done(taken(7, false))).toFuture();

        assertThat(refused).isCompletedWithValue(Checked.bad(full));
        assertThat(known).isCompletedWithValue(taken(7, false));
        assertThat(budget.gasLeft()).isEqualTo(ALL);
    }

    @Test
    void asksForNothingThatTheBudgetHasNot() {
        var _ = pay(ALL);
        ordering.complete(taken(7, true));
        var more =
                charges.pay(
                        caller,
                        LIMIT,
                        () -> {
                            throw new AssertionError("must not be asked for");
                        });

        assertThat(more.toFuture())
                .isCompletedWithValueMatching(it -> isOf(it, ProblemType.GAS_BUDGET_EXHAUSTED));
    }

    @Test
    void takesNothingWhileTheBreakerIsOpen() {
        breaker.transitionToOpenState();

        assertThat(pay(LIMIT))
                .isCompletedWithValueMatching(it -> isOf(it, ProblemType.STORAGE_UNAVAILABLE));
        assertThat(budget.gasLeft()).isEqualTo(ALL);
    }

    @Test
    void anEarlierAttemptSettlesNothing() {
        var _ = pay(LIMIT);
        ordering.complete(taken(8, true));
        core.executed.complete(executed(7, 0));

        assertThat(budget.gasLeft()).isEqualTo(ALL - LIMIT);
    }

    @Test
    void whatAHaltedInstanceHasNotRunIsNotGivenBack() {
        var _ = pay(LIMIT);
        ordering.complete(taken(7, true));
        core.executed.completeExceptionally(NotExecutedException.halted(Hash32.ZERO));

        assertThat(budget.gasLeft()).isEqualTo(ALL - LIMIT);
    }

    private static CompletionStage<Checked<Taken>> done(Checked<Taken> answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static boolean isOf(@Nullable Checked<Taken> answer, ProblemType type) {
        return answer instanceof Checked.Bad<Taken>(Problem problem) && problem.type() == type;
    }

    private static ExecutedMessage executed(long sequence, long gasUsed) {
        return Statements.executed(
                sequence, new StatementOutcome.Trapped(TrapKind.OUT_OF_GAS), gasUsed);
    }
}
