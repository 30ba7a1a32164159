package io.xcmgateway.gateway.soak;

import io.xcmgateway.gateway.http.Programs;
import io.xcmgateway.gateway.http.security.ApiKey;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends messages over HTTP as a client with a key, each with an amount of its own.
final class Submitting {
    static final long GAS_LIMIT = 10_000_000;

    /// The host chain sends what it holds in reserve for an account, which pays for it.
    private static final String PROGRAM =
            """
            {"V5":[
              {"ReserveAssetDeposited":[{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"20000000000"}}]},
              "ClearOrigin",
              {"BuyExecution":{"fees":{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"20000000000"}},"weight_limit":"Unlimited"}},
              {"DepositAsset":{"assets":{"Wild":{"AllCounted":1}},"beneficiary":{"parents":0,"interior":{"X1":[
                {"AccountId32":{"network":null,"id":"0x0202020202020202020202020202020202020202020202020202020202020202"}}]}}}}
            ]}\
            """;

    /// Its bytes with a topic, without the topic's own, which are the last.
    private static final String BEFORE_TOPIC = beforeTopic();

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern TYPE = Pattern.compile("urn:xcm-gateway:problem:([a-z-]+)");
    private static final AtomicInteger SENT = new AtomicInteger();

    private final LoadedService service;
    private final HttpClient client;
    private final List<String> paths;
    private final Acknowledged acknowledged;
    private final Counts counts;

    /// @param paths where messages go, of each instance
    Submitting(
            LoadedService service,
            HttpClient client,
            List<String> paths,
            Acknowledged acknowledged,
            Counts counts) {
        this.service = service;
        this.client = client;
        this.paths = paths;
        this.acknowledged = acknowledged;
        this.counts = counts;
    }

    private static String beforeTopic() {
        String whole = Programs.scale(Programs.withTopic(PROGRAM, 0)).toString();
        return whole.substring(0, whole.length() - 64);
    }

    /// The next message, which nobody has sent yet.
    HttpRequest.Builder next(ApiKey key) {
        int number = SENT.incrementAndGet();
        String body =
                Programs.asserted(
                        "\"" + BEFORE_TOPIC + String.format("%064x", number) + "\"",
                        Programs.HOST_CHAIN);
        return HttpRequest.newBuilder(service.uri(paths.get(number % paths.size())))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(ApiKey.HEADER, key.text())
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "{\"gasLimit\":\"" + GAS_LIMIT + "\"," + body.substring(1)));
    }

    /// Counts what comes, by who sent it; a refusal that does not say when to come back counts as a
    /// fault of the service.
    CompletableFuture<HttpResponse<String>> send(HttpRequest request, String who) {
        return client.sendAsync(request, BodyHandlers.ofString())
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        counts.add(who + ": " + failure.getClass().getSimpleName());
                    } else {
                        count(response, who);
                    }
                });
    }

    private void count(HttpResponse<String> response, String who) {
        int status = response.statusCode();
        Matcher type = TYPE.matcher(response.body());
        counts.add(who + ": " + status + (status >= 400 && type.find() ? " " + type.group(1) : ""));
        if (status == 200 || status == 202) {
            acknowledged.add(response.headers().firstValue("location").orElse(""));
        } else if (status != 429 && status != 503) {
            counts.fault(who + " was answered " + status);
        } else if (retryAfterSeconds(response) < 1) {
            counts.fault(who + " was not told when to come back from a " + status);
        }
    }

    /// 0 if nothing is said.
    static int retryAfterSeconds(HttpResponse<String> response) {
        return response.headers().firstValue("retry-after").map(Integer::parseInt).orElse(0);
    }
}
