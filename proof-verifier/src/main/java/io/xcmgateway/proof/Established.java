package io.xcmgateway.proof;

import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.StatementOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an accepted proof establishes and what it leaves open, in the words of PROOF.md, "What each
/// level establishes".
final class Established {
    static final String ATTESTED = "a threshold of the attestors you configured says so";
    static final String LOGGED = ATTESTED + ", and it is in their public log";
    static final String STATE = "true of that root";
    static final String REPLAYED =
            "this transition is right: this code, on this message, from a real origin, turned"
                    + " pre_root into post_root; it says nothing of where pre_root came from";
    static final String ASSERTED = "; the origin is asserted by the operator's relayer, not proven";

    static final String NOT_EXECUTED =
            "that the transition is right: nobody has executed it again here";
    static final String NOT_LOGGED = "that the attestors show it in their public log";
    static final String PRE_ROOT = "where pre_root came from";
    static final String ONE_HISTORY = "that nobody was shown another history";
    static final String ORIGIN =
            "who sent the message: the operator's relayer asserts it, nothing proves it";
    static final String SKIPPED =
            "what the message would have done: the operator passed over it after a fault";

    private Established() {}

    static String by(ExecutionProof proof) {
        return switch (proof) {
            case ExecutionProof.Attested _ -> ATTESTED;
            case ExecutionProof.Logged _ -> LOGGED;
            case ExecutionProof.State _ -> STATE;
            case ExecutionProof.Replayable(_, _, _, _, var replay) ->
                    asserted(replay) ? REPLAYED + ASSERTED : REPLAYED;
        };
    }

    static List<String> notBy(ExecutionProof proof) {
        List<String> open = new ArrayList<>();
        ReplaySection replay = ProofVerifier.replaySection(proof);
        if (proof.statement().outcome() instanceof StatementOutcome.Skipped) {
            open.add(SKIPPED);
        } else if (replay == null) {
            open.add(NOT_EXECUTED);
        }
        if (asserted(replay)) {
            open.add(ORIGIN);
        }
        if (LogStep.section(proof) == null) {
            open.add(NOT_LOGGED);
        }
        open.add(PRE_ROOT);
        open.add(ONE_HISTORY);
        return open;
    }

    static boolean asserted(@Nullable ReplaySection replay) {
        return replay != null && replay.evidence() instanceof OriginEvidence.Asserted;
    }
}
