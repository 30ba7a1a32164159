package io.xcmgateway.gateway.http.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.xcmgateway.gateway.config.SecurityProperties.Limits;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What one client may still use: requests, and gas by the limits of its messages. Both come back
/// evenly with time; what is under way at once is bounded apart from that. Safe for threads.
///
/// Each [#charge] ends with one of [#giveBack], [#settle] and [#keep].
public final class Budget {
    /// A token of the bucket, so that what comes back in a nanosecond is less than one.
    private static final long GAS_PER_TOKEN = 1000;

    private final Limits limits;
    private final Bucket gas;
    private final Bucket requests;

    /// The limits of messages that are charged and not settled; at most [Limits#gasBurst()].
    private final AtomicLong underWay = new AtomicLong();

    public Budget(Limits limits, TimeMeter time) {
        this.limits = limits;
        this.gas =
                bucket(
                        limits.gasBurst() / GAS_PER_TOKEN,
                        limits.gasPerSecond() / GAS_PER_TOKEN,
                        time);
        this.requests = bucket(limits.requestsBurst(), limits.requestsPerSecond(), time);
    }

    private static Bucket bucket(long burst, long perSecond, TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    Limits limits() {
        return limits;
    }

    /// In units of gas, to the thousand.
    public long gasLeft() {
        return gas.getAvailableTokens() * GAS_PER_TOKEN;
    }

    /// Takes one request; the refusal if there is none left.
    @Nullable Problem request() {
        ConsumptionProbe probe = requests.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? null
                : Problem.of(
                                ProblemType.TOO_MANY_REQUESTS,
                                "a client may send "
                                        + limits.requestsPerSecond()
                                        + " requests each second, and "
                                        + limits.requestsBurst()
                                        + " at once")
                        .retryAfter(seconds(probe));
    }

    /// Takes what a message may use at most; the refusal if less is left, or ever will be, or if
    /// too much is under way.
    ///
    /// @param gasLimit unsigned
    @Nullable Problem charge(long gasLimit) {
        if (Long.compareUnsigned(gasLimit, limits.gasBurst()) > 0) {
            return Problem.expected(
                    ProblemType.GAS_LIMIT_OUT_OF_RANGE,
                    "gasLimit",
                    "at most this client's " + limits.gasBurst(),
                    Long.toUnsignedString(gasLimit));
        }
        if (underWay.addAndGet(gasLimit) > limits.gasBurst()) {
            underWay.addAndGet(-gasLimit);
            return Problem.expected(
                            ProblemType.GAS_BUDGET_EXHAUSTED,
                            "gasLimit",
                            "at most what this client's messages under way leave of "
                                    + limits.gasBurst(),
                            Long.toUnsignedString(gasLimit))
                    .retryAfter(1);
        }
        ConsumptionProbe probe = gas.tryConsumeAndReturnRemaining(tokens(gasLimit));
        if (probe.isConsumed()) {
            return null;
        }
        underWay.addAndGet(-gasLimit);
        return Problem.expected(
                        ProblemType.GAS_BUDGET_EXHAUSTED,
                        "gasLimit",
                        "at most what is left of this client's budget, "
                                + probe.getRemainingTokens() * GAS_PER_TOKEN,
                        Long.toUnsignedString(gasLimit))
                .retryAfter(seconds(probe));
    }

    /// Undoes a [#charge] for what was not accepted after all.
    void giveBack(long gasLimit) {
        underWay.addAndGet(-gasLimit);
        gas.addTokens(tokens(gasLimit));
    }

    /// Gives back what an executed message did not use of its [#charge].
    ///
    /// @param gasUsed unsigned
    void settle(long gasLimit, long gasUsed) {
        underWay.addAndGet(-gasLimit);
        if (Long.compareUnsigned(gasUsed, gasLimit) < 0) {
            long unused = tokens(gasLimit) - tokens(gasUsed);
            if (unused > 0) {
                gas.addTokens(unused);
            }
        }
    }

    /// Ends a [#charge] of which nothing comes back.
    void keep(long gasLimit) {
        underWay.addAndGet(-gasLimit);
    }

    private static long tokens(long gasLimit) {
        return Math.clamp(Math.ceilDiv(gasLimit, GAS_PER_TOKEN), 1, Limits.MAX / GAS_PER_TOKEN);
    }

    private static int seconds(ConsumptionProbe probe) {
        long nanos = probe.getNanosToWaitForRefill();
        return Math.clamp(Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1)), 1, Integer.MAX_VALUE);
    }
}
