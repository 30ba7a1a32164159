package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.spree.state.StateDiff;
import java.util.List;

/// What came of executing the message of a proof again, whoever attested it.
public sealed interface Replay {

    /// All that was compared, in order. What does not hold is where the statement and this
    /// execution part.
    List<Finding> findings();

    /// It ran to its end.
    ///
    /// @param statement what the proof says
    /// @param gasUsed unsigned 64 bits
    /// @param effects outbound messages, then events
    /// @param diff host and guest keys, whole trie keys
    /// @param postRoot what this execution makes of the pre root
    record Ran(
            Statement statement,
            StatementOutcome outcome,
            Hash32 messageId,
            long gasUsed,
            List<Effect> effects,
            StateDiff diff,
            Hash32 postRoot,
            List<Finding> findings)
            implements Replay {
        public Ran {
            effects = List.copyOf(effects);
            findings = List.copyOf(findings);
        }

        /// Whether everything is as the statement says.
        public boolean equal() {
            return findings.stream().allMatch(Finding::holds);
        }
    }

    /// It could not be run, or not to its end: the last finding says why.
    record Refused(List<Finding> findings) implements Replay {
        public Refused {
            findings = List.copyOf(findings);
            if (findings.isEmpty() || findings.getLast().holds()) {
                throw new IllegalArgumentException("a refusal must end with its reason");
            }
        }

        public Finding reason() {
            return findings.getLast();
        }
    }
}
