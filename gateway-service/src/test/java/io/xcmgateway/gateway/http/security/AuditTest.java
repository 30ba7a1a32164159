package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.xcmgateway.gateway.http.Http;
import io.xcmgateway.gateway.http.Programs;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is written down of operators' calls.
class AuditTest extends SecuredGateway {
    private static final String HALT = "/v1/instances/0x" + "00".repeat(32) + "/halt/";
    private static final String BODY = "{\"sequence\":\"1\"}";

    private final Logger logger = (Logger) LoggerFactory.getLogger(Audit.LOGGER);
    private final Lines lines = new Lines();

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final BlockingQueue<String> written = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            written.add(event.getFormattedMessage());
        }
    }

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
    }

    /// A line is written when its answer is out, so it may come after.
    private JsonNode next() throws InterruptedException {
        String line = lines.written.poll(30, TimeUnit.SECONDS);
        assertThat(line).as("a line").isNotNull();
        assertThat(line)
                .doesNotContain(OPERATOR.text(), PLAIN.text(), UNKNOWN.text())
                .doesNotContain(BODY);
        return JsonMapper.shared().readTree(line);
    }

    @Test
    void saysWhoAskedForWhatAndWhatCameOfIt() throws InterruptedException {
        http.post(HALT + "resume?because=lunch", BODY, ApiKey.HEADER, OPERATOR.text());

        JsonNode line = next();
        assertThat(line.propertyNames())
                .containsExactly("caller", "from", "method", "path", "request", "outcome");
        assertThat(line.path("caller").asString()).isEqualTo("operator");
        assertThat(line.path("from").asString()).isEqualTo("127.0.0.1");
        assertThat(line.path("method").asString()).isEqualTo("POST");
        assertThat(line.path("path").asString()).isEqualTo(HALT + "resume");
        assertThat(line.path("outcome").asString()).startsWith("400");
        assertThat(line.path("request").asString()).isNotEmpty();
    }

    @Test
    void writesDownWhatIsRefused() throws InterruptedException {
        http.post(HALT + "skip", BODY);
        JsonNode nobody = next();
        assertThat(nobody.path("caller").asString()).isEqualTo("stranger");
        assertThat(nobody.path("outcome").asString()).startsWith("401").contains("not-auth");

        http.post(HALT + "skip", BODY, ApiKey.HEADER, UNKNOWN.text());
        JsonNode unknown = next();
        assertThat(unknown.path("caller").asString()).isEqualTo("unknown");
        assertThat(unknown.path("outcome").asString()).startsWith("401");

        http.post(HALT + "skip", BODY, ApiKey.HEADER, PLAIN.text());
        JsonNode plain = next();
        assertThat(plain.path("caller").asString()).isEqualTo("plain");
        assertThat(plain.path("outcome").asString()).startsWith("403").contains("scope-missing");
    }

    @Test
    void writesDownWhichClientHadAnOriginAsserted() throws InterruptedException {
        String messages = messages();
        String body = Programs.asserted("\"0x050008542a\"", Programs.HOST_CHAIN);
        Http.Answer answer = http.post(messages, body, ApiKey.HEADER, OPERATOR.text());

        JsonNode line = next();
        assertThat(line.path("caller").asString()).isEqualTo("operator");
        assertThat(line.path("path").asString()).isEqualTo(messages);
        assertThat(line.path("outcome").asString()).startsWith("202");
        assertThat(line.path("location").asString()).isEqualTo(answer.header("location"));
    }

    /// What is not an operator's call leaves nothing before what is.
    @Test
    void leavesOutWhatEverybodyMay() throws InterruptedException {
        http.get("/v1/instances", ApiKey.HEADER, OPERATOR.text());
        http.get("/actuator/prometheus", ApiKey.HEADER, OPERATOR.text());
        http.post("/v1/modules/precheck", "{}");
        http.post(HALT + "resume", BODY, ApiKey.HEADER, OPERATOR.text());

        assertThat(next().path("path").asString()).isEqualTo(HALT + "resume");
        assertThat(lines.written).isEmpty();
    }
}
