package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.proof.trie.PartialTrie;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The step that runs the execution again, on nothing but what the proof carries, and compares.
final class ReplayCheck {
    private final AdmittedModules modules;
    private final SpreeRuntime runtime = new SpreeRuntime();

    ReplayCheck(AdmittedModules modules) {
        this.modules = modules;
    }

    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proof,
    ///   failed
    boolean holds(Statement statement, ReplaySection replay, Trail trail) {
        trail.at(VerificationStep.REPLAY);
        if (statement.outcome() instanceof StatementOutcome.Skipped) {
            return trail.refuse("outcome", "one of an execution", "Skipped, not replayable");
        }
        EngineProfile profile = EngineProfile.byHash(statement.engineProfile());
        if (profile == null) {
            return trail.refuse(
                    "engine profile",
                    "known: " + EngineProfile.CURRENT.hash(),
                    statement.engineProfile().toString());
        }
        trail.holds("engine profile", "known", statement.engineProfile().toString());
        if (statement.sequence() == 0
                && !trail.equal(
                        "root before genesis",
                        statement.trieProfile().emptyRoot(),
                        statement.preRoot())) {
            return false;
        }
        AdmittedModule module =
                modules.admit(statement.moduleHash(), profile, replay.module(), trail);
        PartialTrie pre = module == null ? null : open(statement, replay, trail);
        if (module == null || pre == null) {
            return false;
        }
        return Sandbox.callOnThread("replay", () -> replay(statement, replay, module, pre, trail));
    }

    private static @Nullable PartialTrie open(
            Statement statement, ReplaySection replay, Trail trail) {
        return switch (PartialTrie.open(
                statement.trieProfile(), statement.preRoot(), replay.preState())) {
            case PartialTrie.Opened.Usable(PartialTrie trie) -> {
                trail.holds(
                        "pre-state",
                        "nodes under " + statement.preRoot(),
                        replay.preState().size() + " items");
                yield trie;
            }
            case PartialTrie.Opened.Refused(var reason, var expected, var found) -> {
                trail.refuse("pre-state: " + reason, expected, found);
                yield null;
            }
        };
    }

    private boolean replay(
            Statement statement,
            ReplaySection replay,
            AdmittedModule module,
            PartialTrie pre,
            Trail trail) {
        try {
            Transition transition =
                    Transition.of(
                            runtime,
                            module,
                            Mode.COMPILED,
                            replay.instance(),
                            statement.entryPoint(),
                            statement.sequence(),
                            replay.context(),
                            replay.evidence(),
                            replay.message(),
                            pre);
            return switch (transition) {
                case Transition.Done done -> same(statement, done, pre, trail);
                case Transition.Refused(var reason, var expected, var found) ->
                        trail.refuse(reason, expected, found);
            };
        } catch (StateUnavailableException missing) {
            // A node that the proof lacks: INCOMPLETE, whatever the key's value may be.
            return trail.refuse(
                    "witness",
                    "all nodes that the replay loads",
                    "INCOMPLETE: " + missing.getMessage());
        }
    }

    private static boolean same(
            Statement statement, Transition.Done done, PartialTrie pre, Trail trail) {
        return trail.equal("outcome", statement.outcome(), done.outcome())
                && trail.equal("message id", statement.messageId(), done.messageId())
                && trail.equal(
                        "gas used",
                        Long.toUnsignedString(statement.gasUsed()),
                        Long.toUnsignedString(done.gasUsed()))
                && trail.equal(
                        "effects count", statement.effectsCount(), (long) done.effects().size())
                && trail.equal(
                        "effects root", statement.effectsRoot(), EffectTree.root(done.effects()))
                && trail.equal("post root", statement.postRoot(), pre.rootAfter(done.diff()))
                && allUsed(pre.unused(), trail);
    }

    private static boolean allUsed(List<Hash32> unused, Trail trail) {
        return trail.check(
                unused.isEmpty(),
                "unused nodes",
                "none",
                unused.isEmpty() ? "none" : unused.size() + ", the first " + unused.getFirst());
    }
}
