package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.xcm.v5.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs of proofs: linked, and replayed from genesis.
class HistoryTest {
    private static final Chain CHAIN = new Chain();
    private static final List<ExecutionProof.Replayable> PROOFS = proofs();

    private final ProofVerifier verifier =
            new ProofVerifier(_ -> Chain.MODULE.wasm(), () -> Instant.ofEpochMilli(Chain.START_MS));

    private static List<ExecutionProof.Replayable> proofs() {
        List<ExecutionProof.Replayable> proofs = new ArrayList<>();
        proofs.add(CHAIN.genesis());
        for (int i = 0; i < 3; i++) {
            proofs.add(CHAIN.submit(Chain.transfer(500_000_000_000L + i), i, Chain.GAS_LIMIT));
        }
        proofs.add(CHAIN.asserted(Chain.transfer(500_000_000_000L), Location.PARENT));
        return proofs;
    }

    @Test
    void replaysFromThePinnedGenesisToTheNewestState() {
        assertThat(verify(PROOFS.subList(0, 4), HistoryMode.REPLAYED))
                .isInstanceOfSatisfying(
                        HistoryVerdict.Accepted.class,
                        accepted -> {
                            assertThat(accepted.established()).startsWith("this state is right");
                            assertThat(accepted.notEstablished())
                                    .containsExactly("that nobody was shown another history");
                            assertThat(accepted.statements()).isEqualTo(4);
                            assertThat(accepted.first()).isEqualTo(PROOFS.get(0).statement());
                            assertThat(accepted.last()).isEqualTo(PROOFS.get(3).statement());
                        });
    }

    @Test
    void saysThatAnOriginIsAssertedOnly() {
        assertThat(verify(PROOFS, HistoryMode.REPLAYED))
                .isInstanceOfSatisfying(
                        HistoryVerdict.Accepted.class,
                        accepted ->
                                assertThat(accepted.notEstablished())
                                        .anyMatch(it -> it.startsWith("who sent 1 of")));
    }

    @Test
    void linksARunThatBeginsAnywhere() {
        assertThat(linked(attested(PROOFS.subList(2, 5))))
                .isInstanceOfSatisfying(
                        HistoryVerdict.Accepted.class,
                        accepted -> {
                            assertThat(accepted.established()).isEqualTo(HistoryCheck.LINKED);
                            assertThat(accepted.notEstablished())
                                    .contains("where pre_root came from")
                                    .anyMatch(it -> it.startsWith("that 3 of the transitions"));
                        });
        assertThat(linked(attested(PROOFS)))
                .isInstanceOfSatisfying(
                        HistoryVerdict.Accepted.class,
                        accepted ->
                                assertThat(accepted.established())
                                        .endsWith(
                                                "the run begins at the genesis that your policy"
                                                        + " pins"));
    }

    @Test
    void refusesARunWithAGap() {
        refused(linked(List.of(PROOFS.get(0), PROOFS.get(2))), 1, "sequence");
    }

    @Test
    void refusesARunOutOfOrderOrWithAProofTwice() {
        refused(linked(List.of(PROOFS.get(1), PROOFS.get(0))), 1, "sequence");
        refused(linked(List.of(PROOFS.get(1), PROOFS.get(1))), 1, "sequence");
    }

    @Test
    void refusesAReplayThatDoesNotBeginAtGenesis() {
        refused(verify(PROOFS.subList(1, 3), HistoryMode.REPLAYED), 0, "first statement");
    }

    @Test
    void refusesAReplayWithoutAPinnedGenesis() {
        Policy policy = CHAIN.policy();
        Policy unpinned =
                policy(
                        policy,
                        List.of(
                                new PinnedInstance(
                                        CHAIN.instance().id(),
                                        null,
                                        CHAIN.instance().profileHash())));
        refused(
                verifier.verifyHistory(bytes(PROOFS), unpinned, HistoryMode.REPLAYED),
                0,
                "genesis of a replayed history");
    }

    @Test
    void refusesAReplayOfProofsThatCannotBeReplayed() {
        List<ExecutionProof> run = new ArrayList<>(PROOFS.subList(0, 2));
        run.add(
                new ExecutionProof.Attested(
                        PROOFS.get(2).statement(), PROOFS.get(2).attestations()));
        refused(verify(run, HistoryMode.REPLAYED), 2, "level of a replayed history");
    }

    @Test
    void refusesAnotherInstance() {
        Chain other = Chain.withRoutedGas(7);
        refused(
                linked(List.of(PROOFS.get(0), other.submit(ByteString.of(1), 0, 100))),
                1,
                "instance");
    }

    /// The attestors themselves lie about what came before.
    @Test
    void refusesABrokenLink() {
        Statement second = PROOFS.get(2).statement();
        refused(
                linked(
                        List.of(
                                PROOFS.get(1),
                                lie(Edits.roots(second, Hash32.ZERO, second.postRoot())))),
                1,
                "pre root");
        refused(
                linked(List.of(lie(Edits.gas(PROOFS.get(1).statement(), 5)), PROOFS.get(2))),
                1,
                "previous statement");
    }

    @Test
    void refusesAProofThatDoesNotHoldByItself() {
        ExecutionProof unsigned = new ExecutionProof.Attested(PROOFS.get(2).statement(), List.of());
        refused(linked(List.of(PROOFS.get(1), unsigned)), 1, "attestations");
        ExecutionProof wrong =
                lie(Edits.outcome(PROOFS.get(2).statement(), new StatementOutcome.Skipped(1)));
        refused(linked(List.of(PROOFS.get(1), wrong)), 1, "outcome");
    }

    @Test
    void refusesBytesThatAreNoProofAndARunOfNone() {
        ByteString good = PROOFS.get(0).encode();
        assertThat(
                        verifier.verifyHistory(
                                List.of(good, good.slice(0, good.length() - 1)),
                                CHAIN.policy(),
                                HistoryMode.LINKED))
                .isInstanceOfSatisfying(
                        HistoryVerdict.Refused.class,
                        it -> {
                            assertThat(it.index()).isEqualTo(1);
                            assertThat(it.finding().step()).isEqualTo(VerificationStep.DECODE);
                        });
        refused(verify(List.of(), HistoryMode.LINKED), 0, "proofs");
    }

    @Test
    void asksForTheAgeOfTheNewestAlone() {
        ProofVerifier later =
                new ProofVerifier(
                        _ -> Chain.MODULE.wasm(),
                        () -> Instant.ofEpochMilli(Chain.START_MS + 60_000));
        Policy policy = CHAIN.policy();
        Policy young =
                new Policy(
                        policy.network(),
                        List.of(),
                        policy.instances(),
                        policy.modules(),
                        policy.minimumLevel(),
                        58_500L,
                        true,
                        false,
                        null);
        List<ByteString> two = bytes(PROOFS.subList(0, 3));
        assertThat(later.verifyHistory(two, young, HistoryMode.LINKED))
                .isInstanceOf(HistoryVerdict.Accepted.class);
        assertThat(later.verifyHistory(two.subList(0, 2), young, HistoryMode.LINKED))
                .isInstanceOfSatisfying(
                        HistoryVerdict.Refused.class,
                        it -> assertThat(it.finding().what()).isEqualTo("age"));
    }

    private static ExecutionProof lie(Statement statement) {
        return new ExecutionProof.Attested(statement, Chain.ATTESTORS.attest(statement.hash()));
    }

    private static List<ExecutionProof> attested(List<ExecutionProof.Replayable> proofs) {
        return proofs.stream()
                .<ExecutionProof>map(
                        it -> new ExecutionProof.Attested(it.statement(), it.attestations()))
                .toList();
    }

    private HistoryVerdict linked(List<? extends ExecutionProof> proofs) {
        return verify(proofs, HistoryMode.LINKED);
    }

    private HistoryVerdict verify(List<? extends ExecutionProof> proofs, HistoryMode mode) {
        return verifier.verifyHistory(bytes(proofs), CHAIN.policy(), mode);
    }

    private static List<ByteString> bytes(List<? extends ExecutionProof> proofs) {
        return proofs.stream().map(ExecutionProof::encode).toList();
    }

    private static Policy policy(Policy policy, List<PinnedInstance> instances) {
        return new Policy(
                policy.network(),
                List.of(),
                instances,
                policy.modules(),
                policy.minimumLevel(),
                null,
                true,
                false,
                null);
    }

    private static void refused(HistoryVerdict verdict, long index, String what) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        HistoryVerdict.Refused.class,
                        it -> {
                            assertThat(it.index()).isEqualTo(index);
                            assertThat(it.finding().what()).isEqualTo(what);
                            assertThat(it.finding().holds()).isFalse();
                        });
    }
}
