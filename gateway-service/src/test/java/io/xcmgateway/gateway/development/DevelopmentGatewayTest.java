package io.xcmgateway.gateway.development;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.execution.MessageStatus;
import io.xcmgateway.gateway.execution.RunBounds;
import io.xcmgateway.gateway.execution.StateBounds;
import io.xcmgateway.gateway.module.ModuleCompilation;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.ReadyProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentGatewayTest {
    private static final long GAS_LIMIT = 100_000_000;

    @TempDir private Path temporary;
    private Path directory;

    @BeforeEach
    void nameTheDirectory() {
        directory = temporary.resolve("data");
    }

    @Test
    void executesSignsAndProvesARealMessageAndFindsItAfterARestart() throws Exception {
        Hash32 messageId;
        ByteString statement;
        Hash32 genesis;
        try (DevelopmentGateway gateway = open()) {
            InstanceSummary instance = gateway.core().ledger().instances().getFirst();
            genesis = instance.genesisStatementHash();
            ExecutedMessage executed = execute(gateway, transfer(gateway, instance, 0));
            messageId = executed.messageId();
            statement = executed.statement().encode();
            assertThat(executed.statement().sequence()).isEqualTo(1);
            assertThat(executed.statement().outcome())
                    .isInstanceOf(StatementOutcome.Complete.class);
            assertThat(executed.effects()).isNotEmpty();
            assertThat(executed.statement().previousStatementHash()).isEqualTo(genesis);
            provesOffline(gateway, messageId, ProofLevel.ATTESTED);
            provesOffline(gateway, messageId, ProofLevel.REPLAYABLE);
            provesOffline(gateway, instance.genesisMessageId(), ProofLevel.REPLAYABLE);
        }
        try (DevelopmentGateway gateway = open()) {
            assertThat(gateway.core().ledger().instances()).hasSize(2);
            InstanceSummary instance = gateway.core().ledger().instances().getFirst();
            assertThat(instance.genesisStatementHash()).isEqualTo(genesis);
            assertThat(instance.nextSequence()).isEqualTo(2);
            assertThat(gateway.core().ledger().message(messageId))
                    .isInstanceOfSatisfying(
                            MessageStatus.Executed.class,
                            it ->
                                    assertThat(it.message().statement().encode())
                                            .isEqualTo(statement));
            ExecutedMessage next = execute(gateway, transfer(gateway, instance, 1));
            assertThat(next.statement().outcome()).isInstanceOf(StatementOutcome.Complete.class);
            provesOffline(gateway, next.messageId(), ProofLevel.REPLAYABLE);
        }
        consistent();
    }

    @Test
    void optsInTheHostChainsItIsTold() {
        HostChain relay = new HostChain(null, ReadyProfile.RELAY);
        HostChain parachain = new HostChain(3000L, ReadyProfile.PARACHAIN);
        try (DevelopmentGateway gateway = open(List.of(relay))) {
            assertThat(gateway.core().ledger().instances())
                    .extracting(InstanceSummary::host)
                    .containsExactly(relay.location());
        }
        try (DevelopmentGateway gateway = open(List.of(relay, parachain))) {
            assertThat(gateway.core().ledger().instances())
                    .extracting(InstanceSummary::host)
                    .containsExactlyInAnyOrder(relay.location(), parachain.location());
        }
    }

    @Test
    void executesWhatTheRelayerAsserts() throws Exception {
        try (DevelopmentGateway gateway = open()) {
            for (InstanceSummary instance : gateway.core().ledger().instances()) {
                Location alice = account(gateway, "alice");
                ByteString message = transferTo(account(gateway, "bob"));
                ExecutedMessage executed =
                        execute(
                                gateway,
                                new InboundMessage(
                                        instance.id(),
                                        message,
                                        gateway.relayer()
                                                .assertOrigin(
                                                        instance.id(), message, GAS_LIMIT, alice),
                                        alice,
                                        GAS_LIMIT));
                assertThat(executed.statement().outcome())
                        .isInstanceOf(StatementOutcome.Complete.class);
                provesOffline(gateway, executed.messageId(), ProofLevel.REPLAYABLE);
            }
        }
        consistent();
    }

    @Test
    void makesKeysForTheOwnerAlone() throws IOException {
        try (DevelopmentGateway gateway = open()) {
            assertThat(gateway.accounts()).containsOnlyKeys("alice", "bob");
        }
        try (var files = Files.list(directory.resolve("keys"))) {
            assertThat(files)
                    .hasSize(6)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
    }

    private DevelopmentGateway open(List<HostChain> hostChains) {
        Clock clock = Clock.systemUTC();
        return DevelopmentGateway.open(
                directory,
                clock,
                new SecureRandom(),
                ExecutionLimits.DEFAULT,
                RunBounds.DEFAULT,
                StateBounds.DEFAULT,
                hostChains,
                compiled -> ModuleCompilation.DEFAULT.in(compiled, clock),
                SigningSettings.usual(directory));
    }

    private DevelopmentGateway open() {
        return DevelopmentGateway.open(
                directory, Clock.systemUTC(), new SecureRandom(), ExecutionLimits.DEFAULT);
    }

    private static ExecutedMessage execute(DevelopmentGateway gateway, InboundMessage message)
            throws Exception {
        Intake intake =
                gateway.core()
                        .gate()
                        .submit(message)
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        Hash32 id = ((Intake.Accepted) intake).messageId();
        return gateway.core()
                .gate()
                .whenExecuted(id)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static void provesOffline(
            DevelopmentGateway gateway, Hash32 messageId, ProofLevel level) throws IOException {
        TrustedNetworks policy =
                ((PolicyJson.Read.Usable) PolicyJson.read(Files.readString(gateway.policyFile())))
                        .trusted();
        @Nullable ExecutionProof proof = gateway.core().ledger().proof(messageId, level);
        assertThat(proof).isNotNull();
        Verdict verdict =
                new ProofVerifier(ModuleSource.NONE, Clock.systemUTC())
                        .verify(proof.encode(), policy);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class, it -> assertThat(it.level()).isEqualTo(level));
    }

    private InboundMessage transfer(
            DevelopmentGateway gateway, InstanceSummary instance, long nonce) throws IOException {
        Hash32 seed =
                Hash32.hex(
                        Files.readString(directory.resolve("keys/account-alice.ed25519")).strip());
        ByteString message = transferTo(account(gateway, "bob"));
        Submission submission =
                new Submission(
                        gateway.core().ledger().attestors().network().id(),
                        instance.id(),
                        Hashing.blake2b256(message),
                        nonce,
                        Long.MAX_VALUE,
                        GAS_LIMIT);
        return new InboundMessage(
                instance.id(),
                message,
                new OriginEvidence.Account(
                        SignatureScheme.ED25519,
                        Ed25519.publicKey(seed).bytes(),
                        Ed25519.sign(seed, submission.wrapped()),
                        submission),
                account(gateway, "alice"),
                GAS_LIMIT);
    }

    private static Location account(DevelopmentGateway gateway, String name) {
        return Location.of(
                0,
                new Junction.AccountId32(
                        null, Objects.requireNonNull(gateway.accounts().get(name))));
    }

    private static ByteString transferTo(Location beneficiary) {
        Asset funds = Asset.fungible(DevelopmentProfiles.HOST_CHAIN, U128.of(100_000_000_000L));
        return new VersionedXcm.V5(
                        new Xcm(
                                List.of(
                                        new Instruction.WithdrawAsset(new Assets(List.of(funds))),
                                        new Instruction.BuyExecution(
                                                funds, new WeightLimit.Unlimited()),
                                        new Instruction.DepositAsset(
                                                new AssetFilter.Wild(new WildAsset.AllCounted(1)),
                                                beneficiary))))
                .encode();
    }

    private void consistent() {
        try (RocksStore store = RocksStore.open(directory.resolve("store"))) {
            ConsistencyCheck.Report report = ConsistencyCheck.run(store);
            assertThat(report.problems()).isEmpty();
            assertThat(report.instances()).isEqualTo(2);
        }
    }
}
