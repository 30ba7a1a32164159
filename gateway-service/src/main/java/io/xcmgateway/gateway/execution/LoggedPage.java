package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.checkpoint.LogPlace;
import java.util.List;

/// Some statements of the log.
///
/// @param next unsigned: where to go on; every statement before it that was asked for has been
///   shown
public record LoggedPage(List<Logged> statements, long next) {
    public LoggedPage {
        statements = List.copyOf(statements);
    }

    /// @param messageId of the message that it is about
    public record Logged(
            LogPlace place, Hash32 messageId, Statement statement, Hash32 statementHash) {

        /// Unsigned: how many statements the log has up to this one, with it.
        public long count() {
            return place.logIndex() + 1;
        }
    }
}
