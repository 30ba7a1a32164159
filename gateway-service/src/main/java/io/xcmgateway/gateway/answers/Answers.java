package io.xcmgateway.gateway.answers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks one URL once. The exit code is 0 if the answer is a 2xx, 1 if it is another or none, 2 if
/// there is no URL to ask.
public final class Answers {
    static final int YES = 0;
    static final int NO = 1;
    static final int UNUSABLE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Answers() {}

    /// @param arguments `answers` and the URL
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        if (arguments.length != 2 || !arguments[1].matches("https?://.+")) {
            System.err.println("usage: answers URL");
            return UNUSABLE;
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(arguments[1])).timeout(PATIENCE).build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            System.out.println(status);
            return status / 100 == 2 ? YES : NO;
        } catch (IOException e) {
            System.err.println("no answer: " + e);
            return NO;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return NO;
        } catch (IllegalArgumentException e) {
            System.err.println("no URL: " + e.getMessage());
            return UNUSABLE;
        }
    }
}
