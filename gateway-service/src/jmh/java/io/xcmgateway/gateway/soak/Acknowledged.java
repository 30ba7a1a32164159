package io.xcmgateway.gateway.soak;

import io.xcmgateway.gateway.http.security.ApiKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/// The messages that the service said it has accepted; it must have executed each.
final class Acknowledged {
    private static final int ATTEMPTS_MAX = 600;
    private static final int READERS = 8;

    private final Queue<String> paths = new ConcurrentLinkedQueue<>();

    /// @param path of the message, as its acknowledgement gave it
    void add(String path) {
        if (!path.startsWith("/v1/messages/0x")) {
            throw new IllegalStateException("an acknowledgement must say where, said: " + path);
        }
        paths.add(path);
    }

    /// The path of one of them.
    String any() {
        return paths.element();
    }

    int size() {
        return paths.size();
    }

    /// How many of them have no receipt, or one of an outcome that is not complete. Leaves none.
    long missing(LoadedService service, ApiKey key) {
        LongAdder missing = new LongAdder();
        try (HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            for (int i = 0; i < READERS; i++) {
                var _ =
                        readers.submit(() -> {
                            String path = paths.poll();
                            while (path != null) {
                                if (!isComplete(service, client, key, path)) {
                                    missing.increment();
                                }
                                path = paths.poll();
                            }
                        });
            }
        }
        return missing.sum() + paths.size();
    }

    private static boolean isComplete(
            LoadedService service, HttpClient client, ApiKey key, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(service.uri(path + "/receipt"))
                        .header(ApiKey.HEADER, key.text())
                        .build();
        try {
            for (int i = 0; i < ATTEMPTS_MAX; i++) {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body().contains("\"Complete\"");
                }
                if (answer.statusCode() == 404) {
                    return false;
                }
                // Not executed yet, or more asked for than this client may.
                Thread.sleep(100);
            }
            return false;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
