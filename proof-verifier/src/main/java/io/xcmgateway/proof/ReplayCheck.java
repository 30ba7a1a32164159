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
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The step that runs the execution again, on nothing but what the proof carries, and compares.
final class ReplayCheck {
    private final AdmittedModules modules;
    private final SpreeRuntime runtime = new SpreeRuntime();

    ReplayCheck(AdmittedModules modules) {
        this.modules = modules;
    }

    /// What an execution gave, and the state that it read.
    private record Rerun(Transition.Done done, PartialTrie pre) {}

    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proof,
    ///   failed
    boolean holds(Statement statement, ReplaySection replay, Trail trail) {
        return Boolean.TRUE.equals(
                onSandbox(statement, replay, trail, rerun -> same(statement, rerun, trail)));
    }

    /// The same execution without stopping at the first difference; `null` after noting on `trail`
    /// why there is none.
    ///
    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proof,
    ///   failed
    Replay.@Nullable Ran run(Statement statement, ReplaySection replay, Trail trail) {
        return onSandbox(
                statement,
                replay,
                trail,
                rerun -> {
                    Transition.Done done = rerun.done();
                    result(statement, done, trail, true);
                    Hash32 postRoot = rerun.pre().rootAfter(done.diff());
                    trail.equal("post root", statement.postRoot(), postRoot);
                    allUsed(rerun.pre().unused(), trail);
                    return new Replay.Ran(
                            statement,
                            done.outcome(),
                            done.messageId(),
                            done.gasUsed(),
                            done.effects(),
                            done.diff(),
                            postRoot,
                            trail.findings());
                });
    }

    private <T> @Nullable T onSandbox(
            Statement statement, ReplaySection replay, Trail trail, Function<Rerun, T> use) {
        trail.at(VerificationStep.REPLAY);
        EngineProfile profile = profile(statement, trail);
        if (profile == null) {
            return null;
        }
        AdmittedModule module =
                modules.admit(statement.moduleHash(), profile, replay.module(), trail);
        PartialTrie pre = module == null ? null : open(statement, replay, trail);
        if (module == null || pre == null) {
            return null;
        }
        return Sandbox.callOnThread(
                        "replay",
                        () ->
                                Optional.ofNullable(
                                        execute(statement, replay, module, pre, trail, use)))
                .orElse(null);
    }

    private static @Nullable EngineProfile profile(Statement statement, Trail trail) {
        if (statement.outcome() instanceof StatementOutcome.Skipped) {
            trail.refuse("outcome", "one of an execution", "Skipped, not replayable");
            return null;
        }
        EngineProfile profile = EngineProfile.byHash(statement.engineProfile());
        if (profile == null) {
            trail.refuse(
                    "engine profile",
                    "known: " + EngineProfile.CURRENT.hash(),
                    statement.engineProfile().toString());
            return null;
        }
        trail.holds("engine profile", "known", statement.engineProfile().toString());
        if (statement.sequence() == 0
                && !trail.equal(
                        "root before genesis",
                        statement.trieProfile().emptyRoot(),
                        statement.preRoot())) {
            return null;
        }
        return profile;
    }

    /// What the witness of a proof shows of the state before it; `null` after noting on `trail` why
    /// nothing.
    static @Nullable PartialTrie open(Statement statement, ReplaySection replay, Trail trail) {
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

    private <T> @Nullable T execute(
            Statement statement,
            ReplaySection replay,
            AdmittedModule module,
            PartialTrie pre,
            Trail trail,
            Function<Rerun, T> use) {
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
                case Transition.Done done -> use.apply(new Rerun(done, pre));
                case Transition.Refused(var reason, var expected, var found) -> {
                    trail.refuse(reason, expected, found);
                    yield null;
                }
            };
        } catch (StateUnavailableException missing) {
            // A node that the proof lacks: INCOMPLETE, whatever the key's value may be.
            trail.refuse(
                    "witness",
                    "all nodes that the replay loads",
                    "INCOMPLETE: " + missing.getMessage());
            return null;
        }
    }

    private static boolean same(Statement statement, Rerun rerun, Trail trail) {
        PartialTrie pre = rerun.pre();
        return result(statement, rerun.done(), trail, false)
                && trail.equal(
                        "post root", statement.postRoot(), pre.rootAfter(rerun.done().diff()))
                && allUsed(pre.unused(), trail);
    }

    /// Notes each comparison, or all up to the first difference.
    private static boolean result(
            Statement statement, Transition.Done done, Trail trail, boolean toTheEnd) {
        List<BooleanSupplier> comparisons =
                List.of(
                        () -> trail.equal("outcome", statement.outcome(), done.outcome()),
                        () -> trail.equal("message id", statement.messageId(), done.messageId()),
                        () ->
                                trail.equal(
                                        "gas used",
                                        Long.toUnsignedString(statement.gasUsed()),
                                        Long.toUnsignedString(done.gasUsed())),
                        () ->
                                trail.equal(
                                        "effects count",
                                        statement.effectsCount(),
                                        (long) done.effects().size()),
                        () ->
                                trail.equal(
                                        "effects root",
                                        statement.effectsRoot(),
                                        EffectTree.root(done.effects())));
        boolean same = true;
        for (BooleanSupplier comparison : comparisons) {
            same &= (same || toTheEnd) && comparison.getAsBoolean();
        }
        return same;
    }

    private static boolean allUsed(List<Hash32> unused, Trail trail) {
        return trail.check(
                unused.isEmpty(),
                "unused nodes",
                "none",
                unused.isEmpty() ? "none" : unused.size() + ", the first " + unused.getFirst());
    }
}
