package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Statement;

/// Watches the core at work, to measure it. Called on the core's threads: returns at once, and
/// never throws.
public interface CoreWatch {
    /// Nobody looks.
    CoreWatch NOBODY = new UnwatchedCore();

    /// A group of work that shares a sync.
    enum Stage {
        /// A batch of messages and statements, to the end of its sync.
        COMMIT,
        /// Signing what a batch made durable, with the sync of the marks.
        SIGN
    }

    /// What is synced.
    enum Disk {
        /// Messages, states, statements and log.
        DATA,
        /// What was ever signed.
        MARKS
    }

    /// Work under way.
    @FunctionalInterface
    interface Span extends AutoCloseable {
        /// It has ended, well or not.
        @Override
        void close();
    }

    /// A message in the order of its instance.
    ///
    /// @param sequence unsigned
    record Place(Hash32 messageId, Hash32 instanceId, long sequence) {}

    /// A message that asks for a place.
    interface Arrival {
        /// It has it, durably. Before it can be executed.
        void ordered(Place place);

        /// What its sender is told.
        void answered(Intake intake);
    }

    Span begin(Stage stage);

    /// A message arrives, on the thread of its sender.
    Arrival arrived();

    /// A worker takes a message up; until it lets go of it, with a statement or without.
    Span executing(Place place);

    /// What the thread does now is about this message.
    Span about(Place place);

    /// A sync took so long that writes waited for.
    void synced(Disk disk, long nanos);

    /// A batch is durable.
    ///
    /// @param tasks how many share its sync, the checkpoint included
    void committed(int tasks);

    /// A statement is durable.
    void executed(Place place, Statement statement);

    /// Its signature is stored, or withheld.
    void signed(Place place);

    /// The message stays in the order, and is not executed, or its statement not signed, for the
    /// time being.
    void rests(Hash32 messageId);

    /// Something durable must not be signed.
    void refusedToSign();

    /// Nothing could be signed: the marks, the store or the signer failed. It is tried again.
    void failedToSign();
}
