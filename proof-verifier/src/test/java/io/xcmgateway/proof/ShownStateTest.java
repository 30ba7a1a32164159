package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.StateSection.ProvedEffect;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.trie.PartialTrie;
import io.xcmgateway.spree.state.StateDiff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// State sections: keys under the post root, and effects of the statement.
class ShownStateTest {
    private static final Chain CHAIN = new Chain();
    private static final ExecutionProof.Replayable NEWEST =
            CHAIN.submit(Chain.transfer(500_000_000_000L), 0, Chain.GAS_LIMIT);
    private static final ProofVerifier VERIFIER =
            new ProofVerifier(_ -> Chain.MODULE.wasm(), () -> Instant.ofEpochMilli(Chain.START_MS));
    private static final Replay.Ran RAN = ran();
    private static final ByteString ABSENT = ByteString.of(2);

    private static Replay.Ran ran() {
        if (VERIFIER.replay(NEWEST, Chain.GAS_LIMIT) instanceof Replay.Ran ran) {
            return ran;
        }
        throw new AssertionError("must run");
    }

    @Test
    void showsPresentAndAbsentKeys() {
        assertThat(VERIFIER.verify(showing(keys()), CHAIN.policy()))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted ->
                                assertThat(accepted.findings())
                                        .filteredOn(it -> it.step() == VerificationStep.STATE)
                                        .extracting(Finding::found)
                                        .contains("absent")
                                        .anyMatch(it -> it.startsWith("present: 0x")));
    }

    /// A key that the state has, and of which the nodes say nothing, is not taken for absent.
    @Test
    void answersIncompleteForAKeyOutsideTheNodes() {
        StateSection good = section(showing(List.of(ABSENT)));
        ByteString outside = keys().getFirst();
        assertThat(CHAIN.state().view().exists(outside)).isTrue();
        assertThat(ShownState.after(showing(List.of(ABSENT))))
                .isInstanceOfSatisfying(
                        PartialTrie.Opened.Usable.class,
                        opened ->
                                assertThat(opened.trie().ask(outside))
                                        .isInstanceOf(PartialTrie.Answer.Incomplete.class));
        assertThat(
                        VERIFIER.verify(
                                with(
                                        new StateSection(
                                                List.of(outside), good.storageProof(), List.of())),
                                CHAIN.policy()))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> {
                            assertThat(refused.step()).isEqualTo(VerificationStep.STATE);
                            assertThat(refused.reason()).isEqualTo("key " + outside);
                            assertThat(refused.expected()).isEqualTo("shown");
                            assertThat(refused.found()).startsWith("INCOMPLETE: trie node 0x");
                        });
    }

    @Test
    void refusesEachMissingNode() {
        StateSection good = section(showing(keys()));
        for (int i = 0; i < good.storageProof().size(); i++) {
            List<ByteString> fewer = new ArrayList<>(good.storageProof());
            fewer.remove(i);
            refused(with(new StateSection(good.keys(), fewer, List.of())), VerificationStep.STATE);
        }
    }

    @Test
    void refusesUnusedRepeatedUnsortedAndChangedNodes() {
        StateSection good = section(showing(keys()));
        StateSection one = section(showing(List.of(ABSENT)));
        refused(
                with(new StateSection(one.keys(), good.storageProof(), List.of())),
                VerificationStep.STATE);
        List<ByteString> twice = new ArrayList<>(good.storageProof());
        twice.add(twice.getLast());
        refused(with(new StateSection(good.keys(), twice, List.of())), VerificationStep.STATE);
        List<ByteString> reversed = new ArrayList<>(good.storageProof());
        Collections.reverse(reversed);
        refused(with(new StateSection(good.keys(), reversed, List.of())), VerificationStep.STATE);
        for (int i = 0; i < good.storageProof().size(); i++) {
            List<ByteString> changed = new ArrayList<>(good.storageProof());
            byte[] bytes = changed.get(i).toByteArray();
            bytes[bytes.length / 2] ^= 1;
            changed.set(i, ByteString.wrap(bytes));
            Collections.sort(changed);
            refused(
                    with(new StateSection(good.keys(), changed, List.of())),
                    VerificationStep.STATE);
        }
    }

    @Test
    void refusesNodesOfTheStateBefore() {
        StateSection before = section(other().showing(other().genesis(), keys()));
        refused(with(before), VerificationStep.STATE);
    }

    @Test
    void showsEffectsWithTheirPaths() {
        assertThat(RAN.effects()).hasSizeGreaterThan(1);
        assertThat(VERIFIER.verify(with(effects(0, 1)), CHAIN.policy()))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesEffectsThatAreNotTheStatements() {
        ProvedEffect first = effects(0).effects().getFirst();
        ProvedEffect second = effects(1).effects().getFirst();
        List<List<ProvedEffect>> wrong =
                List.of(
                        List.of(first, first),
                        List.of(second, first),
                        List.of(new ProvedEffect(1, first.effect(), first.path())),
                        List.of(new ProvedEffect(0, second.effect(), first.path())),
                        List.of(new ProvedEffect(0, first.effect(), List.of())),
                        List.of(new ProvedEffect(0xffff_ffffL, first.effect(), first.path())),
                        List.of(
                                new ProvedEffect(
                                        0,
                                        new Effect.Event(Hash32.ZERO, ByteString.EMPTY),
                                        first.path())));
        for (List<ProvedEffect> effects : wrong) {
            refused(
                    with(new StateSection(List.of(), List.of(), effects)),
                    VerificationStep.EFFECTS);
        }
        refused(
                with(new StateSection(List.of(), List.of(ByteString.of(0)), List.of(first))),
                VerificationStep.STATE);
    }

    @Test
    void replaysToWhatTheStatementSays() {
        assertThat(RAN.equal()).isTrue();
        assertThat(RAN.postRoot()).isEqualTo(NEWEST.statement().postRoot());
        Statement lie =
                Edits.gas(
                        Edits.roots(NEWEST.statement(), RAN.statement().preRoot(), Hash32.ZERO), 1);
        assertThat(VERIFIER.replay(Edits.with(NEWEST, lie), Chain.GAS_LIMIT))
                .isInstanceOfSatisfying(
                        Replay.Ran.class,
                        ran -> {
                            assertThat(ran.equal()).isFalse();
                            assertThat(ran.findings())
                                    .filteredOn(it -> !it.holds())
                                    .extracting(Finding::what)
                                    .containsExactly("gas used", "post root");
                        });
    }

    @Test
    void doesNotReplayWhatCostsTooMuchOrLacksItsWitness() {
        assertThat(VERIFIER.replay(NEWEST, Chain.GAS_LIMIT - 1))
                .isInstanceOfSatisfying(
                        Replay.Refused.class,
                        it -> assertThat(it.reason().what()).isEqualTo("gas limit"));
        ExecutionProof.Replayable bare =
                Edits.with(NEWEST, Edits.preState(NEWEST.replay(), List.of(ByteString.of(0))));
        assertThat(VERIFIER.replay(bare, Chain.GAS_LIMIT)).isInstanceOf(Replay.Refused.class);
    }

    private static List<ByteString> keys() {
        List<ByteString> keys = new ArrayList<>();
        RAN.diff()
                .changes()
                .forEach((key, change) -> {
                    if (change instanceof StateDiff.Change.Put && keys.size() < 4) {
                        keys.add(key);
                    }
                });
        keys.add(ABSENT);
        return keys;
    }

    private static Chain other() {
        return Other.CHAIN;
    }

    private static final class Other {
        static final Chain CHAIN = new Chain();
    }

    private static ExecutionProof showing(List<ByteString> keys) {
        return CHAIN.showing(NEWEST, keys);
    }

    private static StateSection section(ExecutionProof proof) {
        StateSection section = StateCheck.section(proof);
        if (section == null) {
            throw new AssertionError("no state section");
        }
        return section;
    }

    private static StateSection effects(int... indices) {
        List<ProvedEffect> effects = new ArrayList<>();
        for (int index : indices) {
            effects.add(
                    new ProvedEffect(
                            index,
                            RAN.effects().get(index),
                            EffectTree.path(RAN.effects(), index)));
        }
        return new StateSection(List.of(), List.of(), effects);
    }

    private static ExecutionProof with(StateSection state) {
        return new ExecutionProof.State(NEWEST.statement(), NEWEST.attestations(), null, state);
    }

    private static void refused(ExecutionProof proof, VerificationStep step) {
        assertThat(VERIFIER.verify(proof, CHAIN.policy()))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class, it -> assertThat(it.step()).isEqualTo(step));
    }
}
