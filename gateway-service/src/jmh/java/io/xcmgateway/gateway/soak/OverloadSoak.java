package io.xcmgateway.gateway.soak;

import io.xcmgateway.gateway.http.security.ApiKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the service over HTTP for five times what it can do, while honest clients go on, and looks
/// at what these had to wait, how the rest was refused, what the heap did, and whether every
/// message that was acknowledged has been executed. Service and load share the machine.
///
/// What the service can do is measured first, with budgets that bound nobody. Then the greedy
/// clients get budgets that together are all of it, as an operator would set them.
///
/// Arguments, each with a default: seconds of overload (600), seconds of a slice of it (30), honest
/// messages a second (20), the directory for the data (a temporary one).
public final class OverloadSoak {
    private static final int TIMES_CAPACITY = 5;
    private static final int HONEST_CLIENTS = 4;
    private static final int GREEDY_CLIENTS = 16;
    private static final int AT_A_TIME = 64;
    private static final int WARM_UP_SECONDS = 20;
    private static final int MEASURE_SECONDS = 20;

    /// Messages that one greedy client may have under way.
    private static final int GREEDY_BURST = 8;

    private static final int ROOM = 1_000_000;

    private final LoadedService service;
    private final GreedyClients greedy;
    private final HonestClients honest;

    private OverloadSoak(LoadedService service, GreedyClients greedy, HonestClients honest) {
        this.service = service;
        this.greedy = greedy;
        this.honest = honest;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = argument(arguments, 0, 600);
        int sliceSeconds = argument(arguments, 1, 30);
        int perSecond = argument(arguments, 2, 20);
        Path directory =
                arguments.length > 3
                        ? Path.of(arguments[3])
                        : Files.createTempDirectory("overload-soak");
        Counts counts = new Counts();
        Acknowledged acknowledged = new Acknowledged();
        List<ApiKey> honestKeys = keys(HONEST_CLIENTS);
        List<ApiKey> greedyKeys = keys(GREEDY_CLIENTS);
        Budgets budgets = new Budgets(honestKeys, greedyKeys);
        try (LoadedService service = LoadedService.start(directory, budgets.unbounded());
                HttpClient one = client();
                HttpClient other = client()) {
            List<String> paths = paths(service);
            GreedyClients greedy =
                    new GreedyClients(
                            new Submitting(service, one, paths, acknowledged, counts), greedyKeys);
            greedy.capacity(AT_A_TIME, WARM_UP_SECONDS, counts);
            double capacity = greedy.capacity(AT_A_TIME, MEASURE_SECONDS, counts);
            double gasUsed = gasUsed(service, acknowledged);
            System.out.printf(
                    "capacity: %.0f messages a second of %.0f gas each%n", capacity, gasUsed);
            service.clients(
                    budgets.bounded(
                            (long) (capacity * gasUsed / GREEDY_CLIENTS),
                            GREEDY_BURST * Submitting.GAS_LIMIT));
            try (HonestClients honest =
                    new HonestClients(
                            new Submitting(service, other, paths, acknowledged, counts),
                            honestKeys,
                            perSecond,
                            counts)) {
                new OverloadSoak(service, greedy, honest)
                        .run(seconds / sliceSeconds, sliceSeconds, (int) capacity);
            }
            service.clients(budgets.unbounded());
            int known = acknowledged.size();
            long missing = acknowledged.missing(service, honestKeys.getFirst());
            System.out.printf(
                    "%d messages were acknowledged, %d of them are missing%n%s%n%s%n",
                    known, missing, service.heap(), counts);
            if (missing > 0
                    || counts.faults() > 0
                    || counts.honestFailures() > 0
                    || !service.isAlive()) {
                throw new IllegalStateException("the service did not keep its word, see above");
            }
        }
    }

    private void run(int slices, int sliceSeconds, int capacity) throws InterruptedException {
        Latencies alone = new Latencies("honest alone", ROOM);
        Latencies overloaded = new Latencies("under overload", ROOM);
        honest.measure(alone);
        Thread.sleep(1000L * MEASURE_SECONDS);
        honest.measure(overloaded);
        System.out.println(Latencies.HEADER);
        for (int slice = 0; slice < slices; slice++) {
            double sent = greedy.send(TIMES_CAPACITY * capacity, sliceSeconds);
            System.out.printf(
                    "after slice %d of %d: %.0f greedy messages a second, heap %.1f MiB%n%s%n%s%n",
                    slice + 1, slices, sent, service.sampleHeap(), alone, overloaded);
        }
        honest.measure(new Latencies("not measured", ROOM));
    }

    private static List<ApiKey> keys(int count) {
        SecureRandom random = new SecureRandom();
        return Stream.generate(() -> ApiKey.make(random)).limit(count).toList();
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static List<String> paths(LoadedService service)
            throws IOException, InterruptedException {
        return json(service, "/v1/instances")
                .path("instances")
                .valueStream()
                .map(it -> "/v1/instances/" + it.path("instanceId").asString() + "/messages")
                .toList();
    }

    /// Of a message like all others here.
    private static double gasUsed(LoadedService service, Acknowledged acknowledged)
            throws IOException, InterruptedException {
        return Double.parseDouble(
                json(service, acknowledged.any() + "/receipt").path("gasUsed").asString());
    }

    private static JsonNode json(LoadedService service, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = client()) {
            return JsonMapper.shared()
                    .readTree(
                            client.send(
                                            HttpRequest.newBuilder(service.uri(path)).build(),
                                            BodyHandlers.ofByteArray())
                                    .body());
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    /// The files of clients.
    private record Budgets(List<ApiKey> honest, List<ApiKey> greedy) {
        private static final String UNBOUNDED =
                budget(1_000_000_000_000L, 1_000_000_000_000L, 1_000_000);

        String unbounded() {
            return clients(UNBOUNDED);
        }

        String bounded(long gasPerSecond, long gasBurst) {
            return clients(budget(gasPerSecond, gasBurst, 1_000_000));
        }

        private static String budget(long gasPerSecond, long gasBurst, int requests) {
            return "{\"gasPerSecond\":\"%d\",\"gasBurst\":\"%d\",\"requestsPerSecond\":\"%d\",\"requestsBurst\":\"%d\"}"
                    .formatted(gasPerSecond, gasBurst, requests, requests);
        }

        private String clients(String ofTheGreedy) {
            return "{\"clients\":["
                    + String.join(
                            ",",
                            Stream.concat(
                                            each("honest", honest, UNBOUNDED),
                                            each("greedy", greedy, ofTheGreedy))
                                    .toList())
                    + "]}";
        }

        private static Stream<String> each(String name, List<ApiKey> keys, String budget) {
            return IntStream.range(0, keys.size())
                    .mapToObj(i ->
                            "{\"name\":\"%s-%d\",\"scopes\":[\"origins:assert\"],\"keys\":[{\"id\":\"%s\",\"sha256\":\"%s\"}],\"budget\":%s}"
                                    .formatted(
                                            name,
                                            i,
                                            keys.get(i).id(),
                                            keys.get(i).sha256(),
                                            budget));
        }
    }
}
