package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.NotExecutedException;
import io.xcmgateway.gateway.execution.Retry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A parked message that is tried again while the client waits.
@WithScriptedCore
class WaitingRetryTest {
    private static final String BODY = "{\"gasLimit\":\"5\"}";
    private static final String PATH =
            "/v1/instances/" + Hash32.ZERO + "/parked/" + Hash32.ZERO + "/retry";

    @LocalServerPort int port;
    @Autowired UnavailableTest.ScriptedCore core = new UnavailableTest.ScriptedCore();
    @Autowired Bulkheads bulkheads;

    private BulkheadConfig before = BulkheadConfig.ofDefaults();

    @BeforeEach
    void letsOneWait() {
        Bulkhead waits = bulkheads.waits();
        before = waits.getBulkheadConfig();
        waits.changeConfig(BulkheadConfig.from(before).maxConcurrentCalls(1).build());
    }

    @AfterEach
    void letsNobodyWait() {
        bulkheads.waits().changeConfig(before);
        core.executed = CompletableFuture.failedFuture(new NotExecutedException("never"));
    }

    @Test
    void isAnsweredWithTheReceiptOfThatAttempt() {
        core.retry = CompletableFuture.completedFuture(new Retry.Accepted(Hash32.ZERO, 7));
        core.executed = CompletableFuture.completedFuture(executed(7));

        Http.Answer answer = new Http(port).post(PATH, BODY, "Prefer", "wait=30");

        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(200);
        assertThat(answer.json().path("sequence").asString()).isEqualTo("7");
    }

    @Test
    void isNotAnsweredWithTheReceiptOfAnotherAttempt() {
        core.retry = CompletableFuture.completedFuture(new Retry.Accepted(Hash32.ZERO, 7));
        core.executed = CompletableFuture.completedFuture(executed(6));

        assertThat(new Http(port).post(PATH, BODY, "Prefer", "wait=30").status()).isEqualTo(202);
    }

    private static ExecutedMessage executed(long sequence) {
        ByteString message = ByteString.of(5, 0);
        OriginEvidence evidence =
                new OriginEvidence.Asserted(
                        Hash32.ZERO.bytes(), ByteString.wrap(new byte[64]), Location.PARENT);
        InputContext context = InputContext.of(1_000, 5, Location.PARENT, evidence);
        Statement statement =
                new Statement(
                        Hash32.ZERO,
                        sequence,
                        Hashing.blake2b256(message),
                        Hash32.ZERO,
                        Hash32.ZERO,
                        TrieProfile.BLAKE2B_V1,
                        EntryPoint.APPLY_MESSAGE,
                        Hashing.blake2b256(message),
                        Hash32.ZERO,
                        context.hash(),
                        Hash32.ZERO,
                        Hash32.ZERO,
                        new StatementOutcome.Complete(new Weight(1, 1)),
                        5,
                        0,
                        EffectTree.root(List.of()));
        return new ExecutedMessage(
                Hash32.ZERO, message, context, statement, statement.hash(), List.of(), List.of());
    }
}
