package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.StateSection.ProvedEffect;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.ShownState;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.proof.trie.KeyRange;
import io.xcmgateway.proof.trie.Listing;
import io.xcmgateway.proof.trie.PartialTrie;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import io.xcmgateway.spree.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What was in the state after each statement is shown by the core and believed by the verifier,
/// offline, for as many statements as are kept and for no others.
class StateProofTest {
    private static final int KEPT = 4;
    private static final int MESSAGES = 7;
    private static final long AMOUNT = 1_000_000_000_000L;
    private static final ByteString ALICE = Ed25519.publicKey(TokenNetwork.ALICE).bytes();
    private static final ByteString BALANCE = LedgerKeys.balance(Location.HERE, ALICE);
    private static final ByteString NONCE = HostKeys.nonce(TokenNetwork.ALICE_ACCOUNT);
    private static final ByteString ABSENT = ByteString.of(1, 0xff);
    private static final Set<ByteString> KEYS = Set.of(BALANCE, NONCE, ABSENT);

    @Test
    void showsTheStateAfterEveryKeptStatementAndOfNoOther() {
        on(
                KEPT,
                network -> {
                    List<NavigableMap<ByteString, ByteString>> states = new ArrayList<>();
                    List<Hash32> ids = new ArrayList<>();
                    for (int i = 0; i < MESSAGES; i++) {
                        ids.add(network.run(network.a, transfer(i)).messageId());
                        states.add(network.records.state().values(0));
                    }
                    for (int restarts = 0; restarts < 2; restarts++) {
                        long last = network.nextSequence(network.a) - 1;
                        for (int i = 0; i < MESSAGES; i++) {
                            ShownProof shown = show(network, ids.get(i), Set.of());
                            long sequence = i + 1L; // after the genesis
                            if (sequence <= last - KEPT) {
                                assertThat(shown)
                                        .isEqualTo(
                                                new ShownProof.NotKept(sequence, last - KEPT + 1));
                            } else {
                                shows(network, made(shown), states.get(i));
                            }
                        }
                        network.restart(true);
                        network.threads().runAll();
                    }
                });
    }

    @Test
    void keepsFewerStatesAfterAStartWithASmallerBound() {
        on(
                KEPT,
                network -> {
                    List<Hash32> ids = new ArrayList<>();
                    for (int i = 0; i < MESSAGES; i++) {
                        ids.add(network.run(network.a, transfer(i)).messageId());
                    }
                    network.setStates(new StateBounds(2, 0, 1 << 20));
                    network.restart(false);
                    network.threads().runAll();
                    assertThat(show(network, ids.get(MESSAGES - 3), Set.of()))
                            .isEqualTo(new ShownProof.NotKept(MESSAGES - 2, MESSAGES - 1));
                    made(show(network, ids.get(MESSAGES - 2), Set.of()));
                    assertThat(ConsistencyCheck.run(network.store).problems()).isEmpty();
                });
    }

    @Test
    void showsEffectsWithAndWithoutReplay() {
        on(
                KEPT,
                network -> {
                    ExecutedMessage message = network.run(network.a, transfer(0));
                    long count = message.effects().size();
                    assertThat(count).isGreaterThan(1);
                    Showing showing = Showing.of(Set.of(), Set.of(0L, count - 1));
                    for (ProofLevel level : List.of(ProofLevel.STATE, ProofLevel.REPLAYABLE)) {
                        ExecutionProof proof =
                                made(
                                        network.core()
                                                .ledger()
                                                .proof(message.messageId(), null, level, showing));
                        assertThat(proof.level()).isEqualTo(level);
                        List<ProvedEffect> effects =
                                proof instanceof ExecutionProof.State state
                                        ? state.state().effects()
                                        : Objects.requireNonNull(
                                                        ((ExecutionProof.Replayable) proof).state())
                                                .effects();
                        assertThat(effects.getFirst().effect())
                                .isEqualTo(message.effects().getFirst());
                        assertThat(effects.getLast().effect())
                                .isEqualTo(message.effects().getLast());
                        accepted(network, proof);
                    }
                    assertThat(show(network, message.messageId(), Set.of(count)))
                            .isEqualTo(new ShownProof.NoSuchEffect(count, count));
                    assertThat(show(network, Hash32.ZERO, Set.of()))
                            .isEqualTo(new ShownProof.NotThere());
                });
    }

    /// Page by page, of a newest and of an older state, until there is nothing left.
    @Test
    void showsAllKeysUnderAPrefixAndThatThereAreNoOthers() {
        on(
                KEPT,
                network -> {
                    List<Hash32> ids = new ArrayList<>();
                    List<NavigableMap<ByteString, ByteString>> states = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        ids.add(network.run(network.a, transfer(i)).messageId());
                        states.add(network.records.state().values(0));
                    }
                    for (ByteString prefix :
                            List.of(
                                    ByteString.EMPTY,
                                    ByteString.of(0),
                                    ByteString.of(1),
                                    BALANCE,
                                    ABSENT)) {
                        for (int i = 0; i < 3; i++) {
                            pages(network, ids.get(i), prefix, states.get(i));
                        }
                    }
                });
    }

    private static void pages(
            TokenNetwork network,
            Hash32 id,
            ByteString prefix,
            NavigableMap<ByteString, ByteString> state) {
        NavigableMap<ByteString, ByteString> found = new TreeMap<>();
        ByteString after = null;
        Listing listing;
        do {
            KeyRange range = new KeyRange(prefix, after, 5);
            ExecutionProof proof =
                    made(
                            network.core()
                                    .ledger()
                                    .proof(id, null, ProofLevel.STATE, Showing.of(range)));
            accepted(network, proof);
            PartialTrie trie =
                    ((PartialTrie.Opened.Usable) Objects.requireNonNull(ShownState.after(proof)))
                            .trie();
            listing = trie.list(range);
            assertThat(listing).isNotInstanceOf(Listing.Incomplete.class);
            for (ByteString key : listing.keys()) {
                found.put(key, ((PartialTrie.Answer.Present) trie.ask(key)).value());
                after = key;
            }
        } while (listing instanceof Listing.Page);
        NavigableMap<ByteString, ByteString> expected = new TreeMap<>(state);
        expected.keySet().removeIf(key -> !key.startsWith(prefix));
        assertThat(found).isEqualTo(expected);
    }

    private static ShownProof show(TokenNetwork network, Hash32 id, Set<Long> effects) {
        return network.core().ledger().proof(id, null, ProofLevel.STATE, Showing.of(KEYS, effects));
    }

    private static ExecutionProof made(ShownProof shown) {
        assertThat(shown).isInstanceOf(ShownProof.Made.class);
        return ((ShownProof.Made) shown).proof();
    }

    private static void shows(
            TokenNetwork network,
            ExecutionProof proof,
            NavigableMap<ByteString, ByteString> state) {
        accepted(network, proof);
        PartialTrie trie =
                ((PartialTrie.Opened.Usable) Objects.requireNonNull(ShownState.after(proof)))
                        .trie();
        assertThat(state).containsKeys(BALANCE, NONCE).doesNotContainKey(ABSENT);
        for (ByteString key : KEYS) {
            ByteString value = state.get(key);
            assertThat(trie.ask(key))
                    .isEqualTo(
                            value == null
                                    ? new PartialTrie.Answer.Absent()
                                    : new PartialTrie.Answer.Present(value));
        }
    }

    /// From its bytes alone.
    private static void accepted(TokenNetwork network, ExecutionProof proof) {
        ExecutionProof read =
                ((Decoded.Value<ExecutionProof>) ExecutionProof.decode(proof.encode())).value();
        assertThat(read).isEqualTo(proof);
        assertThat(
                        new ProofVerifier(
                                        ModuleSource.NONE, network.clock, ModuleCompiler.IN_PROCESS)
                                .verify(read, network.core().policy()))
                .isInstanceOf(Verdict.Accepted.class);
    }

    private static Xcm transfer(int number) {
        return TokenNetwork.program(
                new Instruction.WithdrawAsset(assets(AMOUNT + number)),
                new Instruction.BuyExecution(
                        Asset.fungible(Location.HERE, U128.of(AMOUNT / 20)),
                        new WeightLimit.Unlimited()),
                new Instruction.DepositAsset(
                        new AssetFilter.Wild(new WildAsset.All()),
                        TokenNetwork.account(TestNetwork.named("receiver " + number))));
    }

    private static Assets assets(long amount) {
        return new Assets(List.of(Asset.fungible(Location.HERE, U128.of(amount))));
    }

    private static void on(int kept, Consumer<TokenNetwork> test) {
        Sandbox.callOnThread(
                "state proofs",
                () -> {
                    test.accept(
                            new TokenNetwork(
                                    1,
                                    ExecutionLimits.DEFAULT,
                                    new StateBounds(kept, 0, 1 << 20),
                                    20_000_000));
                    return true;
                });
    }
}
