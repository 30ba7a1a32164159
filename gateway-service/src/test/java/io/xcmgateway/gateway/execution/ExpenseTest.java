package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.state.OrderedMessage;
import org.junit.jupiter.api.Test;

class ExpenseTest {
    private static final long CHEAP = Expense.GAS_PER_MESSAGE / 10;

    private final Expense expense = new Expense();

    @Test
    void trustsNobodyBeforeACheapMessage() {
        assertThat(isExpensive()).isTrue();
        expense.used(CHEAP);
        assertThat(isExpensive()).isFalse();
    }

    @Test
    void doesNotTrustALargeGasLimitWhateverWasBefore() {
        expense.used(CHEAP);
        assertThat(expense.isExpensive(message(Expense.GAS_LIMIT_MAX))).isFalse();
        assertThat(expense.isExpensive(message(Expense.GAS_LIMIT_MAX + 1))).isTrue();
    }

    @Test
    void bearsOneLongerMessageOfATrustedInstance() {
        for (int i = 0; i < 10; i++) {
            expense.used(CHEAP);
        }
        expense.used(Expense.TRUSTED_DEBT_MAX);
        assertThat(isExpensive()).isFalse();
    }

    /// Whatever mixture of messages: those that trusted turns execute do not average more than what
    /// is allowed, but for what is forgiven once per expensive message.
    @Test
    void letsNobodyAverageMoreWhileTrusted() {
        int trusted = 0;
        for (int i = 0; i < 10_000; i++) {
            if (isExpensive()) {
                expense.used(CHEAP);
            } else {
                trusted++;
                expense.used(Expense.GAS_LIMIT_MAX);
            }
        }
        long allowed = 10_000 * Expense.GAS_PER_MESSAGE / Expense.GAS_LIMIT_MAX;
        assertThat((long) trusted).isBetween(allowed * 5 / 6, allowed);
    }

    @Test
    void forgetsWhatWasLongAgo() {
        expense.used(Long.MAX_VALUE);
        int messages = 0;
        while (isExpensive()) {
            expense.used(0);
            messages++;
        }
        assertThat(messages).isEqualTo(995);
    }

    @Test
    void trustsNobodyOnWhomThisNodeFailed() {
        expense.used(CHEAP);
        expense.failed();
        expense.used(CHEAP);
        assertThat(isExpensive()).isTrue();
    }

    private boolean isExpensive() {
        return expense.isExpensive(message(Expense.GAS_LIMIT_MAX));
    }

    private static OrderedMessage message(long gasLimit) {
        OriginEvidence evidence =
                new OriginEvidence.Asserted(
                        Hash32.ZERO.bytes(), ByteString.wrap(new byte[64]), Location.PARENT);
        return new OrderedMessage(
                Hash32.ZERO,
                EntryPoint.APPLY_MESSAGE,
                ByteString.EMPTY,
                evidence,
                InputContext.of(1, gasLimit, Location.PARENT, evidence));
    }
}
