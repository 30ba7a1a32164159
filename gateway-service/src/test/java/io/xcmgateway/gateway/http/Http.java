package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client on the wire. Whatever comes back is searched for what must never leave the service.
public final class Http {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern STACK_TRACE =
            Pattern.compile("\\bat [a-z0-9_.$]+\\([A-Za-z]+\\.java|Caused by:|\\.java:\\d+");
    private static final Pattern CLASS_NAME =
            Pattern.compile(
                    "\\b(java|javax|jakarta|sun|jdk|org|com|io|tools)\\.[a-z0-9_]+\\.[A-Za-z0-9_.$]+"
                        + "|\\w+(Exception|Error)\\b(?<!\\bReportError)(?<!\\bExpectError)");
    private static final Pattern FILE_PATH =
            Pattern.compile("(^|[\\s\"'(=])/(home|tmp|root|usr|var|opt|etc|work)/|\\btarget/");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    public Http(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    public record Answer(int status, HttpHeaders headers, ByteString content) {

        public byte[] body() {
            return content.toByteArray();
        }

        public String text() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /// Asserts that this is the problem `type`, whole and by the book.
        public JsonNode problem(ProblemType type) {
            assertThat(header("content-type"))
                    .as("%s", text())
                    .isEqualTo("application/problem+json");
            JsonNode json = json();
            assertThat(json.path("type").asString())
                    .as("%s", json)
                    .isEqualTo(type.uri().toString());
            assertThat(status).isEqualTo(type.status().value());
            assertThat(json.path("status").asInt()).isEqualTo(status);
            assertThat(json.path("title").asString()).isEqualTo(type.title());
            assertThat(json.path("detail").asString()).isNotBlank();
            assertThat(json.path("instance").asString()).startsWith("/");
            assertThat(json.path("retryable").asBoolean()).isEqualTo(type.retryable());
            assertThat(header("cache-control")).isEqualTo("no-store");
            if (status == 503 || status == 429) {
                assertThat(Integer.parseInt(header("retry-after"))).isPositive();
            }
            if (status == 401) {
                assertThat(header("www-authenticate")).isNotBlank();
            }
            return json;
        }
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = to(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /// @param contentType of `body`
    public Answer postBytes(String path, String contentType, byte[] body, String... headers) {
        HttpRequest.Builder request =
                to(path).header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /// @param contentType of `body`
    public Answer putBytes(String path, String contentType, byte[] body) {
        return send(
                to(path).header("Content-Type", contentType)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Answer delete(String path, String json) {
        return send(
                to(path).header("Content-Type", "application/json")
                        .method("DELETE", HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String json, String... headers) {
        HttpRequest.Builder request =
                to(path).header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpRequest built = request.build();
            HttpResponse<InputStream> response =
                    client.send(built, HttpResponse.BodyHandlers.ofInputStream());
            ObservedStatuses.note(built.method(), built.uri().getRawPath(), response.statusCode());
            Answer answer =
                    new Answer(response.statusCode(), response.headers(), content(response));
            return checked(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// All of it; of an event stream, which does not end, nothing.
    private static ByteString content(HttpResponse<InputStream> response) throws IOException {
        boolean endless =
                response.headers()
                        .firstValue("content-type")
                        .orElse("")
                        .startsWith("text/event-stream");
        try (InputStream body = response.body()) {
            return endless ? ByteString.EMPTY : decoded(response, body.readAllBytes());
        }
    }

    /// Without the coding that the client asked for.
    private static ByteString decoded(HttpResponse<InputStream> response, byte[] body)
            throws IOException {
        String coding = response.headers().firstValue("content-encoding").orElse("identity");
        if (body.length == 0 || !coding.equals("gzip")) {
            return ByteString.wrap(body);
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return ByteString.wrap(plain.readAllBytes());
        }
    }

    /// The answer, if it tells nothing that it must not.
    static Answer checked(Answer answer) {
        if (answer.status() >= 400) {
            assertTellsNothing(answer);
        }
        return answer;
    }

    private static void assertTellsNothing(Answer answer) {
        String text = answer.text();
        assertThat(text).doesNotContainPattern(STACK_TRACE);
        assertThat(text).doesNotContainPattern(CLASS_NAME);
        assertThat(text).doesNotContainPattern(FILE_PATH);
        answer.headers()
                .map()
                .values()
                .forEach(values ->
                        assertThat(values.toString())
                                .doesNotContainPattern(STACK_TRACE)
                                .doesNotContainPattern(CLASS_NAME));
    }
}
