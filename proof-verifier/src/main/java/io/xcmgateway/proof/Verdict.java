package io.xcmgateway.proof;

import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.Statement;
import java.util.List;

/// What came of verifying a proof.
public sealed interface Verdict {

    /// All that was looked at, in order; the last one is the reason of a refusal.
    List<Finding> findings();

    /// @param established what now stands, in words to show to whoever relies on it
    /// @param notEstablished what somebody might think stands now, and does not, in such words
    record Accepted(
            ProofLevel level,
            String established,
            List<String> notEstablished,
            Statement statement,
            List<Finding> findings)
            implements Verdict {
        public Accepted {
            notEstablished = List.copyOf(notEstablished);
            findings = List.copyOf(findings);
        }
    }

    record Refused(
            VerificationStep step,
            String reason,
            String expected,
            String found,
            List<Finding> findings)
            implements Verdict {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
