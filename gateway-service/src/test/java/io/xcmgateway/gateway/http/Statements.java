package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import java.util.List;

/// Statements of executions that never happened.
public final class Statements {

    private Statements() {}

    public static Statement of(
            long sequence, Hash32 postRoot, StatementOutcome outcome, long gasUsed) {
        return new Statement(
                Hash32.ZERO,
                sequence,
                Hash32.ZERO,
                Hash32.ZERO,
                Hash32.ZERO,
                TrieProfile.BLAKE2B_V1,
                EntryPoint.APPLY_MESSAGE,
                Hash32.ZERO,
                Hash32.ZERO,
                Hash32.ZERO,
                Hash32.ZERO,
                postRoot,
                outcome,
                gasUsed,
                0,
                EffectTree.EMPTY_ROOT);
    }

    public static ExecutedMessage executed(long sequence, StatementOutcome outcome, long gasUsed) {
        Statement statement = of(sequence, Hash32.ZERO, outcome, gasUsed);
        return new ExecutedMessage(
                Hash32.ZERO,
                ByteString.EMPTY,
                new InputContext(0, Programs.GAS, Location.PARENT, 0, Hash32.ZERO),
                statement,
                statement.hash(),
                List.of(),
                List.of());
    }
}
