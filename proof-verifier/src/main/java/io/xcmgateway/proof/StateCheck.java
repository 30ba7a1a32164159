package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.StateSection.ProvedEffect;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.trie.PartialTrie;
import io.xcmgateway.proof.trie.StorageProof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps over a state section: named keys under the post root, and effects.
final class StateCheck {
    private final Statement statement;
    private final @Nullable StateSection state;
    private final Trail trail;

    StateCheck(ExecutionProof proof, Trail trail) {
        this.statement = proof.statement();
        this.state = section(proof);
        this.trail = trail;
    }

    static @Nullable StateSection section(ExecutionProof proof) {
        return switch (proof) {
            case ExecutionProof.Attested _, ExecutionProof.Logged _ -> null;
            case ExecutionProof.State it -> it.state();
            case ExecutionProof.Replayable all -> all.state();
        };
    }

    /// What a storage proof shows of the state under `root`; a refusal is a value.
    static PartialTrie.Opened open(Statement statement, List<ByteString> nodes) {
        for (int i = 1; i < nodes.size(); i++) {
            if (nodes.get(i - 1).compareTo(nodes.get(i)) >= 0) {
                return new PartialTrie.Opened.Refused(
                        "order of nodes", "strictly ascending", "node " + i + " is not");
            }
        }
        return PartialTrie.open(
                statement.trieProfile(), statement.postRoot(), new StorageProof(nodes));
    }

    boolean holds() {
        trail.at(VerificationStep.STATE);
        return state == null || (showsSomething(state) && keys(state) && effects(state.effects()));
    }

    /// Or a proof would have this level for nothing.
    private boolean showsSomething(StateSection section) {
        return trail.check(
                !section.keys().isEmpty() || !section.effects().isEmpty(),
                "state section",
                "at least one key or effect",
                section.keys().size() + " keys, " + section.effects().size() + " effects");
    }

    /// Every named key is answered, and every node is needed for that.
    private boolean keys(StateSection section) {
        if (section.keys().isEmpty()) {
            return trail.equal("nodes without keys", 0, section.storageProof().size());
        }
        return switch (open(statement, section.storageProof())) {
            case PartialTrie.Opened.Refused(var reason, var expected, var found) ->
                    trail.refuse("storage proof: " + reason, expected, found);
            case PartialTrie.Opened.Usable(PartialTrie trie) ->
                    answered(section.keys(), trie) && allUsed(trie.unused());
        };
    }

    private boolean answered(List<ByteString> keys, PartialTrie trie) {
        for (ByteString key : keys) {
            boolean shown =
                    switch (trie.ask(key)) {
                        case PartialTrie.Answer.Present(ByteString value) ->
                                trail.holds("key " + key, "shown", "present: " + value);
                        case PartialTrie.Answer.Absent() ->
                                trail.holds("key " + key, "shown", "absent");
                        case PartialTrie.Answer.Incomplete(String missing) ->
                                trail.refuse("key " + key, "shown", "INCOMPLETE: " + missing);
                    };
            if (!shown) {
                return false;
            }
        }
        return true;
    }

    private boolean allUsed(List<Hash32> unused) {
        return trail.check(
                unused.isEmpty(),
                "unused nodes",
                "none",
                unused.isEmpty() ? "none" : unused.size() + ", the first " + unused.getFirst());
    }

    private boolean effects(List<ProvedEffect> effects) {
        trail.at(VerificationStep.EFFECTS);
        long after = -1;
        for (ProvedEffect each : effects) {
            if (each.index() <= after) {
                return trail.refuse(
                        "order of effects", "above " + after, String.valueOf(each.index()));
            }
            boolean included =
                    EffectTree.verify(
                            statement.effectsRoot(),
                            statement.effectsCount(),
                            each.index(),
                            each.effect(),
                            each.path());
            if (!trail.check(
                    included,
                    "effect " + each.index(),
                    "one of " + statement.effectsCount() + " under " + statement.effectsRoot(),
                    included ? "it is" : "it is not")) {
                return false;
            }
            after = each.index();
        }
        return true;
    }
}
