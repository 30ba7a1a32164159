package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.SkipReason;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.sandbox.EngineProfile;

/// What comes of passing over a message.
sealed interface Skip {

    /// @param post the state after it
    record Made(Executed executed, Trie post) implements Skip {}

    /// Its place in the order cannot be used up either.
    record Impossible(String reason, String expected, String found) implements Skip {}

    /// @param engineProfile hash of the instance's
    /// @param previousHash hash of the statement before
    /// @param pre the state before
    static Skip of(
            Step step, Hash32 engineProfile, Hash32 previousHash, Trie pre, SkipReason reason) {
        EngineProfile profile = EngineProfile.byHash(engineProfile);
        if (profile == null) {
            throw new CorruptStoreException(
                    "engine profile must be a known one, was " + engineProfile);
        }
        Transition transition =
                Transition.skipped(
                        profile,
                        step.instance(),
                        step.entry().entryPoint(),
                        step.sequence(),
                        step.entry().context(),
                        step.entry().evidence(),
                        step.entry().message(),
                        reason.outcome(),
                        pre.view());
        return switch (transition) {
            case Transition.Done done -> {
                Trie post = pre.apply(done.diff());
                yield new Made(
                        Executed.of(step, engineProfile, previousHash, pre, post, done), post);
            }
            case Transition.Refused(String what, String expected, String found) ->
                    new Impossible(what, expected, found);
        };
    }
}
