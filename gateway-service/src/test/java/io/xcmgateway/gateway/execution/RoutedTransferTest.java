package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.proof.trie.PartialTrie;
import io.xcmgateway.proof.trie.StorageProof;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.sandbox.Sandbox;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A token whose home is instance A moves to instance B and back, on the real core with the
/// standard module. Whatever fails in between: what there is of it at home stays the same, and what
/// stands for it at B is never more than what lies in B's account at A.
class RoutedTransferTest {
    private static final long ROUTED_GAS = 50_000_000;
    static final long AMOUNT = 1_000_000_000_000L;
    static final Location HOME = Location.HERE;

    /// Index of the instruction of [#there] that sends.
    private static final int SENDING = 2;

    static final Location ON_B = TokenNetwork.tokenOnB();
    private static final AssetFilter ALL = new AssetFilter.Wild(new WildAsset.All());
    private static final ByteString ALICE = Ed25519.publicKey(TokenNetwork.ALICE).bytes();
    private static final ByteString B_ON_A = TokenNetwork.sovereign(TokenNetwork.sibling(2000));

    @Test
    void movesThereAndBackOnceAndInOrder() {
        on(
                ROUTED_GAS,
                network -> {
                    for (int i = 0; i < 3; i++) {
                        network.run(network.a, there(deposit(ON_B, AMOUNT)));
                        holds(network);
                    }
                    BigInteger moved = network.balance(network.b, ON_B, ALICE);
                    assertThat(moved).isGreaterThan(BigInteger.valueOf(2 * AMOUNT));
                    assertThat(network.balance(network.a, HOME, B_ON_A))
                            .isEqualTo(network.issuance(network.b, ON_B));
                    network.run(network.b, back(AMOUNT, deposit(HOME, AMOUNT / 2)));
                    holds(network);
                    assertThat(network.last(network.a).statement().outcome())
                            .isInstanceOf(StatementOutcome.Complete.class);
                    assertThat(network.balance(network.b, ON_B, ALICE))
                            .isEqualTo(moved.subtract(BigInteger.valueOf(AMOUNT)));
                    assertThat(channels(network, network.b)).containsExactly(0L, 1L, 2L);
                    assertThat(channels(network, network.a)).containsExactly(0L);
                    assertThat(network.entry(network.b, 1).context().origin())
                            .isEqualTo(TokenNetwork.sibling(1004));
                    assertThat(counter(network, network.b, HostKeys.in(network.a.id())))
                            .isEqualTo(HostKeys.counterValue(3));
                });
    }

    @Test
    void everyAttemptHasAProofThatOthersCanCheck() {
        on(
                1_000,
                network -> {
                    network.run(network.a, there(deposit(ON_B, AMOUNT)));
                    Hash32 id = parked(network, network.b).messageId();
                    assertThat(retry(network, id, ROUTED_GAS)).isInstanceOf(Retry.Accepted.class);
                    Ledger ledger = network.core().ledger();
                    for (long sequence : ledger.attempts(id)) {
                        // The core verifies each before it gives it away.
                        ExecutionProof proof =
                                Objects.requireNonNull(
                                        ledger.proof(id, sequence, ProofLevel.REPLAYABLE));
                        assertThat(proof.statement().sequence()).isEqualTo(sequence);
                        ExecutionProof.Replayable replayable = (ExecutionProof.Replayable) proof;
                        assertThat(replayable.replay().senderAttestations()).hasSize(2);
                        OriginEvidence.FromInstance evidence =
                                (OriginEvidence.FromInstance) replayable.replay().evidence();
                        assertThat(evidence.sender()).isEqualTo(network.a);
                    }
                    assertThat(ledger.attempts(id)).containsExactly(1L, 2L);
                });
    }

    @Test
    void aTrapAtAnyInstructionOnTheWayThereLeavesTheAssetsToBeClaimed() {
        on(
                ROUTED_GAS,
                network -> {
                    List<Instruction> steps = deposit(ON_B, AMOUNT);
                    for (int at = 0; at <= steps.size(); at++) {
                        List<Instruction> trapping = new ArrayList<>(steps);
                        trapping.add(at, new Instruction.Trap(at));
                        network.run(network.a, there(trapping));
                        holds(network);
                        ExecutionRecord there = network.last(network.b);
                        if (at == 0) {
                            // Without a payment in its place the barrier does not let it in.
                            barrierRefused(network, there);
                            continue;
                        }
                        assertThat(there.statement().outcome())
                                .isInstanceOfSatisfying(
                                        StatementOutcome.Incomplete.class,
                                        it ->
                                                assertThat(it.error())
                                                        .isInstanceOf(XcmError.Trap.class));
                        if (at < steps.size()) {
                            trappedAssetsAreProven(network, network.b, there);
                        }
                    }
                    assertThat(network.trapped(network.b, ON_B)).isPositive();
                });
    }

    @Test
    void aTrapAtAnyInstructionOnTheWayBackLeavesTheAssetsToBeClaimed() {
        on(
                ROUTED_GAS,
                network -> {
                    network.run(network.a, there(deposit(ON_B, AMOUNT)));
                    network.run(network.a, there(deposit(ON_B, AMOUNT)));
                    List<Instruction> steps = deposit(HOME, AMOUNT / 20);
                    for (int at = 1; at <= steps.size(); at++) {
                        List<Instruction> trapping = new ArrayList<>(steps);
                        trapping.add(at, new Instruction.Trap(at));
                        network.run(network.b, back(AMOUNT / 10, trapping));
                        holds(network);
                        ExecutionRecord home = network.last(network.a);
                        assertThat(home.statement().outcome())
                                .isInstanceOf(StatementOutcome.Incomplete.class);
                        if (at < steps.size()) {
                            trappedAssetsAreProven(network, network.a, home);
                        }
                    }
                    assertThat(network.trapped(network.a, HOME)).isPositive();
                });
    }

    @Test
    void aTrapAtAnyInstructionOfTheSenderTakesBackNothingThatIsSent() {
        on(
                ROUTED_GAS,
                network -> {
                    List<Instruction> steps = there(deposit(ON_B, AMOUNT)).instructions();
                    for (int at = 0; at <= steps.size(); at++) {
                        List<Instruction> trapping = new ArrayList<>(steps);
                        trapping.add(at, new Instruction.Trap(at));
                        long before = network.nextSequence(network.b);
                        network.run(network.a, new Xcm(trapping));
                        holds(network);
                        long arrived = network.nextSequence(network.b) - before;
                        assertThat(arrived).as("trap at %s", at).isEqualTo(at > SENDING ? 1 : 0);
                    }
                });
    }

    @Test
    void aBarrierThatRefusesMakesNothing() {
        on(
                ROUTED_GAS,
                network -> {
                    Instruction unpaid =
                            new Instruction.DepositAsset(ALL, TokenNetwork.ALICE_ACCOUNT);
                    network.run(network.a, there(List.of(unpaid)));
                    holds(network);
                    barrierRefused(network, network.last(network.b));
                    assertThat(network.issuance(network.b, ON_B)).isZero();
                    assertThat(network.balance(network.a, HOME, B_ON_A)).isPositive();
                });
    }

    @Test
    void whatRunsOutOfGasIsParkedUntilItHasEnough() {
        on(
                1_000,
                network -> {
                    network.run(network.a, there(deposit(ON_B, AMOUNT)));
                    network.run(network.a, there(deposit(ON_B, AMOUNT)));
                    holds(network);
                    ExecutionRecord there = network.execution(network.b, 1);
                    assertThat(there.statement().outcome())
                            .isEqualTo(new StatementOutcome.Trapped(TrapKind.OUT_OF_GAS));
                    assertThat(network.issuance(network.b, ON_B)).isZero();
                    Hash32 first = parked(network, network.b).messageId();
                    Hash32 messageHash = Hashing.blake2b256(network.entry(network.b, 1).message());
                    long gas = 1_000;
                    for (int attempt = 0; attempt < 200 && isParked(network); attempt++) {
                        assertThat(retry(network, first, gas)).isInstanceOf(Retry.Accepted.class);
                        holds(network);
                        ExecutionRecord again = network.last(network.b);
                        boolean trapped =
                                again.statement().outcome() instanceof StatementOutcome.Trapped;
                        assertThat(again.statement().gasUsed()).isLessThanOrEqualTo(gas);
                        proven(
                                network,
                                network.b,
                                Map.of(HostKeys.in(network.a.id()), HostKeys.counterValue(2)));
                        if (trapped) {
                            assertThat(again.statement().gasUsed()).isEqualTo(gas);
                            proven(
                                    network,
                                    network.b,
                                    Map.of(
                                            HostKeys.parked(network.a.id(), 0),
                                            messageHash.bytes()));
                            assertThat(network.issuance(network.b, ON_B)).isZero();
                        } else {
                            assertThat(again.statement().outcome())
                                    .isInstanceOf(StatementOutcome.Complete.class);
                            absent(network, network.b, HostKeys.parked(network.a.id(), 0));
                            assertThat(network.balance(network.b, ON_B, ALICE)).isPositive();
                            return;
                        }
                        gas += gas / 8;
                    }
                    throw new AssertionError("no attempt had enough gas, the last one " + gas);
                });
    }

    @Test
    void theRecordOfADeliveryIsProvenFromTheState() {
        on(
                ROUTED_GAS,
                network -> {
                    network.run(network.a, there(deposit(ON_B, AMOUNT)));
                    Map<ByteString, ByteString> expected = new TreeMap<>();
                    expected.put(HostKeys.in(network.a.id()), HostKeys.counterValue(1));
                    expected.put(
                            LedgerKeys.balance(ON_B, ALICE),
                            u128(network.balance(network.b, ON_B, ALICE)));
                    proven(network, network.b, expected);
                    absent(network, network.b, HostKeys.parked(network.a.id(), 0));
                    proven(
                            network,
                            network.a,
                            Map.of(
                                    HostKeys.out(TokenNetwork.sibling(2000)),
                                    HostKeys.counterValue(1)));
                });
    }

    /// It was refused at the barrier: an error, no assets, nothing parked, and the channel goes on.
    private static void barrierRefused(TokenNetwork network, ExecutionRecord there) {
        assertThat(there.statement().outcome())
                .isInstanceOfSatisfying(
                        StatementOutcome.Incomplete.class,
                        it -> {
                            assertThat(it.index()).isZero();
                            assertThat(it.error()).isInstanceOf(XcmError.Barrier.class);
                        });
        assertThat(TokenNetwork.events(there)).isEmpty();
        long channel = channels(network, network.b).getLast();
        proven(
                network,
                network.b,
                Map.of(HostKeys.in(network.a.id()), HostKeys.counterValue(channel + 1)));
        absent(network, network.b, HostKeys.parked(network.a.id(), channel));
    }

    private static void trappedAssetsAreProven(
            TokenNetwork network, Instance instance, ExecutionRecord execution) {
        List<LedgerEvent.AssetsTrapped> traps =
                TokenNetwork.events(execution).stream()
                        .filter(LedgerEvent.AssetsTrapped.class::isInstance)
                        .map(LedgerEvent.AssetsTrapped.class::cast)
                        .toList();
        assertThat(traps).hasSize(1);
        ByteString key = LedgerKeys.assetTrap(traps.getFirst().hash());
        proven(network, instance, Map.of(key, ByteString.hex("01000000")));
    }

    /// What must be true after each message, whatever became of it.
    private static void holds(TokenNetwork network) {
        BigInteger home = network.issuance(network.a, HOME).add(network.trapped(network.a, HOME));
        assertThat(home).isEqualTo(endowed());
        BigInteger derived =
                network.issuance(network.b, ON_B).add(network.trapped(network.b, ON_B));
        assertThat(derived).isLessThanOrEqualTo(network.balance(network.a, HOME, B_ON_A));
        ConsistencyCheck.Report report = ConsistencyCheck.run(network.store);
        assertThat(report.problems()).isEmpty();
        assertThat(report.unexecuted()).isZero();
    }

    /// Alice, the host chain and the treasury.
    private static BigInteger endowed() {
        return DevelopmentProfiles.FUNDS
                .toBigInteger()
                .multiply(BigInteger.TWO)
                .add(BigInteger.valueOf(TokenNetwork.FUNDS));
    }

    /// Checks a storage proof of what the last statement left.
    private static void proven(
            TokenNetwork network, Instance instance, Map<ByteString, ByteString> expected) {
        Map<ByteString, PartialTrie.Answer> answers = ask(network, instance, expected.keySet());
        expected.forEach((key, value) ->
                assertThat(answers.get(key)).isEqualTo(new PartialTrie.Answer.Present(value)));
    }

    private static void absent(TokenNetwork network, Instance instance, ByteString key) {
        assertThat(ask(network, instance, List.of(key)).get(key))
                .isEqualTo(new PartialTrie.Answer.Absent());
    }

    private static Map<ByteString, PartialTrie.Answer> ask(
            TokenNetwork network, Instance instance, Collection<ByteString> keys) {
        Hash32 root = network.last(instance).statement().postRoot();
        StorageProof proof = network.state(instance).prove(keys);
        PartialTrie.Opened opened = PartialTrie.open(instance.trieProfile(), root, proof);
        assertThat(opened).isInstanceOf(PartialTrie.Opened.Usable.class);
        PartialTrie trie = ((PartialTrie.Opened.Usable) opened).trie();
        Map<ByteString, PartialTrie.Answer> answers = new TreeMap<>();
        keys.forEach(key -> answers.put(key, trie.ask(key)));
        assertThat(trie.unused()).isEmpty();
        return answers;
    }

    /// Alice sends the amount from A, to be used as `onB` says.
    static Xcm there(List<Instruction> onB) {
        return TokenNetwork.program(
                new Instruction.WithdrawAsset(assets(HOME, AMOUNT + AMOUNT / 20)),
                new Instruction.BuyExecution(
                        Asset.fungible(HOME, U128.of(AMOUNT / 20)), new WeightLimit.Unlimited()),
                new Instruction.DepositReserveAsset(
                        new AssetFilter.Definite(assets(HOME, AMOUNT)),
                        TokenNetwork.sibling(2000),
                        new Xcm(onB)),
                new Instruction.RefundSurplus(),
                new Instruction.DepositAsset(ALL, TokenNetwork.ALICE_ACCOUNT));
    }

    /// Alice sends an amount home from B.
    static Xcm back(long amount, List<Instruction> onA) {
        long fee = amount / 20;
        return TokenNetwork.program(
                new Instruction.WithdrawAsset(assets(ON_B, amount)),
                new Instruction.BuyExecution(
                        Asset.fungible(ON_B, U128.of(fee)), new WeightLimit.Unlimited()),
                new Instruction.InitiateReserveWithdraw(
                        ALL, TokenNetwork.sibling(1004), new Xcm(onA)));
    }

    /// Pays, and gives everything to Alice.
    static List<Instruction> deposit(Location asset, long amount) {
        return List.of(
                new Instruction.BuyExecution(
                        Asset.fungible(asset, U128.of(amount / 2)), new WeightLimit.Unlimited()),
                new Instruction.RefundSurplus(),
                new Instruction.DepositAsset(ALL, TokenNetwork.ALICE_ACCOUNT));
    }

    private static Assets assets(Location asset, long amount) {
        return new Assets(List.of(Asset.fungible(asset, U128.of(amount))));
    }

    private static List<Long> channels(TokenNetwork network, Instance receiver) {
        List<Long> channels = new ArrayList<>();
        for (long sequence = 1; sequence < network.nextSequence(receiver); sequence++) {
            if (network.entry(receiver, sequence).evidence()
                            instanceof OriginEvidence.FromInstance routed
                    && routed.effect() instanceof Effect.Outbound outbound) {
                channels.add(outbound.channel());
            }
        }
        return channels;
    }

    private static @Nullable ByteString counter(
            TokenNetwork network, Instance instance, ByteString key) {
        return network.records.state().value(network.number(instance), key);
    }

    static ParkedPage.Message parked(TokenNetwork network, Instance instance) {
        return Objects.requireNonNull(
                        network.core().routedMessages().parked(instance.id(), null, 10))
                .messages()
                .getFirst();
    }

    private static boolean isParked(TokenNetwork network) {
        return counter(network, network.b, HostKeys.parked(network.a.id(), 0)) != null;
    }

    static Retry retry(TokenNetwork network, Hash32 id, long gasLimit) {
        return network.settled(network.core().routedMessages().retry(network.b.id(), id, gasLimit));
    }

    private static ByteString u128(BigInteger value) {
        return new ScaleWriter().u128(U128.from(value)).toByteString();
    }

    private static void on(long routedGasLimit, Consumer<TokenNetwork> test) {
        Sandbox.callOnThread(
                "transfers",
                () -> {
                    test.accept(new TokenNetwork(1, ExecutionLimits.DEFAULT, routedGasLimit));
                    return true;
                });
    }
}
