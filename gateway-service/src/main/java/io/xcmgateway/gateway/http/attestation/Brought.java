package io.xcmgateway.gateway.http.attestation;

import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.xcmgateway.gateway.config.HttpProperties;
import io.xcmgateway.gateway.http.Bodies;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.Workers;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The way of what is brought: read the body, check it on a thread that may block, as one of a
/// bounded number, and answer when it is durable.
@Component
final class Brought {
    private final Workers workers;
    private final Bulkheads bulkheads;
    private final HttpProperties properties;

    Brought(Workers workers, Bulkheads bulkheads, HttpProperties properties) {
        this.workers = workers;
        this.bulkheads = bulkheads;
        this.properties = properties;
    }

    /// @param asked what the request says before its body
    /// @param read of the body
    /// @param take may block
    <A, T, R> Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request,
            Checked<A> asked,
            Function<byte[], Checked<T>> read,
            Take<A, T, R> take,
            Function<R, Checked<ResponseEntity<byte[]>>> reply) {
        return asked.fold(
                        question -> taken(request, question, read, take, reply),
                        problem -> Mono.just(Checked.<ResponseEntity<byte[]>>bad(problem)))
                .map(done -> done.fold(it -> it, problem -> ProblemReplies.of(request, problem)));
    }

    private <A, T, R> Mono<Checked<ResponseEntity<byte[]>>> taken(
            ServerHttpRequest request,
            A question,
            Function<byte[], Checked<T>> read,
            Take<A, T, R> take,
            Function<R, Checked<ResponseEntity<byte[]>>> reply) {
        return body(request)
                .map(bytes -> bytes.then(read))
                .flatMap(body -> taken(question, body, take, reply))
                .transformDeferred(BulkheadOperator.of(bulkheads.submissions()));
    }

    private <A, T, R> Mono<Checked<ResponseEntity<byte[]>>> taken(
            A question,
            Checked<T> body,
            Take<A, T, R> take,
            Function<R, Checked<ResponseEntity<byte[]>>> reply) {
        return switch (body) {
            case Checked.Bad<T>(Problem problem) -> Mono.just(Checked.bad(problem));
            case Checked.Good<T>(T value) ->
                    workers.call(() -> take.take(question, value))
                            .flatMap(Mono::fromCompletionStage)
                            .map(reply);
        };
    }

    /// Takes it in.
    @FunctionalInterface
    interface Take<A, T, R> {
        CompletionStage<R> take(A asked, T body);
    }

    private Mono<Checked<byte[]>> body(ServerHttpRequest request) {
        return Bodies.read(
                request,
                properties.bodyBytesMax(),
                Duration.ofSeconds(properties.bodyTimeoutSeconds()));
    }
}
