package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.XcmError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One value of each structure; `golden/golden.py` builds the bytes of the same values by hand.
final class Samples {
    static final AttestorSet SET_0 =
            new AttestorSet(
                    0,
                    2,
                    List.of(
                            new AttestorSet.Member(fill(0xa1, 20), null),
                            new AttestorSet.Member(fill(0xa2, 20), hash(0xe2))));
    static final AttestorSet SET_7 =
            new AttestorSet(7, 1, List.of(new AttestorSet.Member(fill(0xa3, 20), null)));
    static final Network NETWORK = new Network(ByteString.ascii("golden"), SET_0);
    static final Authority AUTHORITY =
            new Authority(
                    1,
                    List.of(
                            new Authority.Key(SignatureScheme.ED25519, fill(0xf1, 32)),
                            new Authority.Key(SignatureScheme.ETHEREUM, fill(0xf2, 20))));
    static final Instance INSTANCE =
            instance(2000, hash(0x11), hash(0x21), TrieProfile.BLAKE2B_V1, 0);
    static final Instance SENDER = instance(1004, hash(0x12), hash(0x22), TrieProfile.KECCAK_V1, 3);

    static final ByteString MESSAGE = ByteString.hex("05040a");
    static final Hash32 MESSAGE_HASH = Hashing.blake2b256(MESSAGE);
    static final Submission SUBMISSION =
            new Submission(
                    NETWORK.id(), INSTANCE.id(), MESSAGE_HASH, 5, 1_700_000_060_000L, 9_000_000);
    static final Weight WEIGHT = new Weight(1_000_000, 64);

    static final Effect.Outbound OUTBOUND =
            new Effect.Outbound(
                    4,
                    Location.of(
                            2,
                            new Junction.Parachain(2000),
                            new Junction.GeneralKey(32, hash(0x11))),
                    MESSAGE);
    static final Effect EVENT = new Effect.Event(hash(0x31), ByteString.ascii("data"));
    static final Effect EVENT_EMPTY = new Effect.Event(hash(0x32), ByteString.EMPTY);
    static final List<Effect> THREE = List.of(OUTBOUND, EVENT, EVENT_EMPTY);

    static final OriginEvidence.Account ACCOUNT =
            new OriginEvidence.Account(
                    SignatureScheme.ED25519, fill(0xc1, 32), fill(0xd1, 64), SUBMISSION);
    static final Statement SENT =
            new Statement(
                    SENDER.id(),
                    9,
                    hash(0x71),
                    hash(0x12),
                    hash(0x51),
                    TrieProfile.KECCAK_V1,
                    EntryPoint.APPLY_MESSAGE,
                    hash(0x72),
                    hash(0x73),
                    hash(0x41),
                    hash(0x61),
                    hash(0x62),
                    new StatementOutcome.Complete(WEIGHT),
                    123_456,
                    3,
                    EffectTree.root(THREE));
    static final OriginEvidence.FromInstance FROM_INSTANCE =
            new OriginEvidence.FromInstance(SENDER, SENT, 0, EffectTree.path(THREE, 0), OUTBOUND);
    static final OriginEvidence.HostAuthority HOST_AUTHORITY =
            new OriginEvidence.HostAuthority(
                    List.of(
                            new OriginEvidence.AuthoritySignature(0, fill(0xd2, 64)),
                            new OriginEvidence.AuthoritySignature(1, fill(0xd3, 65))),
                    SUBMISSION);
    static final OriginEvidence.Asserted ASSERTED =
            new OriginEvidence.Asserted(fill(0xc2, 32), fill(0xd4, 64), Location.PARENT);
    static final InputContext CONTEXT =
            InputContext.of(
                    1_700_000_000_000L,
                    9_000_000,
                    Location.of(0, new Junction.AccountId32(null, hash(0xc1))),
                    ACCOUNT);

    static final Statement COMPLETE = statement(new StatementOutcome.Complete(WEIGHT), 4242, THREE);
    static final Statement INCOMPLETE =
            statement(
                    new StatementOutcome.Incomplete(WEIGHT, 2, new XcmError.Trap(77)), 4242, THREE);
    static final Statement ERROR =
            statement(new StatementOutcome.Error(0, new XcmError.Barrier()), 4242, List.of());
    static final Statement TRAPPED =
            statement(new StatementOutcome.Trapped(TrapKind.DEPTH_EXCEEDED), 9_000_000, List.of());
    static final Statement SKIPPED = statement(new StatementOutcome.Skipped(6), 4242, List.of());
    static final Statement GENESIS =
            new Statement(
                    INSTANCE.id(),
                    0,
                    Hash32.ZERO,
                    hash(0x11),
                    hash(0x51),
                    TrieProfile.BLAKE2B_V1,
                    EntryPoint.GENESIS,
                    hash(0x21),
                    Hash32.ZERO,
                    hash(0x41),
                    hash(0x61),
                    hash(0x62),
                    new StatementOutcome.Complete(Weight.ZERO),
                    17,
                    0,
                    EffectTree.EMPTY_ROOT);
    static final Statement CALL =
            new Statement(
                    INSTANCE.id(),
                    2,
                    hash(0x76),
                    hash(0x11),
                    hash(0x51),
                    TrieProfile.BLAKE2B_V1,
                    EntryPoint.CALL,
                    hash(0x77),
                    Hash32.ZERO,
                    hash(0x41),
                    hash(0x61),
                    hash(0x62),
                    new StatementOutcome.Complete(WEIGHT),
                    18,
                    0,
                    EffectTree.EMPTY_ROOT);

    static final Attestation ATTESTATION =
            new Attestation(0, 0, Attestation.Scheme.SECP256K1, fill(0xb1, 65));
    static final Attestation ATTESTATION_ED =
            new Attestation(0, 1, Attestation.Scheme.ED25519, fill(0xb2, 64));
    static final Checkpoint CHECKPOINT =
            new Checkpoint(
                    NETWORK.id(),
                    Checkpoint.logId(NETWORK.id(), ByteString.ascii("main")),
                    11,
                    hash(0x81),
                    1_700_000_000_500L);
    static final Checkpoint OTHER_CHECKPOINT =
            new Checkpoint(
                    NETWORK.id(),
                    Checkpoint.logId(NETWORK.id(), ByteString.ascii("main")),
                    11,
                    hash(0x82),
                    1_700_000_000_900L);
    static final Rotation ROTATION = new Rotation(NETWORK.id(), 0, SET_7);

    static final LogSection LOG =
            new LogSection(10, List.of(hash(0x91), hash(0x92)), CHECKPOINT, List.of(ATTESTATION));
    static final StateSection STATE =
            new StateSection(
                    List.of(ByteString.of(0, 'a'), ByteString.of(1, 'b')),
                    List.of(ByteString.ascii("node1"), ByteString.ascii("node2")),
                    List.of(new StateSection.ProvedEffect(1, EVENT, EffectTree.path(THREE, 1))));
    static final ReplaySection REPLAY =
            new ReplaySection(
                    INSTANCE,
                    MESSAGE,
                    CONTEXT,
                    ACCOUNT,
                    List.of(ATTESTATION_ED),
                    List.of(ByteString.ascii("item1"), ByteString.ascii("item2")),
                    new ReplaySection.ModuleCode.Embedded(ByteString.of(0, 'a', 's', 'm')));
    static final ReplaySection REPLAY_BY_HASH =
            new ReplaySection(
                    INSTANCE,
                    MESSAGE,
                    CONTEXT,
                    ACCOUNT,
                    List.of(),
                    List.of(),
                    new ReplaySection.ModuleCode.ByHash());
    static final List<Attestation> ATTESTATIONS = List.of(ATTESTATION, ATTESTATION_ED);

    private Samples() {}

    /// Every golden structure by the name of its file.
    static Map<String, Sample<?>> all() {
        Map<String, Sample<?>> all = new TreeMap<>();
        all.put("network", new Sample<>(NETWORK, Network::encode, Network::decode));
        all.put("attestor-set", new Sample<>(SET_0, AttestorSet::encode, AttestorSet::decode));
        all.put("instance", new Sample<>(INSTANCE, Instance::encode, Instance::decode));
        all.put("instance-sender", new Sample<>(SENDER, Instance::encode, Instance::decode));
        all.put("submission", new Sample<>(SUBMISSION, Submission::encode, Submission::decode));
        all.put("evidence-account", evidence(ACCOUNT));
        all.put("evidence-instance", evidence(FROM_INSTANCE));
        all.put("evidence-host-authority", evidence(HOST_AUTHORITY));
        all.put("evidence-asserted", evidence(ASSERTED));
        all.put("input-context", new Sample<>(CONTEXT, InputContext::encode, InputContext::decode));
        all.put("effect-outbound", effect(OUTBOUND));
        all.put("effect-event", effect(EVENT));
        all.put("effect-event-empty", effect(EVENT_EMPTY));
        all.put("statement-complete", statement(COMPLETE));
        all.put("statement-incomplete", statement(INCOMPLETE));
        all.put("statement-error", statement(ERROR));
        all.put("statement-trapped", statement(TRAPPED));
        all.put("statement-skipped", statement(SKIPPED));
        all.put("statement-genesis", statement(GENESIS));
        all.put("statement-call", statement(CALL));
        all.put(
                "attestation-secp256k1",
                new Sample<>(ATTESTATION, Attestation::encode, Attestation::decode));
        all.put(
                "attestation-ed25519",
                new Sample<>(ATTESTATION_ED, Attestation::encode, Attestation::decode));
        all.put("checkpoint", new Sample<>(CHECKPOINT, Checkpoint::encode, Checkpoint::decode));
        all.put(
                "signed-checkpoint",
                new Sample<>(
                        new SignedCheckpoint(CHECKPOINT, ATTESTATIONS),
                        SignedCheckpoint::encode,
                        SignedCheckpoint::decode));
        all.put("rotation", new Sample<>(ROTATION, Rotation::encode, Rotation::decode));
        all.put(
                "equivocation-statements",
                equivocation(Equivocation.of(COMPLETE, ATTESTATION, ERROR, ATTESTATION_ED)));
        all.put(
                "equivocation-checkpoints",
                equivocation(
                        Equivocation.of(CHECKPOINT, ATTESTATION, OTHER_CHECKPOINT, ATTESTATION)));
        all.put("proof-attested", proof(new ExecutionProof.Attested(COMPLETE, ATTESTATIONS)));
        all.put("proof-logged", proof(new ExecutionProof.Logged(COMPLETE, ATTESTATIONS, LOG)));
        all.put("proof-state", proof(new ExecutionProof.State(COMPLETE, ATTESTATIONS, LOG, STATE)));
        all.put(
                "proof-state-unlogged",
                proof(new ExecutionProof.State(COMPLETE, ATTESTATIONS, null, STATE)));
        all.put(
                "proof-replayable",
                proof(new ExecutionProof.Replayable(COMPLETE, ATTESTATIONS, LOG, STATE, REPLAY)));
        all.put(
                "proof-replayable-bare",
                proof(
                        new ExecutionProof.Replayable(
                                COMPLETE, ATTESTATIONS, null, null, REPLAY_BY_HASH)));
        return all;
    }

    static Sample<?> named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    static ByteString fill(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return ByteString.wrap(bytes);
    }

    static Hash32 hash(int value) {
        return new Hash32(fill(value, 32));
    }

    static Instance instance(
            long para, Hash32 module, Hash32 profile, TrieProfile trie, long incarnation) {
        Junctions host =
                Junctions.of(
                        new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                        new Junction.Parachain(para));
        return new Instance(NETWORK.id(), module, host, profile, trie, AUTHORITY, incarnation);
    }

    private static Statement statement(StatementOutcome outcome, long gas, List<Effect> effects) {
        return new Statement(
                INSTANCE.id(),
                1,
                hash(0x74),
                hash(0x11),
                hash(0x51),
                TrieProfile.BLAKE2B_V1,
                EntryPoint.APPLY_MESSAGE,
                MESSAGE_HASH,
                hash(0x75),
                CONTEXT.hash(),
                hash(0x61),
                hash(0x62),
                outcome,
                gas,
                effects.size(),
                EffectTree.root(effects));
    }

    private static Sample<?> evidence(OriginEvidence value) {
        return new Sample<>(value, OriginEvidence::encode, OriginEvidence::decode);
    }

    private static Sample<?> effect(Effect value) {
        return new Sample<>(value, Effect::encode, Effect::decode);
    }

    private static Sample<?> statement(Statement value) {
        return new Sample<>(value, Statement::encode, Statement::decode);
    }

    private static Sample<?> equivocation(@Nullable Equivocation value) {
        return new Sample<>(
                Objects.requireNonNull(value), Equivocation::encode, Equivocation::decode);
    }

    private static Sample<?> proof(ExecutionProof value) {
        return new Sample<>(value, ExecutionProof::encode, ExecutionProof::decode);
    }
}
