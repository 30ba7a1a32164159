package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.sandbox.StateLimits;
import io.xcmgateway.spree.state.Subtree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A module and a state that were made for a witness as large as can be (`deep.wat`): the execution
/// is stopped, and its statement has a proof that can be replayed.
class WitnessFitsTest {
    private static final int KEY_BYTES = 1023;
    private static final int KEYS = 64;
    private static final int FIRST = 4096;
    private static final ByteString WASM = resource();
    private static final Hash32 GENESIS = Hashing.keccak256(ByteString.ascii("genesis"));
    private static final ByteString MESSAGE = ByteString.ascii("any");
    private static final Location ORIGIN = Location.of(1, new Junction.Parachain(1));

    @Test
    void theWorstModuleIsStoppedAndItsProofReplays() {
        AdmittedModule module = admitted();
        Trie state = Trie.of(TrieProfile.BLAKE2B_V1, deepState());
        Transition.Done done = run(module, Mode.COMPILED, state);
        assertThat(run(module, Mode.INTERPRETED, state)).isEqualTo(done);
        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Trapped(TrapKind.TRAP));
        assertThat(done.reads().existences()).hasSizeBetween(2, KEYS - 1);

        ExecutionProof.Replayable proof = proof(module, state, done);
        StateLimits limits = module.profile().limits().state();
        assertThat(proof.replay().preState())
                .hasSizeBetween(limits.witnessItemsMax(), ExecutionProof.NODES_MAX);
        ByteString bytes = proof.encode();
        assertThat(ExecutionProof.decode(bytes)).isInstanceOf(Decoded.Value.class);
        ProofVerifier verifier = new ProofVerifier(_ -> WASM, () -> Instant.EPOCH);
        assertThat(verifier.verify(bytes, policy(proof))).isInstanceOf(Verdict.Accepted.class);
    }

    /// All prefixes of all the keys, each with an empty value.
    private static NavigableMap<ByteString, ByteString> deepState() {
        byte[] page = new byte[KEY_BYTES + KEYS];
        for (int i = 0; i < page.length; i++) {
            int n = FIRST + i;
            page[i] = (byte) ((n * n + n / 256) % 251);
        }
        ByteString all = ByteString.wrap(page);
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        for (int i = 0; i < KEYS; i++) {
            for (int length = 1; length <= KEY_BYTES; length++) {
                entries.put(Subtree.GUEST.key(all.slice(i, i + length)), ByteString.EMPTY);
            }
        }
        return entries;
    }

    private static Transition.Done run(AdmittedModule module, Mode mode, Trie state) {
        Instance instance = instance();
        OriginEvidence evidence = evidence(instance);
        Transition transition =
                Sandbox.callOnThread(
                        "deep",
                        () ->
                                Transition.of(
                                        new SpreeRuntime(),
                                        module,
                                        mode,
                                        instance,
                                        EntryPoint.APPLY_MESSAGE,
                                        1,
                                        context(evidence),
                                        evidence,
                                        MESSAGE,
                                        state.view()));
        assertThat(transition).isInstanceOf(Transition.Done.class);
        return (Transition.Done) transition;
    }

    private static ExecutionProof.Replayable proof(
            AdmittedModule module, Trie state, Transition.Done done) {
        Instance instance = instance();
        OriginEvidence evidence = evidence(instance);
        Statement statement =
                new Statement(
                        instance.id(),
                        1,
                        GENESIS,
                        instance.moduleHash(),
                        module.profile().hash(),
                        instance.trieProfile(),
                        EntryPoint.APPLY_MESSAGE,
                        Hashing.blake2b256(MESSAGE),
                        done.messageId(),
                        context(evidence).hash(),
                        state.root(),
                        state.apply(done.diff()).root(),
                        done.outcome(),
                        done.gasUsed(),
                        0,
                        EffectTree.root(List.of()));
        return new ExecutionProof.Replayable(
                statement,
                Chain.ATTESTORS.attest(statement.hash()),
                null,
                null,
                new ReplaySection(
                        instance,
                        MESSAGE,
                        context(evidence),
                        evidence,
                        List.of(),
                        state.witness(done.reads(), done.diff()),
                        new ReplaySection.ModuleCode.ByHash()));
    }

    private static Policy policy(ExecutionProof.Replayable proof) {
        Instance instance = proof.replay().instance();
        return new Policy(
                Chain.NETWORK,
                List.of(),
                List.of(new PinnedInstance(instance.id(), GENESIS, instance.profileHash())),
                Set.of(instance.moduleHash()),
                ProofLevel.ATTESTED,
                null,
                true,
                false,
                null);
    }

    private static Instance instance() {
        Instance standard = Chain.instance(2000);
        return new Instance(
                standard.networkId(),
                Hashing.blake2b256(WASM),
                standard.host(),
                standard.profileHash(),
                standard.trieProfile(),
                standard.hostAuthority(),
                standard.incarnation());
    }

    private static OriginEvidence evidence(Instance instance) {
        ByteString payload =
                EvidenceCheck.assertedPayload(
                        Chain.NETWORK.id(),
                        instance.id(),
                        Hashing.blake2b256(MESSAGE),
                        Chain.GAS_LIMIT,
                        ORIGIN);
        return new OriginEvidence.Asserted(
                Ed25519.publicKey(Chain.RELAYER).bytes(),
                Ed25519.sign(Chain.RELAYER, payload),
                ORIGIN);
    }

    private static InputContext context(OriginEvidence evidence) {
        return InputContext.of(Chain.START_MS, Chain.GAS_LIMIT, ORIGIN, evidence);
    }

    private static AdmittedModule admitted() {
        return switch (Admission.admit(WASM, HostFunctions.signatures())) {
            case Admission.Admitted(AdmittedModule module) -> module;
            case Admission.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static ByteString resource() {
        try (InputStream in = WitnessFitsTest.class.getResourceAsStream("deep.wasm")) {
            return ByteString.wrap(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
