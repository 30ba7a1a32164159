package io.xcmgateway.gateway.http;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.gateway.attestation.AttestationDesk;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.execution.MessageStatus;
import io.xcmgateway.gateway.execution.Release;
import io.xcmgateway.gateway.execution.Retry;
import io.xcmgateway.gateway.execution.ShownProof;
import io.xcmgateway.gateway.execution.Tried;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.http.security.ApiKey;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.module.Registration;
import io.xcmgateway.gateway.state.AttestationRecords;
import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.proof.EquivocationJson;
import io.xcmgateway.proof.signature.MemberKeys;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Every way in which the service refuses, on the wire: by the book, and telling nothing of the
/// inside, which [Http] looks for in each answer. What fails inside says classes and paths.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "xcm-gateway.origins.asserted-allowed=true",
            "xcm-gateway.security.enabled=true",
            "xcm-gateway.http.body-timeout-seconds=1",
            "management.endpoint.health.validate-group-membership=false"
        })
@ActiveProfiles("scripted")
@Import({UnavailableTest.Wiring.class, EveryProblemTest.Wiring.class})
class EveryProblemTest {
    private static final String WHY =
            "java.io.IOException: /var/lib/gateway/000004.log\n\tat io.xcmgateway.A.b(A.java:7)";
    private static final String ID = Hash32.ZERO.toString();
    private static final String INSTANCE = "/v1/instances/" + ID;
    private static final String MESSAGE = "/v1/messages/" + ID;
    private static final String SHOWN = MESSAGE + "/proof?level=state&key=0x00";
    private static final String BODY = Programs.asserted("\"0x0500\"", Programs.HOST_CHAIN);
    private static final String AT_SEVEN = "{\"sequence\":\"7\"}";
    private static final MemberKeys STRANGER = new MemberKeys(Hash32.hex("11".repeat(32)), null);

    private static final ByteString WASM = ByteString.ascii("no module");

    private static final ApiKey OPERATOR = ApiKey.make(new Random(21));
    private static final ApiKey PLAIN = ApiKey.make(new Random(22));
    private static final ApiKey POOR = ApiKey.make(new Random(23));
    private static final ApiKey HASTY = ApiKey.make(new Random(24));

    @LocalServerPort int port;
    @Autowired UnavailableTest.ScriptedCore core = new UnavailableTest.ScriptedCore();
    @Autowired CommitPath commits;
    @Autowired ScriptedDesk desk = new ScriptedDesk();
    private Http http = new Http(0);

    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring {
        @Bean
        @Primary
        ScriptedDesk desk() {
            return new ScriptedDesk();
        }
    }

    static final class ScriptedDesk implements AttestationDesk {
        volatile Collected collected = new Collected.Unavailable(WHY);
        volatile Evidence evidence = new Evidence.Unavailable(WHY);

        @Override
        public @Nullable Signatures of(Subject subject) {
            return null;
        }

        @Override
        public CompletionStage<Collected> add(Subject subject, List<Attestation> attestations) {
            return CompletableFuture.completedFuture(collected);
        }

        @Override
        public CompletionStage<Collected> addOther(
                Statement statement, List<Attestation> attestations) {
            return CompletableFuture.completedFuture(collected);
        }

        @Override
        public CompletionStage<Evidence> add(Equivocation equivocation) {
            return CompletableFuture.completedFuture(evidence);
        }

        @Override
        public List<AttestationRecords.Listed> published(long after, int max) {
            return List.of();
        }
    }

    @DynamicPropertySource
    static void clients(DynamicPropertyRegistry registry) throws IOException {
        Path target = Files.createDirectories(Path.of("target"));
        Path file = Files.createTempDirectory(target, "problems-").resolve("clients.json");
        Files.writeString(
                file,
                "{\"clients\":["
                        + client(
                                "operator",
                                "\"origins:assert\",\"halts:write\",\"retries:write\",\"instances:write\",\"modules:write\"",
                                OPERATOR,
                                "")
                        + ","
                        + client("plain", "", PLAIN, "")
                        + ","
                        + client("poor", "\"origins:assert\"", POOR, budget(60_000_000, 1000))
                        + ","
                        + client("hasty", "", HASTY, budget(60_000_000, 1))
                        + "]}");
        registry.add("xcm-gateway.security.clients-file", file::toString);
    }

    private static String client(String name, String scopes, ApiKey key, String more) {
        return "{\"name\":\"%s\",\"scopes\":[%s],\"keys\":[{\"id\":\"%s\",\"sha256\":\"%s\"}]%s}"
                .formatted(name, scopes, key.id(), key.sha256(), more);
    }

    private static String budget(long gas, int requests) {
        return ",\"budget\":{\"gasPerSecond\":\"1000\",\"gasBurst\":\"%d\",\"requestsPerSecond\":\"1\",\"requestsBurst\":\"%d\"}"
                .formatted(gas, requests);
    }

    @BeforeEach
    void connect() {
        http = new Http(port);
        commits.breaker().reset();
        core.failure = null;
        core.status = null;
        core.knowsNoMessage = false;
        core.oldestReplayable = 0;
        core.archived = false;
        core.shown = new ShownProof.NotThere();
    }

    @TestFactory
    List<DynamicTest> isByTheBookAndTellsNothing() {
        return Arrays.stream(ProblemType.values())
                .map(type ->
                        dynamicTest(
                                type.name(),
                                () -> {
                                    connect();
                                    provoke(type).problem(type);
                                }))
                .toList();
    }

    private Http.Answer provoke(ProblemType type) {
        return switch (type) {
            case MALFORMED_REQUEST -> http.get("/v1/messages/nonsense");
            case MALFORMED_XCM ->
                    submit(Programs.asserted("{\"V5\":[\"Nonsense\"]}", Programs.HOST_CHAIN));
            case NOT_AUTHENTICATED -> http.get("/v1/instances", ApiKey.HEADER, "secret");
            case ORIGIN_NOT_PROVEN -> submit(new Intake.Refused("evidence", "a", "b"));
            case SCOPE_MISSING ->
                    http.post(INSTANCE + "/halt/skip", AT_SEVEN, ApiKey.HEADER, PLAIN.text());
            case WEB_PAGE_NOT_ALLOWED ->
                    http.get("/v1/instances", "Origin", "https://evil.example");
            case ORIGIN_NOT_ALLOWED -> http.post(INSTANCE + "/messages", BODY);
            case NOT_FOUND -> http.get("/nothing");
            case UNKNOWN_INSTANCE -> submit(new Intake.UnknownInstance(Hash32.ZERO));
            case UNKNOWN_MESSAGE -> {
                core.knowsNoMessage = true;
                yield http.get(MESSAGE);
            }
            case UNKNOWN_MODULE -> http.get("/v1/modules/" + ID);
            case UNKNOWN_CHECKPOINT -> http.get("/v1/checkpoints/latest");
            case UNKNOWN_STATEMENT -> http.get("/v1/statements/" + ID + "/attestations");
            case UNKNOWN_ATTESTOR_SET -> http.get("/v1/attestors/9");
            case METHOD_NOT_ALLOWED -> http.post("/v3/api-docs", "{}");
            case NOT_ACCEPTABLE -> http.get("/v1/instances", "Accept", "image/png");
            case REQUEST_TIMEOUT -> halfASubmission();
            case NONCE_CONFLICT -> submit(new Intake.NonceConflict(1, 2));
            case HOST_CHAIN_OPTED_IN -> optIn(1);
            case OPT_IN_REFUSED -> {
                core.optIn = new OptIn.Refused("incarnation", "at least 1", "0");
                yield optIn(9);
            }
            case INSTANCE_OPTED_OUT -> submit(new Intake.OptedOut(Hash32.ZERO));
            case INSTANCE_ARCHIVED -> {
                core.archived = true;
                yield submit(new Intake.UnknownInstance(Hash32.ZERO));
            }
            case XCM_NOT_CONVERTIBLE ->
                    http.post(
                            "/v1/xcm/convert?version=V4",
                            "{\"xcm\":{\"V5\":[{\"PayFees\":{\"asset\":{\"id\":{\"parents\":1,"
                                    + "\"interior\":\"Here\"},\"fun\":{\"Fungible\":\"1\"}}}}]}}");
            case MODULE_HASH_MISMATCH -> putModule(Hash32.ZERO);
            case MODULE_REFUSED -> {
                core.registration =
                        new Registration.Refused(List.of(new Admission.Finding(8, "a", "b")));
                yield putModule(Hashing.blake2b256(WASM));
            }
            case RUN_FAILED -> tried(new Tried.Failed<>(FaultKind.TIME_EXCEEDED));
            case CANNOT_BE_TRIED -> tried(new Tried.Refused<>("asset", "a", "b"));
            case NOT_ANSWERED ->
                    tried(
                            new Tried.Done<>(
                                    Checked.bad(Problem.of(ProblemType.NOT_ANSWERED, "price"))));
            case NOT_EXECUTED_YET -> http.get(MESSAGE + "/receipt");
            case NOT_LOGGED_YET -> {
                core.status = executed(new StatementOutcome.Trapped(TrapKind.OUT_OF_GAS));
                yield http.get(MESSAGE + "/proof?level=logged");
            }
            case NOT_PARKED -> {
                core.retry = CompletableFuture.completedFuture(new Retry.NotParked(Hash32.ZERO));
                yield http.post(
                        INSTANCE + "/parked/" + ID + "/retry",
                        "{\"gasLimit\":\"5\"}",
                        ApiKey.HEADER,
                        OPERATOR.text());
            }
            case NOT_HALTED -> release(new Release.NotHaltedThere(Hash32.ZERO, 7, 9L));
            case CANNOT_GO_ON -> release(new Release.Impossible(Hash32.ZERO, "restart first"));
            case STATE_NOT_KEPT -> shown(new ShownProof.NotKept(5, 7));
            case WITNESS_NOT_KEPT -> {
                core.oldestReplayable = 9;
                http.get(INSTANCE + "/statements?level=replayable").problem(type);
                core.status = executed(new StatementOutcome.Trapped(TrapKind.OUT_OF_GAS));
                yield http.get(MESSAGE + "/proof?level=replayable");
            }
            case STATEMENT_DIFFERS ->
                    attest(new AttestationDesk.Collected.Differs(Hash32.ZERO, 1L));
            case EVIDENCE_ENOUGH -> accuse(new AttestationDesk.Evidence.Enough(8));
            case CONTENT_TOO_LARGE -> submit("{\"xcm\":\"" + "0".repeat(300_000) + "\"}");
            case UNSUPPORTED_MEDIA_TYPE ->
                    http.postBytes(INSTANCE + "/messages", "text/plain", new byte[] {1});
            case IDEMPOTENCY_KEY_REUSED -> submit(new Intake.KeyReused(Hash32.ZERO));
            case SUBMISSION_EXPIRED -> submit(new Intake.Expired(1, 2));
            case NO_SUCH_EFFECT -> shown(new ShownProof.NoSuchEffect(3, 2));
            case GAS_LIMIT_OUT_OF_RANGE ->
                    submit("{\"gasLimit\":\"18446744073709551615\"," + BODY.substring(1));
            case PROOF_LEVEL_NOT_AVAILABLE -> {
                core.status = executed(new StatementOutcome.Skipped(1));
                yield http.get(MESSAGE + "/proof?level=replayable");
            }
            case ATTESTATION_REFUSED ->
                    attest(new AttestationDesk.Collected.Refused("signature", "a", "b"));
            case NO_EQUIVOCATION ->
                    accuse(new AttestationDesk.Evidence.Refused("evidence", "a", "b"));
            case TOO_MANY_REQUESTS -> {
                Http.Answer answer = http.get("/v1/attestors", ApiKey.HEADER, HASTY.text());
                // One comes back each second, which a slow machine may let pass.
                for (int i = 0; i < 100 && answer.status() == 200; i++) {
                    answer = http.get("/v1/attestors", ApiKey.HEADER, HASTY.text());
                }
                yield answer;
            }
            case GAS_BUDGET_EXHAUSTED -> {
                core.answers(new Intake.Accepted(Hash32.ZERO, 7));
                http.post(INSTANCE + "/messages", BODY, ApiKey.HEADER, POOR.text());
                yield http.post(INSTANCE + "/messages", BODY, ApiKey.HEADER, POOR.text());
            }
            case INTERNAL_ERROR -> failing(new IllegalStateException(WHY));
            case OVERLOADED -> shown(new ShownProof.Busy());
            case QUEUE_FULL -> submit(new Intake.QueueFull(3));
            case INSTANCE_HALTED -> submit(new Intake.Halted(Hash32.ZERO, WHY));
            case STORAGE_UNAVAILABLE -> {
                submit(new Intake.Unavailable(WHY)).problem(type);
                attest(new AttestationDesk.Collected.Unavailable(WHY)).problem(type);
                yield failing(new StateUnavailableException(WHY));
            }
        };
    }

    private Http.Answer optIn(long parachain) {
        HostChains chains =
                new HostChains(Hash32.hex("22".repeat(32)), core.attestors().network().id());
        return http.post(
                "/v1/instances",
                chains.optIn(chains.instance(Hash32.ZERO, parachain, 0)),
                ApiKey.HEADER,
                OPERATOR.text());
    }

    private Http.Answer putModule(Hash32 name) {
        return http.send(
                http.to("/v1/modules/" + name)
                        .headers("Content-Type", "application/wasm", ApiKey.HEADER, OPERATOR.text())
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(WASM.toByteArray())));
    }

    private Http.Answer tried(Tried<?> answer) {
        core.tried = answer;
        return http.post(INSTANCE + "/fees", "{\"xcm\":\"0x0500\"}");
    }

    private Http.Answer submit(String body) {
        return http.post(INSTANCE + "/messages", body, ApiKey.HEADER, OPERATOR.text());
    }

    private Http.Answer submit(Intake answer) {
        core.answers(answer);
        return submit(BODY);
    }

    private Http.Answer release(Release answer) {
        core.release = answer;
        return http.post(INSTANCE + "/halt/skip", AT_SEVEN, ApiKey.HEADER, OPERATOR.text());
    }

    private Http.Answer shown(ShownProof proof) {
        core.shown = proof;
        return http.get(SHOWN);
    }

    private Http.Answer failing(RuntimeException failure) {
        core.failure = failure;
        return http.get("/v1/modules");
    }

    private Http.Answer attest(AttestationDesk.Collected answer) {
        desk.collected = answer;
        return http.post(
                "/v1/statements/" + ID + "/attestations",
                AttestorTest.body(List.of(signature(Hash32.ZERO)), null));
    }

    private Http.Answer accuse(AttestationDesk.Evidence answer) {
        desk.evidence = answer;
        StatementOutcome outcome = new StatementOutcome.Trapped(TrapKind.OUT_OF_GAS);
        Statement one = Statements.of(7, Hash32.ZERO, outcome, 1);
        Statement other = Statements.of(7, Hash32.hex("cd".repeat(32)), outcome, 1);
        Equivocation evidence =
                Objects.requireNonNull(
                        Equivocation.of(
                                one, signature(one.hash()), other, signature(other.hash())));
        return http.post("/v1/equivocations", EquivocationJson.write(evidence));
    }

    private static Attestation signature(Hash32 hash) {
        return STRANGER.sign(0, 0, hash).getFirst();
    }

    private static MessageStatus executed(StatementOutcome outcome) {
        return new MessageStatus.Executed(Statements.executed(7, outcome, 1), 1_000, null);
    }

    /// Announces a body and sends none.
    private Http.Answer halfASubmission() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head =
                    "POST "
                            + INSTANCE
                            + "/messages HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String[] answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .split("\r\n\r\n", 2);
            List<String> lines = answer[0].lines().toList();
            Map<String, List<String>> headers =
                    lines.stream()
                            .skip(1)
                            .map(line -> line.split(": ", 2))
                            .collect(
                                    Collectors.groupingBy(
                                            line -> line[0],
                                            Collectors.mapping(
                                                    line -> line[1], Collectors.toList())));
            return Http.checked(
                    new Http.Answer(
                            Integer.parseInt(lines.getFirst().split(" ", 3)[1]),
                            HttpHeaders.of(headers, (_, _) -> true),
                            ByteString.wrap(answer[1].getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
