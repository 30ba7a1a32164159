package io.xcmgateway.proof;

import io.xcmgateway.api.statement.Statement;
import java.util.List;

/// What came of verifying a run of proofs.
public sealed interface HistoryVerdict {

    /// @param established what now stands, in words to show to whoever relies on it
    /// @param notEstablished what somebody might think stands now, and does not, in such words
    /// @param last its post root is the state that the run leads to
    /// @param statements how many, at least 1
    record Accepted(
            HistoryMode mode,
            String established,
            List<String> notEstablished,
            Statement first,
            Statement last,
            long statements)
            implements HistoryVerdict {
        public Accepted {
            notEstablished = List.copyOf(notEstablished);
        }
    }

    /// @param index of the proof at which the run ends, from 0; all before it hold
    /// @param finding the first thing that does not hold
    record Refused(long index, Finding finding) implements HistoryVerdict {}
}
