package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The statements in the order of the log, as far as signed checkpoints cover them. A place in it
/// is a count of statements: it means the same after a restart, and for every instance.
///
/// Reads may throw [io.xcmgateway.spree.state.StateUnavailableException] when the storage cannot be
/// read; call them on a thread that may block.
public interface StatementFeed {

    /// How many statements of the log there are to read. Unsigned; never shrinks while the process
    /// lives.
    long loggedCount();

    /// What follows the first `after` statements of the log, oldest first.
    ///
    /// @param after unsigned; may be more than there are
    /// @param instanceId the only instance to show, or `null` for all
    /// @param max at least 1: of statements
    LoggedPage logged(long after, @Nullable Hash32 instanceId, int max);

    /// Has `more` told each new [#loggedCount()], by a thread that must not be kept. For the life
    /// of the process, so for few.
    void onMore(LongConsumer more);
}
