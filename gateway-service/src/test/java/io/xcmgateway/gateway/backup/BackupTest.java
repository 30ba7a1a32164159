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
import io.xcmgateway.gateway.execution.ExecutedMessage;
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
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private static final int CLIENTS = 8;
    private static final int EACH_BEFORE = 2;
    private static final int EACH_AFTER = 3;

    @TempDir private Path directory;
    private Path data = Path.of("");
    private Path restored = Path.of("");

    @BeforeEach
    void nameTheDirectories() {
        data = directory.resolve("data");
        restored = directory.resolve("restored");
    }

    /// Clients submit and fetch proofs before, while and after the backup is made.
    @Test
    void underLoadWhatWasHandedOutIsInABackupAndWhatWasSignedStaysSignedOnce() throws Exception {
        Map<Hash32, Map<ProofLevel, ByteString>> handedOut;
        Map<Long, Hash32> signed = new TreeMap<>();
        InstanceSummary instance;
        try (DevelopmentGateway gateway = open(data, null)) {
            instance = gateway.core().ledger().instances().getFirst();
            Clients clients = new Clients(gateway, instance);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    int number = client;
                    running.add(threads.submit(() -> clients.run(number)));
                }
                assertThat(clients.before.await(60, TimeUnit.SECONDS)).isTrue();
                handedOut = Map.copyOf(clients.proofs);
                Backups backups = new Backups(directory.resolve("backups"));
                assertThat(backups.make("first", gateway.node()::backUp))
                        .isEqualTo(new Backups.Made.Done(directory.resolve("backups/first")));
                clients.made.countDown();
                assertThat(backups.make("first", gateway.node()::backUp))
                        .isEqualTo(new Backups.Made.Refused("there must be no backup first yet"));
                for (Future<?> each : running) {
                    each.get(60, TimeUnit.SECONDS);
                }
            }
            assertThat(handedOut).hasSizeGreaterThanOrEqualTo(CLIENTS * EACH_BEFORE);
            assertThat(clients.executed)
                    .hasSizeGreaterThanOrEqualTo(handedOut.size() + CLIENTS * EACH_AFTER);
            for (Hash32 id : clients.executed) {
                ExecutedMessage message = message(gateway, id);
                signed.put(message.statement().sequence(), message.statementHash());
            }
        }

        Ran ran = restore("first");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("RESTORED: instances 2, statements ");
        copyKeys();
        long mark = signed.size(); // the genesis is at 0
        String refusal = refusal(null);
        assertThat(refusal)
                .contains("the store is not the one that this signer last signed from")
                .contains("and was signed up to " + mark + " with hash " + signed.get(mark));
        assertThat(refusal(Hash32.ZERO)).isEqualTo(refusal);
        Matcher state = Pattern.compile("confirmed-state=(0x[0-9a-f]{64})").matcher(refusal);
        assertThat(state.find()).isTrue();
        try (DevelopmentGateway gateway = open(restored, Hash32.parseHex(state.group(1)))) {
            TrustedNetworks trusted = trusted(gateway);
            handedOut.forEach((id, proofs) -> {
                assertThat(proofs(gateway, id)).isEqualTo(proofs);
                proofs.values().forEach(proof -> verifies(proof, trusted));
            });
            // At numbers that were signed: executed, and signed only if it is the same again.
            ExecutedMessage next;
            int number = 1_000_000;
            do {
                next = message(gateway, executed(gateway, submit(gateway, instance, number++)));
                long sequence = next.statement().sequence();
                if (sequence <= mark) {
                    assertThat(next.statementHash()).isNotEqualTo(signed.get(sequence));
                    assertThat(next.attestations()).isEmpty();
                }
            } while (next.statement().sequence() <= mark);
            assertThat(next.attestations()).isNotEmpty();
            proofs(gateway, next.messageId()).values().forEach(proof -> verifies(proof, trusted));
        }
    }

    /// What each does: submits one message after the other, and until the backup is made fetches
    /// its proofs when it is executed; some before, and some afterwards.
    private static final class Clients {
        final CountDownLatch before = new CountDownLatch(CLIENTS * EACH_BEFORE);
        final CountDownLatch made = new CountDownLatch(1);
        final Set<Hash32> executed = ConcurrentHashMap.newKeySet();
        final Map<Hash32, Map<ProofLevel, ByteString>> proofs = new ConcurrentHashMap<>();

        private final DevelopmentGateway gateway;
        private final InstanceSummary instance;

        Clients(DevelopmentGateway gateway, InstanceSummary instance) {
            this.gateway = gateway;
            this.instance = instance;
        }

        Void run(int client) throws Exception {
            int sent = 0;
            int after = 0;
            while (after < EACH_AFTER) {
                boolean wasMade = made.getCount() == 0;
                Hash32 id = executed(gateway, submit(gateway, instance, 10_000 * client + sent++));
                executed.add(id);
                if (wasMade) {
                    after++;
                } else {
                    proofs.put(id, proofs(gateway, id));
                    before.countDown();
                }
            }
            return null;
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

    private static ExecutedMessage message(DevelopmentGateway gateway, Hash32 id) {
        MessageStatus status = gateway.core().ledger().message(id);
        assertThat(status).isInstanceOf(MessageStatus.Executed.class);
        return ((MessageStatus.Executed) status).message();
    }

    private static Map<ProofLevel, ByteString> proofs(DevelopmentGateway gateway, Hash32 id) {
        Map<ProofLevel, ByteString> proofs = new EnumMap<>(ProofLevel.class);
        for (ProofLevel level :
                List.of(ProofLevel.ATTESTED, ProofLevel.LOGGED, ProofLevel.REPLAYABLE)) {
            proofs.put(
                    level,
                    Objects.requireNonNull(gateway.core().ledger().proof(id, level)).encode());
        }
        return proofs;
    }

    private static TrustedNetworks trusted(DevelopmentGateway gateway) throws IOException {
        PolicyJson.Read policy = PolicyJson.read(Files.readString(gateway.policyFile()));
        assertThat(policy).isInstanceOf(PolicyJson.Read.Usable.class);
        return ((PolicyJson.Read.Usable) policy).trusted();
    }

    private static void verifies(ByteString proof, TrustedNetworks trusted) {
        assertThat(new ProofVerifier(ModuleSource.NONE, Clock.systemUTC()).verify(proof, trusted))
                .isInstanceOf(Verdict.Accepted.class);
    }
}
