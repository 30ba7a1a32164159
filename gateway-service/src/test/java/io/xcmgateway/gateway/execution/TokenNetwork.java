package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.gateway.attestation.SigningMarks;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.gateway.module.Registration;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Config;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.JunctionFilter;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Trader;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/// A real core with the standard module on two parachains. A's own token may move to B and back;
/// what executing costs goes to a treasury on each side, so that nothing is burned.
///
/// Runs on one thread, which must be a sandbox's.
final class TokenNetwork {
    static final long GAS_LIMIT = 100_000_000;
    static final Hash32 ALICE = TestNetwork.named("alice");
    static final Location ALICE_ACCOUNT = account(ALICE);
    static final Location TREASURY = account(TestNetwork.named("treasury"));
    static final long FUNDS = 1_000_000_000_000_000L;

    private static final StandardModules.Blob MODULE = StandardModules.xcmExecutor();

    final MemoryStore store = new MemoryStore();
    final MemoryStore marks = new MemoryStore();
    private final HeapRunRecorder recorder = new HeapRunRecorder();
    final MutableClock clock = new MutableClock();
    final Records records = new Records(store);
    final RoutingRecords routing = new RoutingRecords(store);
    final Instance a;
    final Instance b;

    private final ExecutionLimits limits;
    private StateBounds states;
    private final Random random;
    private final Map<String, Long> nonces = new HashMap<>();
    private SimulatedThreads threads;
    private GatewayCore core;

    /// @param routedGasLimit of both instances
    TokenNetwork(long seed, ExecutionLimits limits, long routedGasLimit) {
        this(seed, limits, StateBounds.DEFAULT, routedGasLimit);
    }

    /// @param routedGasLimit of both instances
    TokenNetwork(long seed, ExecutionLimits limits, StateBounds states, long routedGasLimit) {
        this.states = states;
        this.limits = limits;
        this.random = new Random(seed);
        this.threads = new SimulatedThreads(random);
        this.core = open();
        assertThat(settled(core.modules().register(MODULE.wasm())))
                .isInstanceOf(Registration.Registered.class);
        this.a = optIn(1004, profile(2000, routedGasLimit));
        this.b = optIn(2000, profile(1004, routedGasLimit));
    }

    static Location sibling(long parachain) {
        return Location.of(
                2,
                new Junction.Parachain(parachain),
                new Junction.GeneralKey(Hash32.LENGTH_BYTES, MODULE.hash()));
    }

    /// A's token, as B sees it.
    static Location tokenOnB() {
        return sibling(1004);
    }

    static Location account(Hash32 seed) {
        return Location.of(0, new Junction.AccountId32(null, Ed25519.publicKey(seed)));
    }

    /// The account that another instance has (XCM.md 12.2, `Account32Hash`).
    static ByteString sovereign(Location instance) {
        return Hashing.blake2b256(
                        new ScaleWriter()
                                .byteVec(ByteString.ascii("multiloc"))
                                .bytes(instance.encode())
                                .toByteString())
                .bytes();
    }

    GatewayCore core() {
        return core;
    }

    SimulatedThreads threads() {
        return threads;
    }

    /// From the next start on.
    void setStates(StateBounds states) {
        this.states = states;
    }

    void restart(boolean withLossOfPower) {
        threads.kill();
        if (withLossOfPower) {
            store.losePower();
        }
        threads = new SimulatedThreads(random);
        core = open();
    }

    <T> T settled(CompletionStage<T> stage) {
        threads.runAll();
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }

    /// Alice's program at an instance, and all that follows from it.
    ExecutedMessage run(Instance instance, Xcm program) {
        return run(instance, program, GAS_LIMIT);
    }

    ExecutedMessage run(Instance instance, Xcm program, long gasLimit) {
        Intake intake = settled(submit(instance, program, gasLimit));
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        return settled(core.gate().whenExecuted(((Intake.Accepted) intake).messageId()));
    }

    CompletionStage<Intake> submit(Instance instance, Xcm program, long gasLimit) {
        ByteString message = new VersionedXcm.V5(program).encode();
        long nonce = nonces.merge(instance.id().toHex(), 1L, Long::sum) - 1;
        Submission submission =
                new Submission(
                        instance.networkId(),
                        instance.id(),
                        Hashing.blake2b256(message),
                        nonce,
                        TestNetwork.NEVER_EXPIRES,
                        gasLimit);
        return core.gate()
                .submit(
                        new InboundMessage(
                                instance.id(),
                                message,
                                new OriginEvidence.Account(
                                        SignatureScheme.ED25519,
                                        Ed25519.publicKey(ALICE).bytes(),
                                        Ed25519.sign(ALICE, submission.wrapped()),
                                        submission),
                                ALICE_ACCOUNT,
                                gasLimit));
    }

    int number(Instance instance) {
        return instance.equals(a) ? 0 : 1;
    }

    Position at(Instance instance, long sequence) {
        return new Position(number(instance), sequence);
    }

    long nextSequence(Instance instance) {
        return Objects.requireNonNull(records.head(number(instance))).nextSequence();
    }

    ExecutionRecord execution(Instance instance, long sequence) {
        return Objects.requireNonNull(records.execution(at(instance, sequence)));
    }

    ExecutionRecord last(Instance instance) {
        return execution(instance, nextSequence(instance) - 1);
    }

    OrderedMessage entry(Instance instance, long sequence) {
        return Objects.requireNonNull(records.ordered(at(instance, sequence)));
    }

    Trie state(Instance instance) {
        return Trie.of(instance.trieProfile(), records.state().values(number(instance)));
    }

    BigInteger balance(Instance instance, Location asset, ByteString account) {
        return amount(instance, LedgerKeys.balance(asset, account));
    }

    BigInteger issuance(Instance instance, Location asset) {
        return amount(instance, LedgerKeys.issuance(asset));
    }

    /// What is trapped of an asset, by the events of all statements.
    BigInteger trapped(Instance instance, Location asset) {
        BigInteger[] sum = {BigInteger.ZERO};
        records.executionsFrom(
                at(instance, 0),
                (_, execution) -> {
                    for (LedgerEvent event : events(execution)) {
                        switch (event) {
                            case LedgerEvent.AssetsTrapped trapped ->
                                    sum[0] = sum[0].add(of(trapped.assets(), asset));
                            case LedgerEvent.AssetsClaimed claimed ->
                                    sum[0] = sum[0].subtract(of(claimed.assets(), asset));
                            default -> {}
                        }
                    }
                    return true;
                });
        return sum[0];
    }

    static List<LedgerEvent> events(ExecutionRecord execution) {
        List<LedgerEvent> events = new ArrayList<>();
        for (Effect effect : execution.effects()) {
            if (effect instanceof Effect.Event(Hash32 topic, ByteString data)
                    && LedgerEvent.decode(topic, data)
                            instanceof Decoded.Value<LedgerEvent>(LedgerEvent event)) {
                events.add(event);
            }
        }
        return events;
    }

    private static BigInteger of(List<Asset> assets, Location asset) {
        BigInteger sum = BigInteger.ZERO;
        for (Asset each : assets) {
            if (each.id().location().equals(asset)
                    && each.fun() instanceof Fungibility.Fungible(U128 amount)) {
                sum = sum.add(amount.toBigInteger());
            }
        }
        return sum;
    }

    private BigInteger amount(Instance instance, ByteString key) {
        ByteString value = records.state().value(number(instance), key);
        return value == null
                ? BigInteger.ZERO
                : ((Decoded.Value<U128>) ScaleReader.decode(value, ScaleReader::u128))
                        .value()
                        .toBigInteger();
    }

    private GatewayCore open() {
        return GatewayCore.open(
                new GatewayConfiguration(
                        AttestorHistory.of(TestNetwork.NETWORK),
                        TestNetwork.SIGNER,
                        clock,
                        limits,
                        RunBounds.DEFAULT,
                        states,
                        true,
                        TestNetwork.LOG,
                        null,
                        CoreWatch.NOBODY),
                store,
                new SigningMarks(marks, TestNetwork.NETWORK.id()),
                recorder,
                threads.threads(),
                ModuleCompiler.IN_PROCESS);
    }

    private Instance optIn(long parachain, ByteString profile) {
        Instance instance =
                new Instance(
                        TestNetwork.NETWORK.id(),
                        MODULE.hash(),
                        Junctions.of(
                                new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                                new Junction.Parachain(parachain)),
                        Hashing.blake2b256(profile),
                        TrieProfile.BLAKE2B_V1,
                        new Authority(
                                1,
                                List.of(
                                        new Authority.Key(
                                                SignatureScheme.ED25519,
                                                Ed25519.publicKey(ALICE).bytes()))),
                        0);
        Submission submission =
                new Submission(
                        instance.networkId(),
                        instance.id(),
                        instance.profileHash(),
                        0,
                        TestNetwork.NEVER_EXPIRES,
                        GAS_LIMIT);
        OptIn result =
                settled(
                        core.instances()
                                .optIn(
                                        new OptInRequest(
                                                instance,
                                                profile,
                                                new OriginEvidence.HostAuthority(
                                                        List.of(
                                                                new OriginEvidence
                                                                        .AuthoritySignature(
                                                                        0,
                                                                        Ed25519.sign(
                                                                                ALICE,
                                                                                submission
                                                                                        .wrapped()))),
                                                        submission))));
        assertThat(result).isInstanceOf(OptIn.OptedIn.class);
        return instance;
    }

    /// A development parachain that also takes the token of the other instance for fees, and sends
    /// to instances of its module.
    private static ByteString profile(long other, long routedGasLimit) {
        Profile base =
                DevelopmentProfiles.parachain(
                        new NetworkId.Polkadot(), List.of(Ed25519.publicKey(ALICE)));
        Config config = base.config();
        LocationFilter siblings =
                new LocationFilter.Pattern(
                        2,
                        List.of(new JunctionFilter.Parachain(), new JunctionFilter.Any()),
                        false);
        List<Trader> traders =
                List.of(trader(DevelopmentProfiles.OWN_TOKEN), trader(sibling(other)));
        List<Endowment> endowments = new ArrayList<>(base.endowments());
        endowments.add(
                new Endowment(
                        new AccountRef.At(TREASURY),
                        Asset.fungible(DevelopmentProfiles.OWN_TOKEN, U128.of(FUNDS))));
        return new Profile(
                        new Config(
                                config.holdingLimit(),
                                config.transactional(),
                                config.dust(),
                                config.weigher(),
                                config.barrier(),
                                traders,
                                config.reserves(),
                                config.teleporters(),
                                config.aliasers(),
                                config.adapters(),
                                config.converters(),
                                config.assetTrap()),
                        endowments,
                        RoutedServices.of(base.services(), siblings, routedGasLimit))
                .encode();
    }

    private static Trader trader(Location asset) {
        return new Trader.FixedRateOfFungible(
                asset, U128.of(100_000_000_000L), U128.of(100_000_000), TREASURY);
    }

    static Xcm program(Instruction... instructions) {
        return Xcm.of(instructions);
    }
}
