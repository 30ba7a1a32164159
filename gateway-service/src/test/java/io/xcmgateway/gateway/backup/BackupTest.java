package io.xcmgateway.gateway.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.attestation.SigningMarkException;
import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.gateway.development.DevelopmentGateway;
import io.xcmgateway.gateway.development.HostChain;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.execution.MessageStatus;
import io.xcmgateway.gateway.execution.RunBounds;
import io.xcmgateway.gateway.execution.StateBounds;
import io.xcmgateway.gateway.module.ModuleCompilation;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final long GAS_LIMIT = 100_000_000;
    private static final int BEFORE = 40;
    private static final int AFTER = 40;

    @TempDir private Path directory;
    private Path data = Path.of("");
    private Path restored = Path.of("");

    @BeforeEach
    void nameTheDirectories() {
        data = directory.resolve("data");
        restored = directory.resolve("restored");
    }

    /// The backup is made while messages are being executed.
    @Test
    void whatWasAcknowledgedBeforeABackupIsInItAndNothingIsSignedAnew() throws Exception {
        Hash32 acknowledged;
        ByteString proof;
        try (DevelopmentGateway gateway = open(data, null)) {
            InstanceSummary instance = gateway.core().ledger().instances().getFirst();
            acknowledged = executed(gateway, submit(gateway, instance, 0));
            proof = proof(gateway, acknowledged);
            List<CompletionStage<Intake>> underWay = new ArrayList<>();
            for (int i = 1; i <= BEFORE; i++) {
                underWay.add(submit(gateway, instance, i));
            }
            Backups backups = new Backups(directory.resolve("backups"));
            assertThat(backups.make("first", gateway.node()::backUp))
                    .isEqualTo(new Backups.Made.Done(directory.resolve("backups/first")));
            assertThat(backups.make("first", gateway.node()::backUp))
                    .isEqualTo(new Backups.Made.Refused("there must be no backup first yet"));
            for (int i = 1; i <= AFTER; i++) {
                underWay.add(submit(gateway, instance, BEFORE + i));
            }
            for (CompletionStage<Intake> each : underWay) {
                executed(gateway, each);
            }
        }

        Ran ran = restore("first");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("RESTORED: instances 2, statements ");
        copyKeys();
        String refusal = refusal(null);
        assertThat(refusal)
                .contains("the store is not the one that this signer last signed from")
                .contains("and was signed up to " + (1 + BEFORE + AFTER));
        Matcher state = Pattern.compile("confirmed-state=(0x[0-9a-f]{64})").matcher(refusal);
        assertThat(state.find()).isTrue();
        try (DevelopmentGateway gateway = open(restored, Hash32.parseHex(state.group(1)))) {
            assertThat(gateway.core().ledger().message(acknowledged))
                    .isInstanceOf(MessageStatus.Executed.class);
            assertThat(proof(gateway, acknowledged)).isEqualTo(proof);
            verifies(gateway, proof);
            // At a number that was signed: executed, and not signed, since it is another message.
            InstanceSummary instance = gateway.core().ledger().instances().getFirst();
            Hash32 other = executed(gateway, submit(gateway, instance, 10_000));
            assertThat(gateway.core().ledger().proof(other, ProofLevel.ATTESTED)).isNull();
        }
    }

    private String refusal(@Nullable Hash32 confirmed) {
        StringWriter message = new StringWriter();
        assertThatThrownBy(() -> open(restored, confirmed).close())
                .isInstanceOfSatisfying(
                        SigningMarkException.class,
                        it -> message.append(it.getMessage()).append(' ').append(it.remedy()));
        return message.toString();
    }

    @Test
    void restoresNothingOverAStoreAndFromNoBackup() throws Exception {
        try (DevelopmentGateway gateway = open(data, null)) {
            new Backups(directory.resolve("backups")).make("one", gateway.node()::backUp);
        }
        assertThat(restore("none").err()).contains("not restored: not a backup of a gateway");
        assertThat(restored).doesNotExist();
        assertThat(restore("one").exitCode()).isZero();
        Ran again = restore("one");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("data directory must have no store yet");
    }

    @Test
    void restoresNothingFromABrokenBackup() throws Exception {
        try (DevelopmentGateway gateway = open(data, null)) {
            new Backups(directory.resolve("backups")).make("one", gateway.node()::backUp);
        }
        Path manifest;
        try (Stream<Path> files = Files.list(directory.resolve("backups/one/store"))) {
            manifest =
                    files.filter(each -> each.getFileName().toString().startsWith("MANIFEST"))
                            .findFirst()
                            .orElseThrow();
        }
        Files.delete(manifest);
        assertThat(restore("one").exitCode()).isEqualTo(2);
    }

    @Test
    void refusesNamesThatLeaveItsDirectoryAndForgetsWhatFailed() {
        Backups backups = new Backups(directory.resolve("backups"));
        for (String name : List.of("", "..", "../x", "a/b", ".hidden", "x".repeat(65))) {
            assertThat(backups.make(name, _ -> {})).isInstanceOf(Backups.Made.Refused.class);
        }
        assertThatThrownBy(() ->
                        backups.make(
                                "one",
                                target -> {
                                    throw new StoreFailureException("full: " + target);
                                }))
                .hasMessageContaining("full");
        assertThat(backups.names()).isEmpty();
        assertThat(backups.make("one", target -> target.toFile().mkdir()))
                .isInstanceOf(Backups.Made.Done.class);
        assertThat(backups.names()).containsExactly("one");
    }

    private record Ran(int exitCode, String out, String err) {}

    private Ran restore(String name) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Restore.commandLine(new PrintWriter(out), new PrintWriter(err))
                        .execute(
                                "--from=" + directory.resolve("backups").resolve(name),
                                "--data=" + restored);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private void copyKeys() throws IOException {
        Path keys = Files.createDirectories(restored.resolve("keys"));
        try (Stream<Path> files = Files.list(data.resolve("keys"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        keys.resolve(file.getFileName()),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /// With the marks of the first directory, wherever the data is.
    private DevelopmentGateway open(Path at, @Nullable Hash32 confirmed) {
        return DevelopmentGateway.open(
                at,
                Clock.systemUTC(),
                new SecureRandom(),
                ExecutionLimits.DEFAULT,
                RunBounds.DEFAULT,
                StateBounds.DEFAULT,
                HostChain.DEFAULT,
                compiled -> ModuleCompilation.DEFAULT.in(compiled, Clock.systemUTC()),
                new SigningSettings(SigningSettings.beside(data), confirmed, List.of()));
    }

    /// Asserted messages without an instruction, told apart by their gas limits.
    private static CompletionStage<Intake> submit(
            DevelopmentGateway gateway, InstanceSummary instance, int number) {
        ByteString message = ByteString.hex("0500");
        long gasLimit = GAS_LIMIT + number;
        return gateway.core()
                .gate()
                .submit(
                        new InboundMessage(
                                instance.id(),
                                message,
                                gateway.relayer()
                                        .assertOrigin(
                                                instance.id(), message, gasLimit, Location.PARENT),
                                Location.PARENT,
                                gasLimit));
    }

    private static Hash32 executed(DevelopmentGateway gateway, CompletionStage<Intake> submitted)
            throws Exception {
        Intake intake = settled(submitted);
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        Hash32 id = ((Intake.Accepted) intake).messageId();
        settled(gateway.core().gate().whenExecuted(id));
        return id;
    }

    private static <T> T settled(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static ByteString proof(DevelopmentGateway gateway, Hash32 messageId) {
        return Objects.requireNonNull(
                        gateway.core().ledger().proof(messageId, ProofLevel.REPLAYABLE))
                .encode();
    }

    private static void verifies(DevelopmentGateway gateway, ByteString proof) throws IOException {
        PolicyJson.Read policy = PolicyJson.read(Files.readString(gateway.policyFile()));
        assertThat(policy).isInstanceOf(PolicyJson.Read.Usable.class);
        assertThat(
                        new ProofVerifier(ModuleSource.NONE, Clock.systemUTC())
                                .verify(proof, ((PolicyJson.Read.Usable) policy).trusted()))
                .isInstanceOf(Verdict.Accepted.class);
    }
}
