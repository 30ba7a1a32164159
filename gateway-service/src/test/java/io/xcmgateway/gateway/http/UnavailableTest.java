package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.gateway.attestation.AttestationDesk;
import io.xcmgateway.gateway.attestation.Relayer;
import io.xcmgateway.gateway.checkpoint.CheckpointLedger;
import io.xcmgateway.gateway.execution.DryRun;
import io.xcmgateway.gateway.execution.DryRunRequest;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.HaltedInstances;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.InstanceHalt;
import io.xcmgateway.gateway.execution.InstanceStates;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.LoggedPage;
import io.xcmgateway.gateway.execution.Looked;
import io.xcmgateway.gateway.execution.MessageGate;
import io.xcmgateway.gateway.execution.MessageStatus;
import io.xcmgateway.gateway.execution.ModuleSummary;
import io.xcmgateway.gateway.execution.NotExecutedException;
import io.xcmgateway.gateway.execution.OutboundPage;
import io.xcmgateway.gateway.execution.ParkedPage;
import io.xcmgateway.gateway.execution.Release;
import io.xcmgateway.gateway.execution.Retry;
import io.xcmgateway.gateway.execution.RoutedMessages;
import io.xcmgateway.gateway.execution.Showing;
import io.xcmgateway.gateway.execution.ShownProof;
import io.xcmgateway.gateway.execution.StateAt;
import io.xcmgateway.gateway.execution.StatementFeed;
import io.xcmgateway.gateway.execution.Trials;
import io.xcmgateway.gateway.execution.Tried;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.instance.InstanceRegistry;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.gateway.instance.OptOut;
import io.xcmgateway.gateway.instance.OptOutRequest;
import io.xcmgateway.gateway.module.ModuleRegistry;
import io.xcmgateway.gateway.module.Registration;
import io.xcmgateway.gateway.proof.ProofVerification;
import io.xcmgateway.gateway.state.AttestationRecords;
import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.EquivocationJson;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.spree.module.StateSize;
import io.xcmgateway.spree.query.RuntimeApi;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/// What a client hears when the core cannot take or give anything: behind the ports stands a core
/// that answers as the test says.
@WithScriptedCore
class UnavailableTest {
    private static final String BODY = Programs.asserted("\"0x0500\"", Programs.HOST_CHAIN);

    @LocalServerPort int port;
    @Autowired ScriptedCore core = new ScriptedCore();
    @Autowired CommitPath commits;
    Http http = new Http(0);

    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring {
        @Bean
        ScriptedCore core() {
            return new ScriptedCore();
        }

        @Bean
        ProofVerification verification() {
            return new ProofVerification(
                    new ProofVerifier(ModuleSource.NONE, InstantSource.system()),
                    () -> {
                        throw new StoreFailureException("disk");
                    });
        }

        @Bean
        Relayer relayer() {
            return (instanceId, message, gasLimit, claimed) ->
                    new OriginEvidence.Asserted(
                            Ed25519.publicKey(Hash32.ZERO).bytes(),
                            Ed25519.sign(
                                    Hash32.ZERO,
                                    EvidenceCheck.assertedPayload(
                                            Hash32.ZERO,
                                            instanceId,
                                            Hash32.ZERO,
                                            gasLimit,
                                            claimed)),
                            claimed);
        }
    }

    /// The ports, answering what they are told to.
    static final class ScriptedCore
            implements MessageGate,
                    Ledger,
                    RoutedMessages,
                    HaltedInstances,
                    CheckpointLedger,
                    AttestationDesk,
                    InstanceStates,
                    Trials,
                    StatementFeed,
                    InstanceRegistry,
                    ModuleRegistry {
        Release release = new Release.Unavailable("nothing is scripted");

        private final Instance instance =
                new Instance(
                        Hash32.ZERO,
                        Hash32.ZERO,
                        Junctions.of(
                                new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                                new Junction.Parachain(1)),
                        Hash32.ZERO,
                        TrieProfile.BLAKE2B_V1,
                        new Authority(
                                1,
                                List.of(
                                        new Authority.Key(
                                                SignatureScheme.ED25519,
                                                Ed25519.publicKey(Hash32.ZERO).bytes()))),
                        0);
        volatile CompletionStage<Intake> intake = new CompletableFuture<>();
        volatile CompletionStage<Retry> retry = new CompletableFuture<>();
        volatile OptOut optOut = new OptOut.Unavailable("disk");
        volatile OptIn optIn = new OptIn.Unavailable("disk");
        volatile Registration registration = new Registration.Unavailable("disk");
        volatile Tried<?> tried = new Tried.Failed<>(FaultKind.TIME_EXCEEDED);
        volatile Evidence answerToEvidence = new Evidence.Unavailable("scripted");
        volatile CompletionStage<ExecutedMessage> executed =
                CompletableFuture.failedFuture(new NotExecutedException("never"));
        volatile @Nullable RuntimeException failure;
        volatile ShownProof shown = new ShownProof.NotThere();
        volatile Looked<?> looked = new Looked.NotThere<>();

        /// What is known of every message; accepted if nothing is set.
        volatile @Nullable MessageStatus status;

        volatile boolean knowsNoMessage;
        volatile long oldestReplayable;
        volatile boolean archived;

        @Override
        public long oldestReplayable(Hash32 instanceId) {
            fail();
            return oldestReplayable;
        }

        @Override
        public CompletionStage<Intake> submit(InboundMessage message) {
            return intake;
        }

        @Override
        public CompletionStage<OptIn> optIn(OptInRequest request) {
            return CompletableFuture.completedFuture(optIn);
        }

        @Override
        public CompletionStage<OptOut> optOut(OptOutRequest request) {
            return CompletableFuture.completedFuture(optOut);
        }

        @Override
        public CompletionStage<Registration> register(ByteString wasm) {
            return CompletableFuture.completedFuture(registration);
        }

        @Override
        public CompletionStage<ExecutedMessage> whenExecuted(Hash32 messageId) {
            return executed;
        }

        @Override
        public <T> @Nullable T current(Hash32 instanceId, Function<StateAt, T> look) {
            fail();
            return null;
        }

        @Override
        public <T> Looked<T> after(Hash32 instanceId, long sequence, Function<StateAt, T> look) {
            fail();
            return looked();
        }

        @SuppressWarnings("unchecked") // of what has no value
        private <T> Looked<T> looked() {
            return (Looked<T>) looked;
        }

        @Override
        public CompletionStage<Tried<DryRun>> dryRun(DryRunRequest request) {
            return tried();
        }

        @Override
        public <T> CompletionStage<Tried<T>> ask(
                Hash32 instanceId,
                long gasLimit,
                int questionsMax,
                BiFunction<StateAt, RuntimeApi, T> questions) {
            return tried();
        }

        @SuppressWarnings("unchecked") // what a test scripts is of the kind that it asks for
        private <T> CompletionStage<Tried<T>> tried() {
            RuntimeException failed = failure;
            return failed == null
                    ? CompletableFuture.completedFuture((Tried<T>) tried)
                    : CompletableFuture.failedFuture(failed);
        }

        @Override
        public @Nullable MessageStatus message(Hash32 messageId) {
            fail();
            if (knowsNoMessage) {
                return null;
            }
            MessageStatus known = status;
            return known == null
                    ? new MessageStatus.Accepted(messageId, instance.id(), 7, 1_000)
                    : known;
        }

        @Override
        public @Nullable MessageStatus message(Hash32 messageId, long sequence) {
            return message(messageId);
        }

        @Override
        public List<Long> attempts(Hash32 messageId) {
            fail();
            return List.of(7L);
        }

        @Override
        public @Nullable OutboundPage outbound(
                Hash32 instanceId, OutboundPage.@Nullable Place after, int max) {
            fail();
            return null;
        }

        @Override
        public @Nullable ParkedPage parked(Hash32 instanceId, @Nullable Hash32 after, int max) {
            fail();
            return null;
        }

        @Override
        public @Nullable SignedCheckpoint latest() {
            fail();
            return null;
        }

        @Override
        public @Nullable SignedCheckpoint at(long leafCount) {
            return latest();
        }

        @Override
        public @Nullable AncestryProof consistency(long prevLeafCount, long leafCount) {
            fail();
            return null;
        }

        @Override
        public CheckpointNote note(SignedCheckpoint signed) {
            throw new AssertionError("there is no checkpoint");
        }

        @Override
        public CompletionStage<Retry> retry(Hash32 instanceId, Hash32 messageId, long gasLimit) {
            return retry;
        }

        @Override
        public List<InstanceHalt> all() {
            return List.of();
        }

        @Override
        public CompletionStage<Release> resume(Hash32 instanceId, long sequence) {
            return CompletableFuture.completedFuture(release);
        }

        @Override
        public CompletionStage<Release> skip(Hash32 instanceId, long sequence) {
            return CompletableFuture.completedFuture(release);
        }

        @Override
        public InstanceSummary instance(Hash32 id) {
            fail();
            return new InstanceSummary(
                    instance,
                    instance.id(),
                    Hash32.ZERO,
                    instance.host(),
                    Hash32.ZERO,
                    7,
                    Hash32.ZERO,
                    StateSize.NONE,
                    Hash32.ZERO,
                    Hash32.ZERO,
                    Hash32.ZERO,
                    null,
                    new InstanceHalt(instance.id(), 7, FaultKind.TIME_EXCEEDED, 1),
                    archived);
        }

        @Override
        public List<InstanceSummary> instances() {
            return List.of(instance(instance.id()));
        }

        @Override
        public List<ModuleSummary> modules() {
            fail();
            return List.of();
        }

        @Override
        public @Nullable ByteString moduleBytes(Hash32 moduleHash) {
            fail();
            return null;
        }

        @Override
        public @Nullable ExecutionProof proof(Hash32 messageId, ProofLevel level) {
            fail();
            return null;
        }

        @Override
        public @Nullable ExecutionProof proof(Hash32 messageId, long sequence, ProofLevel level) {
            return proof(messageId, level);
        }

        @Override
        public @Nullable ExecutionProof statementProof(
                Hash32 instanceId, long sequence, ProofLevel level) {
            return proof(Hash32.ZERO, level);
        }

        @Override
        public long loggedCount() {
            return 0;
        }

        @Override
        public LoggedPage logged(long after, @Nullable Hash32 instanceId, int max) {
            fail();
            return new LoggedPage(List.of(), after);
        }

        @Override
        public void onMore(LongConsumer more) {
            // There is never more.
        }

        @Override
        public ShownProof proof(
                Hash32 messageId, @Nullable Long sequence, ProofLevel level, Showing showing) {
            fail();
            return shown;
        }

        @Override
        public AttestorHistory attestors() {
            return AttestorHistory.of(
                    new Network(
                            ByteString.ascii("scripted"),
                            new AttestorSet(
                                    0,
                                    1,
                                    List.of(
                                            new AttestorSet.Member(
                                                    ByteString.wrap(new byte[20]), null)))));
        }

        @Override
        public ShownProof stateProof(Hash32 instanceId, @Nullable Long sequence, Showing showing) {
            fail();
            return shown;
        }

        @Override
        public boolean complete(ExecutionProof proof) {
            return true;
        }

        @Override
        public boolean complete(SignedCheckpoint signed) {
            return true;
        }

        @Override
        public @Nullable Signatures of(Subject subject) {
            fail();
            return null;
        }

        @Override
        public CompletionStage<Collected> add(Subject subject, List<Attestation> attestations) {
            return CompletableFuture.completedFuture(new Collected.Unavailable("scripted"));
        }

        @Override
        public CompletionStage<Collected> addOther(
                Statement statement, List<Attestation> attestations) {
            return CompletableFuture.completedFuture(new Collected.Unavailable("scripted"));
        }

        @Override
        public CompletionStage<Evidence> add(Equivocation evidence) {
            return CompletableFuture.completedFuture(answerToEvidence);
        }

        @Override
        public List<AttestationRecords.Listed> published(long after, int max) {
            fail();
            return List.of();
        }

        void answers(Intake answer) {
            intake = CompletableFuture.completedFuture(answer);
        }

        private void fail() {
            RuntimeException thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
        }
    }

    @BeforeEach
    void connect() {
        commits.breaker().reset();
        http = new Http(port);
        core.failure = null;
    }

    @Test
    void saysWhyNothingIsTriedAgain() {
        Hash32 id = core.instance.id();
        retried(new Retry.NotParked(Hash32.ZERO)).problem(ProblemType.NOT_PARKED);
        retried(new Retry.UnknownInstance(id)).problem(ProblemType.UNKNOWN_INSTANCE);
        JsonNode range =
                retried(new Retry.GasOutOfRange(5, -1, 4))
                        .problem(ProblemType.GAS_LIMIT_OUT_OF_RANGE);
        assertThat(range.path("expected").asString()).isEqualTo("5..18446744073709551615");
        Http.Answer full = retried(new Retry.QueueFull(3));
        full.problem(ProblemType.QUEUE_FULL);
        assertThat(full.header("retry-after")).isEqualTo("3");
        retried(new Retry.Halted(id)).problem(ProblemType.INSTANCE_HALTED);
        retried(new Retry.OptedOut(id)).problem(ProblemType.INSTANCE_OPTED_OUT);
        retried(new Retry.Unavailable("disk")).problem(ProblemType.STORAGE_UNAVAILABLE);
        for (Retry known :
                List.of(new Retry.Accepted(Hash32.ZERO, 7), new Retry.UnderWay(Hash32.ZERO, 7))) {
            assertThat(retried(known).status()).isEqualTo(202);
        }
    }

    @Test
    void readsOfTheLogFailWithTheStorage() {
        for (String path : new String[] {"latest", "latest.note", "7", "3/consistency/7"}) {
            core.failure = null;
            http.get("/v1/checkpoints/" + path).problem(ProblemType.UNKNOWN_CHECKPOINT);
            core.failure = new StoreFailureException("disk");
            http.get("/v1/checkpoints/" + path).problem(ProblemType.STORAGE_UNAVAILABLE);
        }
    }

    @Test
    void saysThatADryRunFailedOnThisNode() {
        String path = "/v1/instances/" + core.instance.id() + "/dry-runs";
        core.failure = null;
        http.post(path, BODY).problem(ProblemType.RUN_FAILED);
        core.failure = new StoreFailureException("disk");
        http.post(path, BODY).problem(ProblemType.STORAGE_UNAVAILABLE);
        core.failure = new RejectedExecutionException("full");
        http.post(path, BODY).problem(ProblemType.OVERLOADED);
    }

    @Test
    void readsOfStatesFailWithTheStorage() {
        String path = "/v1/instances/" + core.instance.id();
        core.failure = null;
        http.get(path + "/state/0x00").problem(ProblemType.UNKNOWN_INSTANCE);
        http.get(path + "/traps").problem(ProblemType.UNKNOWN_INSTANCE);
        http.get(path + "/accounts/0x00/assets").problem(ProblemType.RUN_FAILED);
        http.post(path + "/fees", "{\"xcm\":\"0x0500\"}").problem(ProblemType.RUN_FAILED);
        core.failure = new StoreFailureException("disk");
        http.get(path + "/state/0x00").problem(ProblemType.STORAGE_UNAVAILABLE);
        http.get(path + "/traps").problem(ProblemType.STORAGE_UNAVAILABLE);
        http.get(path + "/accounts/0x00/assets").problem(ProblemType.STORAGE_UNAVAILABLE);
        http.post(path + "/fees", "{\"xcm\":\"0x0500\"}").problem(ProblemType.STORAGE_UNAVAILABLE);
    }

    @Test
    void historiesEventsAndVerificationsFailWithTheStorage() {
        String statements = "/v1/instances/" + core.instance.id() + "/statements";
        core.failure = new StoreFailureException("disk");
        http.get(statements).problem(ProblemType.STORAGE_UNAVAILABLE);
        http.get("/v1/events?instance=" + core.instance.id())
                .problem(ProblemType.STORAGE_UNAVAILABLE);
        http.post("/v1/verifications", "{\"proof\":\"0x\"}")
                .problem(ProblemType.STORAGE_UNAVAILABLE);
    }

    @Test
    void saysWhyEvidenceIsNotPublished() {
        Attestation by =
                new Attestation(0, 0, Attestation.Scheme.SECP256K1, ByteString.wrap(new byte[65]));
        Checkpoint one = new Checkpoint(Hash32.ZERO, Hash32.ZERO, 1, Hash32.ZERO, 1);
        Checkpoint other = new Checkpoint(Hash32.ZERO, Hash32.ZERO, 1, one.hash(), 1);
        String evidence =
                EquivocationJson.write(Objects.requireNonNull(Equivocation.of(one, by, other, by)));

        core.answerToEvidence = new AttestationDesk.Evidence.Enough(3);
        http.post("/v1/equivocations", evidence).problem(ProblemType.EVIDENCE_ENOUGH);
        core.answerToEvidence = new AttestationDesk.Evidence.Refused("signer", "one", "two");
        http.post("/v1/equivocations", evidence).problem(ProblemType.NO_EQUIVOCATION);
        core.answerToEvidence = new AttestationDesk.Evidence.Unavailable("disk");
        http.post("/v1/equivocations", evidence).problem(ProblemType.STORAGE_UNAVAILABLE);
    }

    @Test
    void saysWhyOlderStatesCannotBeLookedAt() {
        String path = "/v1/instances/" + core.instance.id() + "/state/0x00";
        core.looked = new Looked.NotKept<>(5, 9);
        http.get(path + "?at=5").problem(ProblemType.STATE_NOT_KEPT);
        core.looked = new Looked.TooFarBack<>(5, "changes must be fewer");
        http.get(path + "?at=5").problem(ProblemType.STATE_NOT_KEPT);
        core.looked = new Looked.Busy<>();
        http.get(path + "?at=5").problem(ProblemType.OVERLOADED);
        core.looked = new Looked.NotThere<>();
        core.shown = new ShownProof.NotKept(5, 9);
        http.get(path + "/proof?at=5").problem(ProblemType.STATE_NOT_KEPT);
        core.shown = new ShownProof.TooFarBack(5, "changes must be fewer");
        http.get(path + "/proof").problem(ProblemType.STATE_NOT_KEPT);
        core.shown = new ShownProof.Busy();
        http.get(path + "/proof").problem(ProblemType.OVERLOADED);
        core.shown = new ShownProof.NotThere();
        http.get(path + "/proof").problem(ProblemType.NOT_LOGGED_YET);
        http.get(path + "/proof?at=7").problem(ProblemType.UNKNOWN_STATEMENT);
    }

    @Test
    void readsOfMessagesBetweenInstancesFailWithTheStorage() {
        String path = "/v1/instances/" + core.instance.id();
        http.get(path + "/outbound").problem(ProblemType.UNKNOWN_INSTANCE);
        http.get(path + "/parked").problem(ProblemType.UNKNOWN_INSTANCE);
        core.failure = new StoreFailureException("disk");
        http.get(path + "/outbound").problem(ProblemType.STORAGE_UNAVAILABLE);
        http.get(path + "/parked").problem(ProblemType.STORAGE_UNAVAILABLE);
    }

    private Http.Answer retried(Retry answer) {
        core.retry = CompletableFuture.completedFuture(answer);
        return http.post(
                "/v1/instances/" + core.instance.id() + "/parked/" + Hash32.ZERO + "/retry",
                "{\"gasLimit\":\"5\"}");
    }

    private Http.Answer submit(String... headers) {
        return http.post("/v1/instances/" + core.instance.id() + "/messages", BODY, headers);
    }

    @Test
    void saysWhenToComeBackToAFullQueue() {
        core.answers(new Intake.QueueFull(3));

        Http.Answer answer = submit();

        JsonNode problem = answer.problem(ProblemType.QUEUE_FULL);
        assertThat(answer.header("retry-after")).isEqualTo("3");
        assertThat(problem.path("retryAfterSeconds").asInt()).isEqualTo(3);
        core.answers(new Intake.Accepted(Hash32.ZERO, 7));
        assertThat(submit().status()).isEqualTo(202);
    }

    @Test
    void takesCallsNoMoreThanMessages() {
        ByteString call = ByteString.ascii("call");
        Submission submission =
                new Submission(
                        Hash32.ZERO,
                        core.instance.id(),
                        Hashing.blake2b256(call),
                        1,
                        Programs.FAR_FUTURE_MS,
                        Programs.GAS);
        String body =
                Calls.body(
                        call,
                        1,
                        Programs.FAR_FUTURE_MS,
                        Ed25519.sign(Hash32.ZERO, submission.wrapped()));
        String path = "/v1/instances/" + core.instance.id() + "/calls";

        core.answers(new Intake.QueueFull(3));
        http.post(path, body).problem(ProblemType.QUEUE_FULL);
        core.answers(new Intake.Unavailable("/var/lib/gateway/000004.log: No space left"));
        http.post(path, body).problem(ProblemType.STORAGE_UNAVAILABLE);
        core.answers(new Intake.Accepted(Hash32.ZERO, 7));
        assertThat(http.post(path, body, "Prefer", "wait=30").status()).isEqualTo(202);
        core.failure = new StoreFailureException("/var/lib/gateway/000004.log: I/O error");
        http.post(path, body).problem(ProblemType.STORAGE_UNAVAILABLE);
    }

    @Test
    void saysThatAnInstanceIsHaltedAndNotWhy() {
        core.answers(new Intake.Halted(core.instance.id(), "java.lang.OutOfMemoryError: heap"));

        submit().problem(ProblemType.INSTANCE_HALTED);
        assertThat(http.get("/v1/instances/" + core.instance.id()).json().path("status").asString())
                .isEqualTo("halted");
    }

    @Test
    void tellsAnOperatorWhatBecameOfAHaltedInstance() {
        Hash32 id = core.instance.id();
        String halt = "/v1/instances/" + id + "/halt/";
        String body = "{\"sequence\":\"7\"}";
        JsonNode halted = http.get("/v1/instances/" + id).json().path("halted");
        assertThat(halted.path("sequence").asString()).isEqualTo("7");
        assertThat(halted.path("reason").asString()).isEqualTo("time_exceeded");
        assertThat(halted.path("since").asString()).isEqualTo("1970-01-01T00:00:00.001Z");

        core.release = new Release.Resumed(id, 7);
        assertThat(http.post(halt + "resume", body).json().path("done").asString())
                .isEqualTo("resumed");
        core.release = new Release.Skipped(id, 7, Hash32.ZERO, 3);
        JsonNode skipped = http.post(halt + "skip", body).json();
        assertThat(skipped.path("done").asString()).isEqualTo("skipped");
        assertThat(skipped.path("reason").asInt()).isEqualTo(3);
        core.release = new Release.NotHaltedThere(id, 7, 9L);
        http.post(halt + "skip", body).problem(ProblemType.NOT_HALTED);
        core.release = new Release.Executed(id, 7);
        http.post(halt + "skip", body).problem(ProblemType.NOT_HALTED);
        core.release = new Release.Impossible(id, "a restart is needed first");
        http.post(halt + "resume", body).problem(ProblemType.CANNOT_GO_ON);
        core.release = new Release.UnknownInstance(id);
        http.post(halt + "resume", body).problem(ProblemType.UNKNOWN_INSTANCE);
        core.release = new Release.Unavailable("/var/lib/gateway/000004.log: I/O error");
        http.post(halt + "resume", body).problem(ProblemType.STORAGE_UNAVAILABLE);
        http.post(halt + "skip", body).problem(ProblemType.STORAGE_UNAVAILABLE);
        http.post(halt + "skip", "{}").problem(ProblemType.MALFORMED_REQUEST);
        http.post(halt + "skip", "{\"sequence\":7}").problem(ProblemType.MALFORMED_REQUEST);
        http.post("/v1/instances/0x00/halt/skip", body).problem(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void saysThatTheStorageFailsAndNotHow() {
        core.answers(new Intake.Unavailable("/var/lib/gateway/000004.log: No space left"));

        submit().problem(ProblemType.STORAGE_UNAVAILABLE);
    }

    @Test
    void leavesACoreAloneWhoseStorageFailsUntilItWorksAgain() {
        CircuitBreaker breaker = commits.breaker();
        core.answers(new Intake.Unavailable("/var/lib/gateway/000004.log: No space left"));
        for (int i = 0; i < 10; i++) {
            assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
            submit().problem(ProblemType.STORAGE_UNAVAILABLE);
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);

        // Held open, however slow the machine is; CommitPathTest has the times.
        breaker.transitionToForcedOpenState();
        core.answers(new Intake.Accepted(Hash32.ZERO, 7));
        submit().problem(ProblemType.STORAGE_UNAVAILABLE);

        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        for (int i = 0; i < 3; i++) {
            assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
            assertThat(submit().status()).isEqualTo(202);
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void readsOfAFailingStorageAreUnavailable() {
        core.failure = new StoreFailureException("/var/lib/gateway/000004.log: I/O error");

        for (String path :
                new String[] {
                    "/v1/instances",
                    "/v1/instances/" + Hash32.ZERO,
                    "/v1/modules",
                    "/v1/modules/" + Hash32.ZERO,
                    "/v1/messages/" + Hash32.ZERO,
                    "/v1/messages/" + Hash32.ZERO + "/receipt",
                    "/v1/messages/" + Hash32.ZERO + "/proof"
                }) {
            http.get(path).problem(ProblemType.STORAGE_UNAVAILABLE);
        }
        submit().problem(ProblemType.STORAGE_UNAVAILABLE);
    }

    @Test
    void aBugIsNamedByARequestIdAlone() {
        core.failure = new IllegalStateException("broken invariant in io.xcmgateway.Secret");

        JsonNode problem = http.get("/v1/instances").problem(ProblemType.INTERNAL_ERROR);

        assertThat(problem.path("detail").asString()).contains("request id");
        assertThat(problem.toString()).doesNotContain("invariant");
    }

    @Test
    void acceptsWithoutWaitingWhenTooManyWait() {
        core.answers(new Intake.Accepted(Hash32.ZERO, 7));

        Http.Answer answer = submit("Prefer", "wait=30");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("status").asString()).isEqualTo("accepted");
        assertThat(answer.json().path("sequence").asString()).isEqualTo("7");
    }

    @Test
    void whatIsAcceptedAndNotExecutedHasNoReceiptYet() {
        http.get("/v1/messages/" + Hash32.ZERO + "/receipt").problem(ProblemType.NOT_EXECUTED_YET);
        http.get("/v1/messages/" + Hash32.ZERO + "/proof").problem(ProblemType.NOT_EXECUTED_YET);
        http.get("/v1/messages/" + Hash32.ZERO + "/proof?level=state&key=0x00")
                .problem(ProblemType.NOT_EXECUTED_YET);
        assertThat(http.get("/v1/messages/" + Hash32.ZERO).json().path("acceptedAt").asString())
                .isEqualTo("1970-01-01T00:00:01.000Z");
    }

    @Test
    void saysWhyKeysAndEffectsCannotBeShown() {
        String path = "/v1/messages/" + Hash32.ZERO + "/proof?level=state&key=0x00&effect=3";
        http.get(path).problem(ProblemType.NOT_EXECUTED_YET);
        core.shown = new ShownProof.NotKept(5, -1);
        JsonNode gone = http.get(path).problem(ProblemType.STATE_NOT_KEPT);
        assertThat(gone.path("expected").asString()).contains("18446744073709551615");
        assertThat(gone.path("found").asString()).isEqualTo("5");
        core.shown = new ShownProof.TooFarBack(5, "changes must be fewer");
        assertThat(http.get(path).problem(ProblemType.STATE_NOT_KEPT).path("detail").asString())
                .contains("since sequence 5: changes must be fewer");
        core.shown = new ShownProof.Busy();
        assertThat(http.get(path).problem(ProblemType.OVERLOADED).path("retryable").asBoolean())
                .isTrue();
        core.shown = new ShownProof.NoSuchEffect(3, 2);
        http.get(path).problem(ProblemType.NO_SUCH_EFFECT);
        core.shown = new ShownProof.NotThere();
    }

    @Test
    void answersRefusalsOfTheCore() {
        core.answers(new Intake.Refused("evidence is of another kind", "a", "b"));
        submit().problem(ProblemType.ORIGIN_NOT_PROVEN);
        core.answers(new Intake.UnknownInstance(core.instance.id()));
        submit().problem(ProblemType.UNKNOWN_INSTANCE);
        core.answers(new Intake.NonceConflict(-1, 3));
        assertThat(submit().problem(ProblemType.NONCE_CONFLICT).path("expected").asString())
                .isEqualTo("18446744073709551615");
    }
}
