package io.xcmgateway.proof;

import static io.xcmgateway.proof.VerificationStep.ATTESTATIONS;
import static io.xcmgateway.proof.VerificationStep.DECODE;
import static io.xcmgateway.proof.VerificationStep.EFFECTS;
import static io.xcmgateway.proof.VerificationStep.EVIDENCE;
import static io.xcmgateway.proof.VerificationStep.LOG;
import static io.xcmgateway.proof.VerificationStep.REPLAY;
import static io.xcmgateway.proof.VerificationStep.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.StateSection.ProvedEffect;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.proof.trie.Trie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Every structure of a whole proof, gone wrong in every way that a list, bytes or a mix-up can,
/// and exchanged for the sound one of another proof. Each refusal names its step, what was expected
/// and what was found. One that verifies is taken apart; all else stays sound.
class HostileStructuresTest {
    private static final Chain CHAIN = new Chain();
    private static final Chain OTHER = Chain.withRoutedGas(7_000_000);
    private static final WholeProof EARLIER = WholeProof.next(CHAIN, 0);
    private static final WholeProof GOOD = WholeProof.next(CHAIN, 1);
    private static final WholeProof FOREIGN = WholeProof.next(OTHER, 0);
    private static final Network ANOTHER =
            new Network(ByteString.ascii("another"), Chain.ATTESTORS.set());
    private static final Policy POLICY = policy(Chain.NETWORK);
    private static final ProofVerifier VERIFIER =
            new ProofVerifier(ModuleSource.NONE, () -> Instant.ofEpochMilli(Chain.START_MS));

    @Test
    void acceptsTheProofThatIsTakenApart() {
        for (WholeProof sound : List.of(EARLIER, GOOD)) {
            Verdict verdict = VERIFIER.verify(sound.proof().encode(), POLICY);
            assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
            assertThat(verdict.findings().stream().map(Finding::step))
                    .containsAll(EnumSet.of(DECODE, ATTESTATIONS, LOG, STATE, EFFECTS, REPLAY));
        }
    }

    @Test
    void statement() {
        refused(
                VerificationStep.INSTANCE,
                Map.of("of another instance", GOOD.with(FOREIGN.statement())));
        refused(
                ATTESTATIONS,
                Map.of("of another sequence", GOOD.with(EARLIER.statement(), GOOD.attestations())));
        refused(STATE, Map.of("of another sequence, attested", GOOD.with(EARLIER.statement())));
        assertThat(VERIFIER.verify(GOOD.proof(), policy(ANOTHER)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.step()).isEqualTo(VerificationStep.INSTANCE));
    }

    @Test
    void attestations() {
        Map<String, List<Attestation>> lists = Hostile.lists(GOOD.attestations());
        // A threshold of two remains without the second key of the first.
        lists.remove("without 1");
        lists.forEach((name, bad) -> refused(ATTESTATIONS, Map.of(name, GOOD.attested(bad))));
        refused(
                ATTESTATIONS,
                Map.of(
                        "of another statement",
                        GOOD.attested(EARLIER.attestations()),
                        "of a set that nobody configured",
                        GOOD.attested(new Attestors(5, 2, 3).attest(GOOD.statement().hash())),
                        "of the checkpoint",
                        GOOD.attested(GOOD.log().checkpointAttestations())));
    }

    @Test
    void logSection() {
        LogSection log = GOOD.log();
        Hostile.lists(log.items())
                .forEach((name, items) -> refused(LOG, Map.of(name, GOOD.with(log(items)))));
        Map<String, List<Attestation>> lists = Hostile.lists(log.checkpointAttestations());
        lists.remove("without 1");
        lists.forEach((name, by) ->
                refused(
                        LOG,
                        Map.of(
                                name,
                                GOOD.with(
                                        new LogSection(
                                                log.logIndex(),
                                                log.items(),
                                                log.checkpoint(),
                                                by)))));
        refused(
                LOG,
                Map.of(
                        "of another statement",
                        GOOD.with(EARLIER.log()),
                        "of another network",
                        GOOD.with(WholeProof.logged(GOOD.statement().hash(), ANOTHER)),
                        "with the checkpoint of another log",
                        GOOD.with(
                                new LogSection(
                                        log.logIndex(),
                                        log.items(),
                                        EARLIER.log().checkpoint(),
                                        EARLIER.log().checkpointAttestations())),
                        "at another place",
                        GOOD.with(
                                new LogSection(
                                        log.logIndex() + 1,
                                        log.items(),
                                        log.checkpoint(),
                                        log.checkpointAttestations()))));
    }

    @Test
    void stateSection() {
        StateSection shown = GOOD.shown();
        Hostile.lists(shown.storageProof())
                .forEach((name, nodes) -> refused(STATE, Map.of(name, GOOD.nodes(nodes))));
        Hostile.items(shown.storageProof())
                .forEach((name, nodes) ->
                        refused(STATE, Map.of(name, GOOD.nodes(ascending(nodes)))));
        List<ByteString> more = new ArrayList<>(shown.storageProof());
        more.addAll(GOOD.state().prove(allKeys()).items());
        refused(
                STATE,
                Map.of(
                        "of the state before",
                        GOOD.nodes(EARLIER.state().prove(shown.keys()).items()),
                        "of another instance",
                        GOOD.nodes(FOREIGN.state().prove(shown.keys()).items()),
                        "hashed with Keccak",
                        GOOD.nodes(keccak().prove(shown.keys()).items()),
                        "the witness in its place",
                        GOOD.nodes(ascending(GOOD.replay().preState())),
                        "with nodes that no key needs",
                        GOOD.nodes(ascending(more)),
                        "with a key that no node is for",
                        GOOD.with(
                                new StateSection(
                                        ascending(allKeys()), shown.storageProof(), List.of()))));
    }

    @Test
    void effects() {
        List<ProvedEffect> good = GOOD.shown().effects();
        Map<String, List<ProvedEffect>> lists = Hostile.lists(good);
        // Fewer effects are a smaller proof, not a wrong one.
        lists.keySet().removeIf(name -> name.startsWith("without") || name.equals("none"));
        lists.forEach((name, bad) -> refused(EFFECTS, Map.of(name, GOOD.effects(bad))));
        ProvedEffect first = good.getFirst();
        Hostile.lists(first.path())
                .forEach((name, path) ->
                        refused(EFFECTS, Map.of(name, effect(0, first.effect(), path))));
        refused(
                EFFECTS,
                Map.of(
                        "at another place",
                        effect(1, first.effect(), first.path()),
                        "at a place that there is not",
                        effect(GOOD.statement().effectsCount(), first.effect(), first.path()),
                        "of nobody",
                        effect(0, new Effect.Event(Hash32.ZERO, ByteString.EMPTY), first.path()),
                        "in a tree of its own",
                        effect(0, first.effect(), EffectTree.path(List.of(first.effect()), 0))));
    }

    @Test
    void evidenceContextAndMessage() {
        ReplaySection it = GOOD.replay();
        ReplaySection before = EARLIER.replay();
        InputContext context = it.context();
        refused(
                EVIDENCE,
                Map.of(
                        "message of another sequence",
                        input(before.message().concat(ByteString.of(0)), context, it.evidence()),
                        "no message",
                        input(ByteString.EMPTY, context, it.evidence()),
                        "evidence of another sequence",
                        input(it.message(), context, before.evidence()),
                        "context of another sequence",
                        input(it.message(), before.context(), it.evidence()),
                        "context and evidence of another sequence",
                        input(it.message(), before.context(), before.evidence()),
                        "evidence of another kind",
                        input(
                                it.message(),
                                context,
                                new OriginEvidence.Asserted(
                                        Hash32.ZERO.bytes(),
                                        ByteString.wrap(new byte[64]),
                                        Location.PARENT)),
                        "another time",
                        input(
                                it.message(),
                                InputContext.of(
                                        context.timeMs() + 1,
                                        context.gasLimit(),
                                        context.origin(),
                                        it.evidence()),
                                it.evidence()),
                        "sender's attestations where there is no sender",
                        GOOD.with(Edits.senders(it, GOOD.attestations()))));
        refused(
                VerificationStep.INSTANCE,
                Map.of(
                        "instance of another chain",
                        GOOD.with(Edits.instance(it, OTHER.instance()))));
    }

    @Test
    void witness() {
        List<ByteString> good = GOOD.replay().preState();
        Hostile.lists(good)
                .forEach((name, items) -> refused(REPLAY, Map.of(name, GOOD.witness(items))));
        Hostile.items(good)
                .forEach((name, items) -> refused(REPLAY, Map.of(name, GOOD.witness(items))));
        refused(
                REPLAY,
                Map.of(
                        "of another sequence",
                        GOOD.witness(EARLIER.replay().preState()),
                        "of another instance",
                        GOOD.witness(FOREIGN.replay().preState()),
                        "the storage proof in its place",
                        GOOD.witness(GOOD.shown().storageProof()),
                        "of nothing",
                        GOOD.witness(List.of(ByteString.of(0)))));
    }

    @Test
    void module() {
        ByteString wasm = Chain.MODULE.wasm();
        refused(
                REPLAY,
                Map.of(
                        "cut",
                        GOOD.module(wasm.slice(0, wasm.length() - 1)),
                        "longer",
                        GOOD.module(wasm.concat(ByteString.of(0))),
                        "none",
                        GOOD.module(ByteString.EMPTY),
                        "another",
                        GOOD.module(ByteString.hex("0061736d01000000")),
                        "flipped",
                        GOOD.module(Hostile.flipped(wasm, wasm.length() / 2)),
                        "only its hash, and nobody has it",
                        GOOD.byHash()));
    }

    /// The bytes of one level read as those of each other.
    @Test
    void levels() {
        List<ByteString> proofs =
                List.of(
                        new ExecutionProof.Attested(GOOD.statement(), GOOD.attestations()).encode(),
                        new ExecutionProof.Logged(GOOD.statement(), GOOD.attestations(), GOOD.log())
                                .encode(),
                        new ExecutionProof.State(
                                        GOOD.statement(),
                                        GOOD.attestations(),
                                        GOOD.log(),
                                        GOOD.shown())
                                .encode(),
                        GOOD.proof().encode());
        for (int is = 0; is < proofs.size(); is++) {
            for (int says = 0; says < 5; says++) {
                byte[] bytes = proofs.get(is).toByteArray();
                assertThat(bytes[1]).isEqualTo((byte) is);
                bytes[1] = (byte) says;
                Verdict verdict = VERIFIER.verify(ByteString.wrap(bytes), POLICY);
                if (is == says) {
                    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
                } else {
                    assertRefused(is + " read as " + says, DECODE, verdict);
                }
            }
        }
    }

    /// A list longer than its bound is refused by its count, before its items.
    @Test
    void counts() {
        ByteString proof = GOOD.proof().encode();
        int afterStatement = 2 + GOOD.statement().encode().length();
        ByteString head = proof.slice(0, afterStatement);
        for (String count : List.of("0501", "fefffffe", "feffffff", "13ffffffffffffffff")) {
            assertRefused(
                    count, DECODE, VERIFIER.verify(head.concat(ByteString.hex(count)), POLICY));
        }
    }

    private static LogSection log(List<Hash32> items) {
        LogSection it = GOOD.log();
        return new LogSection(it.logIndex(), items, it.checkpoint(), it.checkpointAttestations());
    }

    private static WholeProof effect(long index, Effect effect, List<Hash32> path) {
        return GOOD.effects(List.of(new ProvedEffect(index, effect, path)));
    }

    private static WholeProof input(
            ByteString message, InputContext context, OriginEvidence evidence) {
        return GOOD.with(Edits.input(GOOD.replay(), message, context, evidence));
    }

    private static List<ByteString> ascending(List<ByteString> items) {
        return items.stream().sorted().distinct().toList();
    }

    /// Keys beside those that are shown.
    private static List<ByteString> allKeys() {
        List<ByteString> keys = new ArrayList<>(GOOD.shown().keys());
        ByteString key = GOOD.state().view().nextKey(ByteString.of(1));
        while (key != null && keys.size() < 12) {
            keys.add(key);
            key = GOOD.state().view().nextKey(key);
        }
        return ascending(keys);
    }

    private static Trie keccak() {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        ByteString key = GOOD.state().view().nextKey(ByteString.EMPTY);
        while (key != null) {
            ByteString value = GOOD.state().view().get(key);
            entries.put(key, value == null ? ByteString.EMPTY : value);
            key = GOOD.state().view().nextKey(key);
        }
        assertThat(Trie.of(TrieProfile.BLAKE2B_V1, entries).root()).isEqualTo(GOOD.state().root());
        return Trie.of(TrieProfile.KECCAK_V1, entries);
    }

    private static Policy policy(Network network) {
        return new Policy(
                network,
                List.of(),
                List.of(
                        new PinnedInstance(
                                CHAIN.instance().id(), CHAIN.genesis().statement().hash(), null)),
                Set.of(Chain.MODULE.hash()),
                ProofLevel.ATTESTED,
                null,
                true,
                false,
                null);
    }

    private static void refused(VerificationStep step, Map<String, WholeProof> bad) {
        bad.forEach((name, proof) ->
                assertRefused(name, step, VERIFIER.verify(proof.proof().encode(), POLICY)));
    }

    private static void assertRefused(String name, VerificationStep step, Verdict verdict) {
        assertThat(verdict).as(name).isInstanceOf(Verdict.Refused.class);
        if (verdict instanceof Verdict.Refused refused) {
            assertThat(refused.step()).as("%s: %s", name, refused).isEqualTo(step);
            assertThat(refused.reason()).as(name).isNotBlank();
            assertThat(refused.expected()).as(name).isNotBlank();
            assertThat(refused.found()).as(name).isNotBlank().isNotEqualTo(refused.expected());
            assertThat(refused.findings().getLast().holds()).as(name).isFalse();
        }
    }
}
