package io.xcmgateway.gateway.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.Rotation;
import io.xcmgateway.api.statement.SignedRotation;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.attestation.AttestationDesk;
import io.xcmgateway.gateway.attestation.AttestationDesk.Collected;
import io.xcmgateway.gateway.attestation.AttestationDesk.Evidence;
import io.xcmgateway.gateway.attestation.AttestationDesk.Subject;
import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.execution.RunBounds;
import io.xcmgateway.gateway.execution.StateBounds;
import io.xcmgateway.gateway.module.ModuleCompilation;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.proof.VerificationStep;
import io.xcmgateway.proof.cli.Main;
import io.xcmgateway.proof.signature.MemberKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One gateway and two attestors that execute themselves, of which two have to agree.
class ThresholdTest {
    private static final long GAS_LIMIT = 100_000_000;
    private static final MemberKeys ANNA = new MemberKeys(named("anna"), null);
    private static final MemberKeys BERT = new MemberKeys(named("bert"), named("bert 2"));

    @TempDir private Path directory;
    private Path data = Path.of("");

    @BeforeEach
    void nameTheDirectory() {
        data = directory.resolve("data");
    }

    @Test
    void twoOfThreeMakeAProofOnceTheyHaveExecutedIt() throws Exception {
        SignedRotation rotation = rotation();
        Statement statement;
        Hash32 messageId;
        Hash32 genesisId;
        try (DevelopmentGateway gateway = open(List.of(rotation))) {
            InstanceSummary instance = gateway.core().ledger().instances().getFirst();
            genesisId = instance.genesisMessageId();
            messageId = execute(gateway, instance);
            // Signed by the first set before the rotation, and good for ever.
            assertThat(verify(gateway, genesisId)).isInstanceOf(Verdict.Accepted.class);
            assertThat(verify(gateway, messageId))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            it -> assertThat(it.reason()).isEqualTo("threshold"));
            ExecutionProof alone = proof(gateway, messageId, ProofLevel.ATTESTED);
            statement = alone.statement();
            assertThat(gateway.core().ledger().complete(alone)).isFalse();

            save(gateway, genesisId, "genesis");
            save(gateway, messageId, "first");
            assertThat(attest("anna", ANNA, "first")).as("nothing before the genesis").isEqualTo(1);
            assertThat(attest("anna", ANNA, "genesis", "first")).isZero();
            assertThat(bring(gateway, "anna", statement))
                    .isInstanceOfSatisfying(
                            Collected.Kept.class,
                            it -> assertThat(it.signatures().signers()).isEqualTo(2));
            assertThat(verify(gateway, messageId)).isInstanceOf(Verdict.Accepted.class);
            ExecutionProof two = proof(gateway, messageId, ProofLevel.ATTESTED);
            assertThat(gateway.core().ledger().complete(two)).isTrue();

            assertThat(attest("bert", BERT, "genesis")).isZero();
            assertThat(attest("bert", BERT, "first")).isZero();
            assertThat(bring(gateway, "bert", statement))
                    .isInstanceOfSatisfying(
                            Collected.Kept.class,
                            it -> {
                                assertThat(it.signatures().signers()).isEqualTo(3);
                                assertThat(it.signatures().attestations()).hasSize(5);
                            });
            assertThat(proof(gateway, messageId, ProofLevel.ATTESTED)).isEqualTo(two);
            equivocates(gateway, statement, rotation.rotation().next());
            contradictsFirst(gateway, instance, rotation.rotation().next());
        }
        try (DevelopmentGateway gateway = open(List.of(rotation))) {
            assertThat(verify(gateway, messageId)).isInstanceOf(Verdict.Accepted.class);
            assertThat(verify(gateway, genesisId)).isInstanceOf(Verdict.Accepted.class);
            assertThat(gateway.core().otherAttestors().published(0, 9)).hasSize(2);
        }
        try (RocksStore store = RocksStore.open(data.resolve("store"))) {
            assertThat(ConsistencyCheck.run(store).problems()).isEmpty();
            for (Table table :
                    List.of(
                            Table.OTHER_ATTESTATIONS,
                            Table.CONTRADICTIONS,
                            Table.EQUIVOCATIONS,
                            Table.EQUIVOCATORS)) {
                findsAFlippedByte(store, table);
            }
        }
    }

    private static void findsAFlippedByte(RocksStore store, Table table) {
        Map<ByteString, ByteString> rows = new LinkedHashMap<>();
        store.scan(
                table,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, value) -> {
                    rows.put(key, value);
                    return true;
                });
        assertThat(rows).as(table.label()).isNotEmpty();
        rows.forEach((key, good) -> {
            byte[] flipped = good.toByteArray();
            flipped[flipped.length - 1] ^= 1;
            store.write(
                    new StoreBatch().put(table, key, ByteString.wrap(flipped)), Durability.SYNCED);
            assertThat(ConsistencyCheck.run(store).differences().getFirst().table())
                    .isEqualTo(table);
            store.write(new StoreBatch().put(table, key, good), Durability.SYNCED);
        });
        assertThat(ConsistencyCheck.run(store).problems()).isEmpty();
    }

    @Test
    void aLoggedProofHoldsOnceTwoHaveSignedItsHead() throws Exception {
        SignedRotation rotation = rotation();
        try (DevelopmentGateway gateway = open(List.of(rotation))) {
            InstanceSummary instance = gateway.core().ledger().instances().getFirst();
            Hash32 first = execute(gateway, instance);
            save(gateway, instance.genesisMessageId(), "genesis");
            save(gateway, first, "first");
            long leafCount = saveHead(gateway, first, "head");
            assertThat(attest("anna", ANNA, "genesis", "first", "--checkpoint", "head")).isZero();
            bring(gateway, "anna", statement(gateway, first));
            assertThat(verify(gateway, first)).isInstanceOf(Verdict.Accepted.class);
            assertThat(verify(gateway, first, ProofLevel.LOGGED))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            it -> {
                                assertThat(it.step()).isEqualTo(VerificationStep.LOG);
                                assertThat(it.reason()).isEqualTo("checkpoint: threshold");
                            });
            assertThat(bringHead(gateway, "anna", leafCount)).isInstanceOf(Collected.Kept.class);
            assertThat(verify(gateway, first, ProofLevel.LOGGED))
                    .isInstanceOf(Verdict.Accepted.class);
            save(gateway, first, "first");
            assertThat(Main.run("verify", path("first"), "--policy", policyFile())).isZero();

            Hash32 second = execute(gateway, instance, "05040a");
            save(gateway, second, "second");
            long grown = saveHead(gateway, second, "grown");
            assertThat(attest("anna", ANNA, "second", "--checkpoint", "grown"))
                    .as("no proof that the log merely grew")
                    .isEqualTo(1);
            Files.write(
                    directory.resolve("growth"),
                    Objects.requireNonNull(gateway.core().log().consistency(leafCount, grown))
                            .encode()
                            .toByteArray());
            assertThat(
                            attest(
                                    "anna",
                                    ANNA,
                                    "second",
                                    "--checkpoint",
                                    "grown",
                                    "--consistency",
                                    "growth"))
                    .isZero();
            bring(gateway, "anna", statement(gateway, second));
            bringHead(gateway, "anna", grown);
            assertThat(verify(gateway, second, ProofLevel.LOGGED))
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }

    /// The head that a proof names.
    private long saveHead(DevelopmentGateway gateway, Hash32 messageId, String name)
            throws IOException {
        ExecutionProof.Logged logged =
                (ExecutionProof.Logged) proof(gateway, messageId, ProofLevel.LOGGED);
        long leafCount = logged.log().checkpoint().leafCount();
        Files.write(
                directory.resolve(name),
                Objects.requireNonNull(gateway.core().log().at(leafCount)).encode().toByteArray());
        return leafCount;
    }

    private Collected bringHead(DevelopmentGateway gateway, String name, long leafCount)
            throws Exception {
        return settled(
                gateway.core()
                        .otherAttestors()
                        .add(
                                new Subject.OfCheckpoint(leafCount),
                                attestations(name, "checkpoint-" + leafCount)));
    }

    @Test
    void handsOverWithKeysThatNeverMeet() throws Exception {
        SignedRotation first = rotation();
        Hash32 old;
        try (DevelopmentGateway gateway = open(List.of(first))) {
            InstanceSummary instance = gateway.core().ledger().instances().getFirst();
            old = execute(gateway, instance);
            save(gateway, instance.genesisMessageId(), "genesis");
            save(gateway, old, "first");
            assertThat(attest("anna", ANNA, "genesis", "first")).isZero();
            assertThat(bring(gateway, "anna", statement(gateway, old)))
                    .isInstanceOf(Collected.Kept.class);
            assertThat(verify(gateway, old)).isInstanceOf(Verdict.Accepted.class);
        }
        MemberKeys self = new MemberKeys(key("attestor.secp256k1"), key("attestor.ed25519"));
        assertThat(
                        rotate(
                                "make",
                                "--id",
                                "2",
                                "--threshold",
                                "1",
                                "--member",
                                self.member().address() + ":" + self.member().ed25519Key(),
                                "--out",
                                path("made")))
                .isZero();
        assertThat(rotate("sign", path("made"), "--key", path("anna.key"), "--out", path("one")))
                .isZero();
        assertThat(rotate("show", path("one"))).as("one of two").isEqualTo(1);
        assertThatThrownBy(() -> open(List.of(first, signed("one"))))
                .hasMessageContaining("threshold");
        assertThat(
                        rotate(
                                "sign",
                                path("one"),
                                "--key",
                                secretFile("bert.key", BERT.secp256k1()),
                                "--ed25519",
                                secretFile("bert.second", Objects.requireNonNull(BERT.ed25519())),
                                "--out",
                                path("two")))
                .isZero();
        assertThat(rotate("show", path("two"))).isZero();
        SignedRotation second = signed("two");
        // From the first set, which is not the newest any more.
        assertThatThrownBy(() -> open(List.of(second))).hasMessageContaining("old set");
        try (DevelopmentGateway gateway = open(List.of(first, second))) {
            InstanceSummary instance = gateway.core().ledger().instances().getFirst();
            Hash32 fresh = execute(gateway, instance, "05040a");
            assertThat(proof(gateway, fresh, ProofLevel.ATTESTED).attestations().getFirst().setId())
                    .isEqualTo(2);
            assertThat(verify(gateway, fresh)).isInstanceOf(Verdict.Accepted.class);
            assertThat(verify(gateway, old)).isInstanceOf(Verdict.Accepted.class);
            assertThat(verify(gateway, instance.genesisMessageId()))
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }

    private static Statement statement(DevelopmentGateway gateway, Hash32 messageId) {
        return proof(gateway, messageId, ProofLevel.ATTESTED).statement();
    }

    /// Under the policy as the gateway left it.
    private int rotate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("rotation"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--policy", policyFile()));
        return Main.run(all.toArray(String[]::new));
    }

    private String policyFile() {
        return data.resolve("development-policy.json").toString();
    }

    private SignedRotation signed(String name) throws IOException {
        String hex = Files.readString(directory.resolve(name)).strip();
        return ((Decoded.Value<SignedRotation>)
                        SignedRotation.decode(ByteString.hex(hex.substring(2))))
                .value();
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    /// Anna signs something else for the same place.
    private static void equivocates(
            DevelopmentGateway gateway, Statement statement, AttestorSet set) throws Exception {
        AttestationDesk desk = gateway.core().otherAttestors();
        Statement other = skipped(statement);
        List<Attestation> lie = ANNA.sign(set, other.hash());
        assertThat(settled(desk.add(new Subject.OfStatement(other.hash()), lie)))
                .isEqualTo(new Collected.Unknown());
        assertThat(settled(desk.add(new Subject.OfStatement(statement.hash()), lie)))
                .isInstanceOf(Collected.Refused.class);
        assertThat(settled(desk.addOther(other, lie)))
                .isEqualTo(new Collected.Differs(statement.hash(), 1L));
        Equivocation evidence = desk.published(0, 9).getFirst().evidence();
        assertThat(settled(desk.add(evidence)))
                .isEqualTo(new Evidence.Published(desk.published(0, 9).getFirst()));
        assertThat(desk.published(0, 9)).hasSize(1);
        assertThat(desk.published(1, 9)).isEmpty();

        List<Attestation> bert = BERT.sign(set, other.hash());
        Equivocation mixed =
                Objects.requireNonNull(
                        Equivocation.of(
                                statement,
                                ANNA.sign(set, statement.hash()).getFirst(),
                                other,
                                bert.getFirst()));
        assertThat(settled(desk.add(mixed))).isInstanceOf(Evidence.Refused.class);
    }

    /// Bert signs something else first, and what the gateway has only then.
    private static void contradictsFirst(
            DevelopmentGateway gateway, InstanceSummary instance, AttestorSet set)
            throws Exception {
        AttestationDesk desk = gateway.core().otherAttestors();
        Statement statement = statement(gateway, execute(gateway, instance, "05040a"));
        Statement other = skipped(statement);
        assertThat(settled(desk.addOther(other, BERT.sign(set, other.hash()))))
                .isEqualTo(new Collected.Differs(statement.hash(), null));
        assertThat(desk.published(1, 9)).isEmpty();
        assertThat(
                        settled(
                                desk.add(
                                        new Subject.OfStatement(statement.hash()),
                                        BERT.sign(set, statement.hash()))))
                .isInstanceOf(Collected.Kept.class);
        // The next batch is after the one with the evidence.
        execute(gateway, instance, "0508" + "0a0a");
        assertThat(desk.published(1, 9)).hasSize(1);
        assertThat(
                        Set.of(
                                desk.published(1, 9).getFirst().evidence().firstHash(),
                                desk.published(1, 9).getFirst().evidence().secondHash()))
                .isEqualTo(Set.of(statement.hash(), other.hash()));
    }

    /// Another statement for the same place.
    private static Statement skipped(Statement of) {
        return new Statement(
                of.instanceId(),
                of.sequence(),
                of.previousStatementHash(),
                of.moduleHash(),
                of.engineProfile(),
                of.trieProfile(),
                of.entryPoint(),
                of.messageHash(),
                of.messageId(),
                of.contextHash(),
                of.preRoot(),
                named("another root"),
                of.outcome(),
                of.gasUsed(),
                of.effectsCount(),
                of.effectsRoot());
    }

    /// From the gateway alone to two of three, signed by the gateway; made after its first start.
    private SignedRotation rotation() throws IOException {
        try (DevelopmentGateway gateway = open(List.of())) {
            MemberKeys self = new MemberKeys(key("attestor.secp256k1"), key("attestor.ed25519"));
            var network = gateway.core().ledger().attestors().network();
            AttestorSet next =
                    new AttestorSet(1, 2, List.of(self.member(), ANNA.member(), BERT.member()));
            Rotation rotation = new Rotation(network.id(), 0, next);
            return new SignedRotation(rotation, self.sign(network.set(), rotation.hash()));
        }
    }

    /// @param names of files, and options
    private int attest(String name, MemberKeys signer, String... names) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("attest"));
        for (String each : names) {
            arguments.add(each.startsWith("--") ? each : path(each));
        }
        arguments.addAll(List.of("--policy", policyFile()));
        arguments.addAll(List.of("--key", secretFile(name + ".key", signer.secp256k1())));
        if (signer.ed25519() != null) {
            arguments.addAll(List.of("--ed25519", secretFile(name + ".second", signer.ed25519())));
        }
        arguments.addAll(List.of("--state", directory.resolve(name + ".state").toString()));
        arguments.addAll(List.of("--out", directory.resolve(name).toString()));
        return Main.run(arguments.toArray(String[]::new));
    }

    private String secretFile(String name, Hash32 secret) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret.toHex());
        }
        return file.toString();
    }

    private Collected bring(DevelopmentGateway gateway, String name, Statement statement)
            throws Exception {
        return settled(
                gateway.core()
                        .otherAttestors()
                        .add(
                                new Subject.OfStatement(statement.hash()),
                                attestations(name, statement.hash().toString())));
    }

    /// What an attestor wrote for the gateway.
    private List<Attestation> attestations(String name, String file) throws IOException {
        JsonNode json =
                JsonMapper.shared()
                        .readTree(
                                Files.readString(directory.resolve(name).resolve(file + ".json")));
        List<Attestation> attestations = new ArrayList<>();
        for (JsonNode each : json.path("attestations")) {
            attestations.add(
                    new Attestation(
                            Long.parseUnsignedLong(each.path("setId").asString()),
                            each.path("index").asLong(),
                            each.path("scheme").asString().equals("ed25519")
                                    ? Attestation.Scheme.ED25519
                                    : Attestation.Scheme.SECP256K1,
                            ByteString.hex(each.path("signature").asString().substring(2))));
        }
        return attestations;
    }

    private void save(DevelopmentGateway gateway, Hash32 messageId, String name)
            throws IOException {
        Files.write(
                directory.resolve(name),
                proof(gateway, messageId, ProofLevel.REPLAYABLE).encode().toByteArray());
    }

    private static ExecutionProof proof(
            DevelopmentGateway gateway, Hash32 messageId, ProofLevel level) {
        return Objects.requireNonNull(gateway.core().ledger().proof(messageId, level));
    }

    private static Verdict verify(DevelopmentGateway gateway, Hash32 messageId) throws IOException {
        return verify(gateway, messageId, ProofLevel.ATTESTED);
    }

    private static Verdict verify(DevelopmentGateway gateway, Hash32 messageId, ProofLevel level)
            throws IOException {
        PolicyJson.Read policy = PolicyJson.read(Files.readString(gateway.policyFile()));
        assertThat(policy).isInstanceOf(PolicyJson.Read.Usable.class);
        return new ProofVerifier(ModuleSource.NONE, Clock.systemUTC())
                .verify(
                        proof(gateway, messageId, level).encode(),
                        ((PolicyJson.Read.Usable) policy).trusted());
    }

    /// No instruction at all.
    private static Hash32 execute(DevelopmentGateway gateway, InstanceSummary instance)
            throws Exception {
        return execute(gateway, instance, "0500");
    }

    private static Hash32 execute(DevelopmentGateway gateway, InstanceSummary instance, String hex)
            throws Exception {
        ByteString message = ByteString.hex(hex);
        InboundMessage inbound =
                new InboundMessage(
                        instance.id(),
                        message,
                        gateway.relayer()
                                .assertOrigin(instance.id(), message, GAS_LIMIT, Location.PARENT),
                        Location.PARENT,
                        GAS_LIMIT);
        Intake intake = settled(gateway.core().gate().submit(inbound));
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        Hash32 id = ((Intake.Accepted) intake).messageId();
        settled(gateway.core().gate().whenExecuted(id));
        return id;
    }

    private static <T> T settled(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private Hash32 key(String name) throws IOException {
        return Hash32.hex(Files.readString(data.resolve("keys").resolve(name)).strip());
    }

    private DevelopmentGateway open(List<SignedRotation> rotations) {
        return DevelopmentGateway.open(
                data,
                Clock.systemUTC(),
                new SecureRandom(),
                ExecutionLimits.DEFAULT,
                RunBounds.DEFAULT,
                StateBounds.DEFAULT,
                HostChain.DEFAULT,
                compiled -> ModuleCompilation.DEFAULT.in(compiled, Clock.systemUTC()),
                new SigningSettings(SigningSettings.beside(data), null, rotations));
    }

    private static Hash32 named(String name) {
        return Hashing.blake2b256(ByteString.ascii(name));
    }
}
