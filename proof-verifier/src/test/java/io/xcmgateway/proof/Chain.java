package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.RoutedGas;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Services;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import java.util.List;
import java.util.Set;

/// A small gateway in memory: an instance of the standard module, opted in for real, whose every
/// transition comes with a proof.
public final class Chain {
    public static final long START_MS = 1_700_000_000_000L;
    public static final long GAS_LIMIT = RoutedGas.LIMIT_DEFAULT;
    public static final TrieProfile TRIE = TrieProfile.BLAKE2B_V1;

    static final Hash32 ALICE = Hashing.keccak256(ByteString.ascii("alice"));
    static final Hash32 OPERATOR = Hashing.keccak256(ByteString.ascii("operator"));
    static final Hash32 RELAYER = Hashing.keccak256(ByteString.ascii("relayer"));
    static final StandardModules.Blob MODULE = StandardModules.xcmExecutor();
    static final Attestors ATTESTORS = new Attestors(0, 2, 3);
    static final Network NETWORK = new Network(ByteString.ascii("test"), ATTESTORS.set());

    private static final AdmittedModule ADMITTED = admitted();
    private static final ByteString PROFILE =
            DevelopmentProfiles.parachain(
                            new NetworkId.Polkadot(), List.of(Ed25519.publicKey(ALICE)))
                    .encode();

    private final Network network;
    private final ByteString profile;
    private final Instance instance;
    private final ExecutionProof.Replayable genesis;
    private Trie state = Trie.empty(TRIE);
    private Hash32 head = Hash32.ZERO;
    private long sequence;
    private long timeMs = START_MS;

    public Chain() {
        this(NETWORK, PROFILE);
    }

    private Chain(Network network, ByteString profile) {
        this.network = network;
        this.profile = profile;
        this.instance = instance(network, 2000, profile);
        genesis = genesisOf();
    }

    /// One of another network, whose attestors are the same.
    public static Chain ofNetwork(String name) {
        return new Chain(new Network(ByteString.ascii(name), ATTESTORS.set()), PROFILE);
    }

    /// One whose instance gives messages of others so much gas.
    static Chain withRoutedGas(long limit) {
        Services none = Services.NONE;
        Profile base =
                DevelopmentProfiles.parachain(
                        new NetworkId.Polkadot(), List.of(Ed25519.publicKey(ALICE)));
        return new Chain(
                NETWORK,
                base.withServices(
                                new Services(
                                        none.routers(),
                                        none.waivers(),
                                        none.feesTo(),
                                        none.onwardTrust(),
                                        none.messageIds(),
                                        none.universalAliases(),
                                        none.exports(),
                                        none.exchange(),
                                        none.pallets(),
                                        none.calls(),
                                        none.safeCalls(),
                                        none.origins(),
                                        none.queries(),
                                        none.subscriptions(),
                                        none.locks(),
                                        limit,
                                        none.hostAssets(),
                                        none.hrmp()))
                        .encode());
    }

    /// A receiver of messages of the standard module on another parachain.
    static Instance instance(long para) {
        return instance(NETWORK, para, PROFILE);
    }

    private static Instance instance(Network network, long para, ByteString profile) {
        return new Instance(
                network.id(),
                MODULE.hash(),
                Junctions.of(
                        new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                        new Junction.Parachain(para)),
                Hashing.blake2b256(profile),
                TrieProfile.BLAKE2B_V1,
                new Authority(
                        1,
                        List.of(
                                new Authority.Key(
                                        SignatureScheme.ED25519,
                                        Ed25519.publicKey(OPERATOR).bytes()))),
                0);
    }

    /// Withdraws, pays and deposits the instance's own token with Bob.
    public static ByteString transfer(long amount) {
        Hash32 bob = Hashing.keccak256(ByteString.ascii("bob"));
        return transfer(amount, Location.of(0, new Junction.AccountId32(null, bob)));
    }

    static ByteString transfer(long amount, Location beneficiary) {
        Asset asset = Asset.fungible(DevelopmentProfiles.OWN_TOKEN, U128.of(amount));
        Xcm program =
                Xcm.of(
                        new Instruction.WithdrawAsset(new Assets(List.of(asset))),
                        new Instruction.BuyExecution(asset, new WeightLimit.Unlimited()),
                        new Instruction.DepositAsset(
                                new AssetFilter.Wild(new WildAsset.AllCounted(1)), beneficiary));
        return new VersionedXcm.V5(program).encode();
    }

    /// The state as it is now.
    public Trie state() {
        return state;
    }

    public Instance instance() {
        return instance;
    }

    public ExecutionProof.Replayable genesis() {
        return genesis;
    }

    /// A policy under which this chain's proofs are accepted.
    public Policy policy() {
        return policy(genesis.statement().hash());
    }

    /// The same with another genesis pinned.
    Policy policy(Hash32 genesisHash) {
        return new Policy(
                network,
                List.of(),
                List.of(new PinnedInstance(instance.id(), genesisHash, instance.profileHash())),
                Set.of(MODULE.hash()),
                ProofLevel.ATTESTED,
                null,
                true,
                false,
                null);
    }

    /// The newest proof with what the state after it holds under some keys.
    ///
    /// @param keys strictly ascending
    public ExecutionProof.Replayable showing(
            ExecutionProof.Replayable newest, List<ByteString> keys) {
        if (!newest.statement().postRoot().equals(state.root())) {
            throw new AssertionError("only the newest state is kept");
        }
        return new ExecutionProof.Replayable(
                newest.statement(),
                newest.attestations(),
                null,
                new StateSection(keys, state.prove(keys).items(), List.of()),
                newest.replay());
    }

    /// Executes a message that Alice signed.
    public ExecutionProof.Replayable submit(ByteString message, long nonce, long gasLimit) {
        Submission submission =
                new Submission(
                        network.id(),
                        instance.id(),
                        Hashing.blake2b256(message),
                        nonce,
                        START_MS * 2,
                        gasLimit);
        ByteString key = Ed25519.publicKey(ALICE).bytes();
        OriginEvidence evidence =
                new OriginEvidence.Account(
                        SignatureScheme.ED25519,
                        key,
                        Ed25519.sign(ALICE, submission.wrapped()),
                        submission);
        Location origin = Location.of(0, new Junction.AccountId32(null, new Hash32(key)));
        return execute(EntryPoint.APPLY_MESSAGE, message, evidence, origin, gasLimit);
    }

    /// Executes a message whose origin the relayer asserts.
    ExecutionProof.Replayable asserted(ByteString message, Location origin) {
        ByteString payload =
                EvidenceCheck.assertedPayload(
                        network.id(),
                        instance.id(),
                        Hashing.blake2b256(message),
                        GAS_LIMIT,
                        origin);
        OriginEvidence evidence =
                new OriginEvidence.Asserted(
                        Ed25519.publicKey(RELAYER).bytes(), Ed25519.sign(RELAYER, payload), origin);
        return execute(EntryPoint.APPLY_MESSAGE, message, evidence, origin, GAS_LIMIT);
    }

    ExecutionProof.Replayable execute(
            EntryPoint entryPoint,
            ByteString message,
            OriginEvidence evidence,
            Location origin,
            long gasLimit) {
        InputContext context = InputContext.of(timeMs, gasLimit, origin, evidence);
        Transition.Done done = run(entryPoint, message, evidence, context);
        List<ByteString> witness = state.witness(done.reads(), done.diff());
        Trie after = state.apply(done.diff());
        Statement statement =
                new Statement(
                        instance.id(),
                        sequence,
                        head,
                        MODULE.hash(),
                        ADMITTED.profile().hash(),
                        instance.trieProfile(),
                        entryPoint,
                        Hashing.blake2b256(message),
                        done.messageId(),
                        context.hash(),
                        state.root(),
                        after.root(),
                        done.outcome(),
                        done.gasUsed(),
                        done.effects().size(),
                        EffectTree.root(done.effects()));
        state = after;
        head = statement.hash();
        sequence++;
        timeMs += 1000;
        ReplaySection replay =
                new ReplaySection(
                        instance,
                        message,
                        context,
                        evidence,
                        List.of(),
                        witness,
                        new ReplaySection.ModuleCode.ByHash());
        return new ExecutionProof.Replayable(statement, ATTESTORS.attest(head), null, null, replay);
    }

    private Transition.Done run(
            EntryPoint entryPoint,
            ByteString message,
            OriginEvidence evidence,
            InputContext context) {
        Transition transition =
                Sandbox.callOnThread(
                        "chain",
                        () ->
                                Transition.of(
                                        new SpreeRuntime(),
                                        ADMITTED,
                                        Mode.COMPILED,
                                        instance,
                                        entryPoint,
                                        sequence,
                                        context,
                                        evidence,
                                        message,
                                        state.view()));
        return switch (transition) {
            case Transition.Done done -> done;
            case Transition.Refused refused -> throw new AssertionError(refused);
        };
    }

    private ExecutionProof.Replayable genesisOf() {
        return execute(
                EntryPoint.GENESIS,
                profile,
                authority(instance.profileHash(), 0),
                Location.PARENT,
                GAS_LIMIT);
    }

    /// Executes a message that the host chain's authority signed, which no gateway would.
    ExecutionProof.Replayable authorized(ByteString message, long nonce) {
        return execute(
                EntryPoint.APPLY_MESSAGE,
                message,
                authority(Hashing.blake2b256(message), nonce),
                Location.PARENT,
                GAS_LIMIT);
    }

    private OriginEvidence authority(Hash32 messageHash, long nonce) {
        Submission submission =
                new Submission(
                        network.id(), instance.id(), messageHash, nonce, START_MS * 2, GAS_LIMIT);
        return new OriginEvidence.HostAuthority(
                List.of(
                        new OriginEvidence.AuthoritySignature(
                                0, Ed25519.sign(OPERATOR, submission.wrapped()))),
                submission);
    }

    private static AdmittedModule admitted() {
        return switch (Admission.admit(MODULE.wasm(), HostFunctions.signatures())) {
            case Admission.Admitted(AdmittedModule module) -> module;
            case Admission.Refused refused -> throw new AssertionError(refused);
        };
    }
}
