package io.xcmgateway.proof;

import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.OriginEvidence;

/// What an accepted proof establishes, in the words of PROOF.md, "What each level establishes".
final class Established {
    private static final String ATTESTED = "a threshold of the attestors you configured says so";
    private static final String LOGGED = ATTESTED + ", and it is in their public log";
    private static final String STATE = "true of that root";
    private static final String REPLAYED =
            "this transition is right: this code, on this message, from a real origin, turned"
                    + " pre_root into post_root; it says nothing of where pre_root came from";
    private static final String ASSERTED =
            "; the origin is asserted by the operator's relayer, not proven";

    private Established() {}

    static String by(ExecutionProof proof) {
        return switch (proof) {
            case ExecutionProof.Attested _ -> ATTESTED;
            case ExecutionProof.Logged _ -> LOGGED;
            case ExecutionProof.State _ -> STATE;
            case ExecutionProof.Replayable(_, _, _, _, var replay) ->
                    replay.evidence() instanceof OriginEvidence.Asserted
                            ? REPLAYED + ASSERTED
                            : REPLAYED;
        };
    }
}
