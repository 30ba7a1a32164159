package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service as those see it who run it, and send it messages. Unlike [Http] it notes nothing in
/// files, which may be what fails.
final class Watched {
    private final int port;
    private final List<String> instances;
    private final HttpClient client = HttpClient.newHttpClient();
    private int messages;

    /// @param instances that take messages
    Watched(int port, List<String> instances) {
        this.port = port;
        this.instances = List.copyOf(instances);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    Scrape scrape() throws IOException, InterruptedException {
        return Scrape.of(send(to("/actuator/prometheus")).body());
    }

    /// Waits until a scrape shows it.
    Scrape shows(String series, double value) {
        return await().atMost(Duration.ofSeconds(60))
                .until(this::scrape, scrape -> scrape.value(series) == value);
    }

    /// @return the status
    int post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                to(path).header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers)).statusCode();
    }

    int submit(String instance, String body, String... headers)
            throws IOException, InterruptedException {
        return post("/v1/instances/" + instance + "/messages", body, headers);
    }

    /// A message that was never sent before.
    ///
    /// @param which of the instances
    int submitGood(int which, String... headers) throws IOException, InterruptedException {
        return submit(
                instances.get(which),
                Programs.asserted(
                        Programs.withTopic(Programs.transfer(10_000_000_000L, 7), ++messages),
                        Programs.HOST_CHAIN),
                headers);
    }

    void isNotReadyBecauseOf(String component) throws IOException, InterruptedException {
        HttpResponse<String> readiness = send(to("/actuator/health/readiness"));
        assertThat(readiness.statusCode()).isEqualTo(503);
        JsonNode components = JsonMapper.shared().readTree(readiness.body()).path("components");
        List<String> down = new ArrayList<>();
        components
                .properties()
                .forEach(each -> {
                    if (!each.getValue().path("status").asString().equals("UP")) {
                        down.add(each.getKey());
                    }
                });
        assertThat(components.propertyNames())
                .containsExactlyInAnyOrder(
                        "readinessState", "storage", "signer", "instances", "diskSpace");
        assertThat(down).containsExactly(component);
        assertThat(send(to("/actuator/health/liveness")).statusCode()).isEqualTo(200);
    }
}
