package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.OrderedMessage;

/// What the messages of one instance cost of late, beyond what messages usually cost: it decides
/// which workers execute the next one. What is executed, and what comes of it, does not depend on
/// this.
///
/// Each message may use [#GAS_PER_MESSAGE]; what it uses more is a debt that later ones work off by
/// using less. So those who are trusted cannot average more than that. An instance is not trusted
/// before it has shown a cheap message, and never with a gas limit over [#GAS_LIMIT_MAX].
final class Expense {
    /// Three times the gas of a paid transfer; at most about 3 ms.
    static final long GAS_PER_MESSAGE = 10_000_000;

    /// Debt up to which an instance is trusted, so that one longer message changes nothing.
    static final long TRUSTED_DEBT_MAX = 5 * GAS_PER_MESSAGE;

    /// What is remembered at most: a thousand cheap messages work it off.
    private static final long DEBT_MAX = 1_000 * GAS_PER_MESSAGE;

    /// At most about 100 ms: what the first expensive message of a trusted instance can take.
    static final long GAS_LIMIT_MAX = 300_000_000;

    /// Written by whoever executes the instance; one at a time, each seeing what the last one did.
    private long debt = TRUSTED_DEBT_MAX + 1;

    /// Whether the next message must not keep others waiting.
    boolean isExpensive(OrderedMessage next) {
        return debt > TRUSTED_DEBT_MAX || next.context().gasLimit() > GAS_LIMIT_MAX;
    }

    /// @param gasUsed 0..2^63-1
    void used(long gasUsed) {
        long more = Math.min(gasUsed, DEBT_MAX) - GAS_PER_MESSAGE;
        debt = Math.clamp(debt + more, 0, DEBT_MAX);
    }

    /// This node failed on a message.
    void failed() {
        debt = DEBT_MAX;
    }
}
