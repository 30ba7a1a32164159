package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.gateway.http.problem.ProblemType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"xcm-gateway.events.clients-max=3", "xcm-gateway.events.buffered-max=2"})
class EventsTest extends WireTest {
    private static final Path DATA = RunningGateway.data("events-");
    private static final String PATH = "/v1/events";
    private static final int THREADS = 4;
    private static final int EACH = 8;

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("xcm-gateway.storage.directory", DATA::toString);
    }

    /// One open stream.
    private final class Stream implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        Stream(String query, String... headers) throws IOException, InterruptedException {
            HttpRequest.Builder request = http.to(PATH + query).GET();
            if (headers.length > 0) {
                request.headers(headers);
            }
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /// The next event; comments are passed over.
        Event next() throws IOException {
            String id = "";
            String name = "";
            String data = "";
            while (true) {
                String line = lines.readLine();
                assertThat(line).as("the stream goes on").isNotNull();
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    return new Event(id, name, JsonMapper.shared().readTree(data));
                }
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
            client.shutdownNow();
        }
    }

    private record Event(String id, String name, JsonNode data) {

        String messageId() {
            return data.path("messageId").asString();
        }
    }

    private String send(JsonNode instance) {
        return execute(
                        instance,
                        Programs.asserted(
                                fresh(Programs.transfer(10_000_000_000L, 7)), Programs.HOST_CHAIN))
                .path("messageId")
                .asString();
    }

    @Test
    void givesEveryStatementOnceWhileManyCommit() throws Exception {
        try (Stream all = new Stream("?after=0");
                Stream one = new Stream("?after=0&instance=" + id(people))) {
            assertThat(all.response.headers().firstValue("content-type").orElse(""))
                    .startsWith("text/event-stream");
            List<CompletableFuture<List<String>>> senders = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                JsonNode instance = i % 2 == 0 ? people : parachain;
                senders.add(
                        CompletableFuture.supplyAsync(() -> {
                            List<String> sent = new ArrayList<>();
                            for (int n = 0; n < EACH; n++) {
                                sent.add(send(instance));
                            }
                            return sent;
                        }));
            }
            List<String> wanted = new ArrayList<>();
            int last = 0;
            for (CompletableFuture<List<String>> each : senders) {
                wanted.addAll(each.join());
            }

            List<String> seen = new ArrayList<>();
            while (!seen.containsAll(wanted)) {
                Event event = all.next();
                assertThat(event.name()).isEqualTo("statement");
                assertThat(event.id()).isEqualTo(String.valueOf(++last)); // no gap, no duplicate
                assertThat(event.data().at("/log/index").asString())
                        .isEqualTo(String.valueOf(last - 1));
                seen.add(event.messageId());
            }
            long sequence = 0;
            for (int found = 0; found < THREADS / 2 * EACH; ) {
                Event event = one.next();
                assertThat(event.data().path("instanceId").asString()).isEqualTo(id(people));
                assertThat(event.data().path("sequence").asString())
                        .isEqualTo(String.valueOf(sequence++));
                found += wanted.contains(event.messageId()) ? 1 : 0;
            }
        }
    }

    @Test
    void goesOnAfterTheLastEventThatWasTaken() throws Exception {
        String first = send(people);
        String second = send(parachain);
        String id;
        try (Stream stream = new Stream("?after=0")) {
            Event event = stream.next();
            while (!event.messageId().equals(first)) {
                event = stream.next();
            }
            id = event.id();
        }
        try (Stream stream = new Stream("?after=0", "Last-Event-ID", id)) {
            Event event = stream.next();
            assertThat(event.id()).isEqualTo(String.valueOf(Long.parseLong(id) + 1));
            assertThat(event.messageId()).isEqualTo(second);
        }
    }

    @Test
    void beginsWithWhatComesWhenNothingElseIsAsked() throws Exception {
        send(people);
        try (Stream stream = new Stream("")) {
            assertThat(stream.lines.readLine()).isEqualTo(": connected");
            List<String> sent = new ArrayList<>();
            // The stream may open its eyes after the first one.
            CompletableFuture<Event> next =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            return stream.next();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            while (!next.isDone()) {
                sent.add(send(parachain));
            }
            assertThat(sent).contains(next.join().messageId());
        }
    }

    @Test
    void refusesWhatIsNotDocumentedAndMoreClientsThanThereMayBe() throws Exception {
        http.get(PATH + "?after=x").problem(ProblemType.MALFORMED_REQUEST);
        http.get(PATH + "?since=1").problem(ProblemType.MALFORMED_REQUEST);
        http.get(PATH + "?instance=0x").problem(ProblemType.MALFORMED_REQUEST);
        http.get(PATH, "Last-Event-ID", "-1").problem(ProblemType.MALFORMED_REQUEST);
        http.get(PATH, "Accept", "application/json").problem(ProblemType.NOT_ACCEPTABLE);
        http.get(PATH + "?instance=" + ApiExamples.HASH).problem(ProblemType.UNKNOWN_INSTANCE);
        assertThat(
                        http.send(http.to(PATH).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                                .status())
                .isEqualTo(200);

        try (Stream one = new Stream("");
                Stream two = new Stream("");
                Stream three = new Stream("")) {
            assertThat(List.of(one.lines.readLine(), two.lines.readLine()))
                    .containsOnly(": connected");
            assertThat(three.lines.readLine()).isEqualTo(": connected");
            http.get(PATH).problem(ProblemType.OVERLOADED);
        }
    }
}
