package io.xcmgateway.gateway.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static HttpServer server(int status) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/actuator/health/liveness";
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "204, 0", "302, 1", "404, 1", "503, 1"})
    void saysWhetherTheAnswerIsGood(int status, int exitCode) throws IOException {
        HttpServer server = server(status);
        try {
            assertThat(Answers.run("answers", url(server))).isEqualTo(exitCode);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysNoWhereNobodyAnswers() throws IOException {
        HttpServer server = server(200);
        String url = url(server);
        server.stop(0);
        assertThat(Answers.run("answers", url)).isEqualTo(Answers.NO);
    }

    @Test
    void saysThatThereIsNoUrl() {
        assertThat(Answers.run("answers")).isEqualTo(Answers.UNUSABLE);
        assertThat(Answers.run("answers", "file:///etc/passwd")).isEqualTo(Answers.UNUSABLE);
        assertThat(Answers.run("answers", "http://[")).isEqualTo(Answers.UNUSABLE);
    }
}
