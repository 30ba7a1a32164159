package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.StatementOutcome;

/// Watches the core at work, to measure it. Called on the core's threads: returns at once, and
/// never throws.
public interface CoreWatch {
    /// Nobody looks.
    CoreWatch NOBODY =
            new CoreWatch() {
                @Override
                public Span begin(Stage stage) {
                    return () -> {};
                }

                @Override
                public void committed(int tasks) {}

                @Override
                public void executed(Hash32 moduleHash, StatementOutcome outcome, long gasUsed) {}

                @Override
                public void refusedToSign() {}
            };

    /// What takes time.
    enum Stage {
        /// A message in its module.
        EXECUTE,
        /// A batch of messages and statements, to the end of its sync.
        COMMIT,
        /// Signing what a batch made durable, with the sync of the marks.
        SIGN
    }

    /// A stage under way.
    @FunctionalInterface
    interface Span extends AutoCloseable {
        /// It has ended, well or not.
        @Override
        void close();
    }

    Span begin(Stage stage);

    /// A batch is durable.
    ///
    /// @param tasks how many share its sync, the checkpoint included
    void committed(int tasks);

    /// A statement is durable.
    ///
    /// @param gasUsed unsigned
    void executed(Hash32 moduleHash, StatementOutcome outcome, long gasUsed);

    /// Something durable must not be signed.
    void refusedToSign();
}
