package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.proof.trie.PartialTrie;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a statement that passes over a message changed what that may change, and nothing else:
/// from its witness alone.
public final class SkipCheck {
    private SkipCheck() {}

    /// What is wrong, or `null`.
    public static @Nullable String wrong(
            Instance instance,
            Statement statement,
            StatementOutcome.Skipped skipped,
            OrderedMessage entry,
            List<ByteString> witness) {
        EngineProfile profile = EngineProfile.byHash(statement.engineProfile());
        if (profile == null) {
            return "unknown engine profile";
        }
        return switch (PartialTrie.open(statement.trieProfile(), statement.preRoot(), witness)) {
            case PartialTrie.Opened.Usable(PartialTrie pre) -> {
                try {
                    Transition made =
                            Transition.skipped(
                                    profile,
                                    instance,
                                    entry.entryPoint(),
                                    statement.sequence(),
                                    entry.context(),
                                    entry.evidence(),
                                    entry.message(),
                                    skipped,
                                    pre);
                    yield different(statement, made, pre);
                } catch (StateUnavailableException e) {
                    yield "witness is incomplete: " + e.getMessage();
                }
            }
            case PartialTrie.Opened.Refused(var reason, var _, var _) -> "witness: " + reason;
        };
    }

    private static @Nullable String different(
            Statement statement, Transition made, PartialTrie pre) {
        return switch (made) {
            case Transition.Refused refused -> refused.toString();
            case Transition.Done done ->
                    done.messageId().equals(statement.messageId())
                                    && done.gasUsed() == statement.gasUsed()
                                    && done.effects().size() == statement.effectsCount()
                                    && pre.rootAfter(done.diff()).equals(statement.postRoot())
                            ? null
                            : "another statement: " + done;
        };
    }
}
