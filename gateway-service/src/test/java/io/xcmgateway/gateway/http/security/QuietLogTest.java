package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// What a submission says, and what it proves itself with, is in no line of the log, however much
/// is logged.
class QuietLogTest extends SecuredGateway {
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.e30.not-for-the-log";

    /// What the service itself logs all of, and what it stands on much of.
    private static final List<Level> LEVELS = List.of(Level.TRACE, Level.DEBUG);

    private static final Pattern SIGNATURE = Pattern.compile("\"signature\":\"0x([0-9a-f]+)\"");

    /// What is logged, on whichever thread.
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final Queue<ILoggingEvent> written = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            written.add(event);
        }
    }

    @Test
    void hasNeitherPayloadsNorSignaturesNorCredentials() throws IOException {
        JsonNode instance = http.get("/v1/instances").json().at("/instances/1");
        Hash32 alice =
                Hash32.hex(
                        Files.readString(DATA.resolve("data/keys/account-alice.ed25519")).strip());
        ByteString program = Programs.scale(Programs.withTopic(Programs.transfer(7, 7), 77));
        String body = Programs.signed(alice, instance, program, 0);
        Matcher signature = SIGNATURE.matcher(body);
        assertThat(signature.find()).isTrue();

        List<ILoggingEvent> lines =
                logged(() -> {
                    assertThat(
                                    http.post(
                                                    messages(),
                                                    body,
                                                    "Prefer",
                                                    "wait=30",
                                                    ApiKey.HEADER,
                                                    OPERATOR.text())
                                            .status())
                            .isEqualTo(200);
                    assertThat(
                                    http.post(messages(), body, "Authorization", "Bearer " + TOKEN)
                                            .status())
                            .isEqualTo(401);
                });

        assertThat(lines).extracting(ILoggingEvent::getLevel).containsAnyElementsOf(LEVELS);
        for (ILoggingEvent each : lines) {
            assertThat(each.getFormattedMessage() + each.getMDCPropertyMap())
                    .doesNotContainIgnoringCase(program.toString().substring(2))
                    .doesNotContainIgnoringCase(signature.group(1))
                    .doesNotContain(OPERATOR.text())
                    .doesNotContain(TOKEN);
        }
    }

    private static List<ILoggingEvent> logged(Runnable work) {
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        Logger own = logs.getLogger("io.xcmgateway");
        Lines lines = new Lines();
        lines.start();
        Logger framework = logs.getLogger("org.springframework");
        own.setLevel(Level.TRACE);
        framework.setLevel(Level.DEBUG);
        root.addAppender(lines);
        try {
            work.run();
        } finally {
            root.detachAppender(lines);
            own.setLevel(null);
            framework.setLevel(null);
        }
        return List.copyOf(lines.written);
    }
}
