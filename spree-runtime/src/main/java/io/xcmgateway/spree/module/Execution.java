package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.host.LogLine;
import io.xcmgateway.spree.state.Growth;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import java.util.List;

/// What came of running one entry point of a module.
public sealed interface Execution {

    /// It returned.
    ///
    /// @param output the bytes it returned, not looked into
    /// @param diff what it wrote, in the guest's subtree only
    /// @param growth by how much the state grows with `diff`
    /// @param reads what it read from the state before
    /// @param gasUsed 0..the gas limit
    /// @param logs what it said, for people; not part of the result
    record Returned(
            ByteString output,
            StateDiff diff,
            Growth growth,
            Reads reads,
            long gasUsed,
            List<LogLine> logs)
            implements Execution {
        public Returned {
            logs = List.copyOf(logs);
        }
    }

    /// It was stopped. Nothing that it wrote stands, and all of its gas is used.
    ///
    /// @param reason for people and logs; not part of any hash
    /// @param reads what it read until then: a replay reads the same
    record Trapped(TrapKind kind, String reason, Reads reads) implements Execution {}

    /// What was read from the state before, however it ended.
    Reads reads();
}
