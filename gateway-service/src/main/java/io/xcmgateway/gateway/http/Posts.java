package io.xcmgateway.gateway.http;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.xcmgateway.gateway.config.HttpProperties;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Answers requests whose body is worked on and then forgotten: reads it within a size, a time and
/// a bulkhead, and works where that may block.
@Component
public final class Posts {
    private final Workers workers;
    private final HttpProperties properties;

    Posts(Workers workers, HttpProperties properties) {
        this.workers = workers;
        this.properties = properties;
    }

    /// @param head what the request says before its body, if it says it rightly
    /// @param bulkhead holds the request from before its body to its answer
    /// @param work may block
    public <T> Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request,
            Checked<T> head,
            int bytesMax,
            Bulkhead bulkhead,
            BiFunction<T, byte[], Checked<ResponseEntity<byte[]>>> work) {
        return switch (head) {
            case Checked.Bad<T>(Problem problem) -> Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<T>(T value) ->
                    Bodies.read(
                                    request,
                                    bytesMax,
                                    Duration.ofSeconds(properties.bodyTimeoutSeconds()))
                            .flatMap(body ->
                                    workers.call(
                                            () -> body.then(bytes -> work.apply(value, bytes))))
                            .transformDeferred(BulkheadOperator.of(bulkhead))
                            .map(answer ->
                                    answer.fold(
                                            reply -> reply,
                                            problem -> ProblemReplies.of(request, problem)));
        };
    }

    /// The same within the usual size of a body.
    public <T> Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request,
            Checked<T> head,
            Bulkhead bulkhead,
            BiFunction<T, byte[], Checked<ResponseEntity<byte[]>>> work) {
        return answer(request, head, properties.bodyBytesMax(), bulkhead, work);
    }

    /// Answers a request that somebody else takes up, who says later what came of it.
    ///
    /// @param prepare makes of the body what is asked for; may block, as `reply` may
    /// @param act takes it up; its answer is never an exception
    public <T, P, R> Mono<ResponseEntity<byte[]>> order(
            ServerHttpRequest request,
            Checked<T> head,
            int bytesMax,
            Bulkhead bulkhead,
            BiFunction<T, byte[], Checked<P>> prepare,
            Function<P, CompletionStage<R>> act,
            Function<R, Checked<ResponseEntity<byte[]>>> reply) {
        return switch (head) {
            case Checked.Bad<T>(Problem problem) -> Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<T>(T value) ->
                    Bodies.read(
                                    request,
                                    bytesMax,
                                    Duration.ofSeconds(properties.bodyTimeoutSeconds()))
                            .flatMap(body ->
                                    workers.call(
                                            () -> body.then(bytes -> prepare.apply(value, bytes))))
                            .flatMap(prepared -> take(prepared, act, reply))
                            .transformDeferred(BulkheadOperator.of(bulkhead))
                            .map(answer ->
                                    answer.fold(
                                            found -> found,
                                            problem -> ProblemReplies.of(request, problem)));
        };
    }

    /// The same within the usual size of a body.
    public <T, P, R> Mono<ResponseEntity<byte[]>> order(
            ServerHttpRequest request,
            Checked<T> head,
            Bulkhead bulkhead,
            BiFunction<T, byte[], Checked<P>> prepare,
            Function<P, CompletionStage<R>> act,
            Function<R, Checked<ResponseEntity<byte[]>>> reply) {
        return order(request, head, properties.bodyBytesMax(), bulkhead, prepare, act, reply);
    }

    private <P, R> Mono<Checked<ResponseEntity<byte[]>>> take(
            Checked<P> prepared,
            Function<P, CompletionStage<R>> act,
            Function<R, Checked<ResponseEntity<byte[]>>> reply) {
        return switch (prepared) {
            case Checked.Bad<P>(Problem problem) -> Mono.just(Checked.bad(problem));
            case Checked.Good<P>(P asked) ->
                    Mono.fromCompletionStage(() -> act.apply(asked))
                            .flatMap(came -> workers.call(() -> reply.apply(came)));
        };
    }
}
