package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.xcmgateway.gateway.config.SecurityProperties.Limits;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a client may use, on a clock of the test.
class BudgetTest {
    private static final Limits LIMITS = new Limits(1_000_000, 10_000_000, 2, 4);

    private final Hand hand = new Hand();

    private static final class Hand implements TimeMeter {
        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private static ProblemType type(@Nullable Problem problem) {
        assertThat(problem).isNotNull();
        return problem == null ? ProblemType.INTERNAL_ERROR : problem.type();
    }

    @Test
    void comesBackWithTime() {
        Budget budget = new Budget(LIMITS, hand);

        assertThat(budget.charge(10_000_000)).isNull();
        budget.keep(10_000_000);
        Problem refused = budget.charge(3_000_000);
        assertThat(type(refused)).isEqualTo(ProblemType.GAS_BUDGET_EXHAUSTED);
        assertThat(refused).extracting(it -> it.members().get("retryAfterSeconds")).isEqualTo(3);
        hand.nanos = 3_000_000_000L;
        assertThat(budget.charge(3_000_000)).isNull();
        assertThat(budget.gasLeft()).isZero();
    }

    @Test
    void givesBackNoMoreThanItCanHold() {
        Budget budget = new Budget(LIMITS, hand);
        budget.charge(4_000_000);

        hand.nanos = 2_000_000_000L;
        budget.giveBack(4_000_000);

        assertThat(budget.gasLeft()).isEqualTo(10_000_000);
    }

    @Test
    void boundsWhatIsUnderWayHoweverMuchComesBack() {
        Budget budget = new Budget(LIMITS, hand);
        assertThat(budget.charge(6_000_000)).isNull();
        hand.nanos = 60_000_000_000L;
        assertThat(budget.gasLeft()).isEqualTo(10_000_000);

        assertThat(type(budget.charge(5_000_000))).isEqualTo(ProblemType.GAS_BUDGET_EXHAUSTED);
        assertThat(budget.gasLeft()).isEqualTo(10_000_000);
        budget.settle(6_000_000, 6_000_000);
        assertThat(budget.charge(5_000_000)).isNull();
    }

    @Test
    void neverGivesBackMoreThanItTookForAMessage() {
        Budget budget = new Budget(LIMITS, hand);
        budget.charge(10_000_000);

        budget.settle(1_000, 1_001);
        budget.settle(1_000, -1);
        budget.settle(1_000, 999);
        assertThat(budget.gasLeft()).isZero();
        budget.settle(10_000_000, 2_500_001);
        assertThat(budget.gasLeft()).isEqualTo(7_499_000);
    }

    @Test
    void neverTakesWhatIsAboveAllItCanHold() {
        Budget budget = new Budget(LIMITS, hand);

        assertThat(type(budget.charge(10_000_001))).isEqualTo(ProblemType.GAS_LIMIT_OUT_OF_RANGE);
        assertThat(type(budget.charge(-1))).isEqualTo(ProblemType.GAS_LIMIT_OUT_OF_RANGE);
        assertThat(budget.gasLeft()).isEqualTo(10_000_000);
    }

    @Test
    void boundsRequests() {
        Budget budget = new Budget(LIMITS, hand);
        for (int i = 0; i < 4; i++) {
            assertThat(budget.request()).isNull();
        }

        assertThat(type(budget.request())).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        hand.nanos = 500_000_000L;
        assertThat(budget.request()).isNull();
    }

    @Test
    void strangersAreAsManyAsConfigured() throws UnknownHostException {
        Strangers strangers = new Strangers(8, LIMITS, hand, 42);
        Set<Budget> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 10_000; i++) {
            byte[] address = {10, 0, (byte) (i >> 8), (byte) i};
            seen.add(strangers.at(new InetSocketAddress(InetAddress.getByAddress(address), 1)));
        }

        assertThat(seen).hasSize(8);
    }

    @Test
    void oneNetworkOfIpv6IsOneStranger() throws UnknownHostException {
        Strangers strangers = new Strangers(4096, LIMITS, hand, 42);
        InetSocketAddress one = new InetSocketAddress(InetAddress.getByName("2001:db8::1"), 1);
        InetSocketAddress same =
                new InetSocketAddress(InetAddress.getByName("2001:db8::ffff:1"), 2);
        InetSocketAddress other =
                new InetSocketAddress(InetAddress.getByName("2001:db8:0:1::1"), 1);

        assertThat(strangers.at(one)).isSameAs(strangers.at(same));
        assertThat(strangers.at(one)).isNotSameAs(strangers.at(other));
        assertThat(strangers.at(null)).isSameAs(strangers.at(null));
    }
}
