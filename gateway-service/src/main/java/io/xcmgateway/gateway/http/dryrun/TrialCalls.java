package io.xcmgateway.gateway.http.dryrun;

import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.config.HttpProperties;
import io.xcmgateway.gateway.execution.Tried;
import io.xcmgateway.gateway.http.Bodies;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.InstanceProblems;
import io.xcmgateway.gateway.http.Workers;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.state.FaultKind;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The way of every request for a run that changes nothing: read it, run it on the threads that are
/// there for such runs, and answer, as one of a bounded number.
@Component
public final class TrialCalls {
    private static final int RETRY_SECONDS = 5;

    private final Workers workers;
    private final Bulkheads bulkheads;
    private final HttpProperties properties;

    TrialCalls(Workers workers, Bulkheads bulkheads, HttpProperties properties) {
        this.workers = workers;
        this.bulkheads = bulkheads;
        this.properties = properties;
    }

    /// @param prepare makes of the body what is to be run; runs where it may block
    /// @param reply runs where it may block
    <A, T> Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request,
            Function<byte[], Checked<A>> prepare,
            Function<A, CompletionStage<Tried<T>>> run,
            Function<T, Checked<ResponseEntity<byte[]>>> reply) {
        return prepared(request, prepare, run, reply)
                .transformDeferred(BulkheadOperator.of(bulkheads.dryRuns()))
                .map(answer -> written(request, answer));
    }

    /// The same for a request without a body.
    ///
    /// @param reply runs where it may block
    public <T> Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request,
            Supplier<CompletionStage<Tried<T>>> run,
            Function<T, Checked<ResponseEntity<byte[]>>> reply) {
        return ran(Supplier::get, run, reply)
                .transformDeferred(BulkheadOperator.of(bulkheads.dryRuns()))
                .map(answer -> written(request, answer));
    }

    private <A, T> Mono<Checked<ResponseEntity<byte[]>>> prepared(
            ServerHttpRequest request,
            Function<byte[], Checked<A>> prepare,
            Function<A, CompletionStage<Tried<T>>> run,
            Function<T, Checked<ResponseEntity<byte[]>>> reply) {
        return Bodies.read(
                        request,
                        properties.bodyBytesMax(),
                        Duration.ofSeconds(properties.bodyTimeoutSeconds()))
                .flatMap(body -> workers.call(() -> body.then(prepare)))
                .flatMap(prepared ->
                        prepared.fold(
                                asked -> ran(run, asked, reply),
                                problem -> Mono.just(Checked.bad(problem))));
    }

    private <A, T> Mono<Checked<ResponseEntity<byte[]>>> ran(
            Function<A, CompletionStage<Tried<T>>> run,
            A asked,
            Function<T, Checked<ResponseEntity<byte[]>>> reply) {
        return Mono.fromCompletionStage(() -> run.apply(asked))
                .publishOn(workers.scheduler())
                .map(tried -> value(tried).then(reply));
    }

    private static ResponseEntity<byte[]> written(
            ServerHttpRequest request, Checked<ResponseEntity<byte[]>> answer) {
        return answer.fold(reply -> reply, problem -> ProblemReplies.of(request, problem));
    }

    private static <T> Checked<T> value(Tried<T> tried) {
        return switch (tried) {
            case Tried.Done<T>(T value) -> Checked.good(value);
            case Tried.UnknownInstance<T>(Hash32 id) -> Checked.bad(InstanceProblems.unknown(id));
            case Tried.OptedOut<T>(Hash32 id) -> Checked.bad(InstanceProblems.optedOut(id));
            case Tried.Refused<T>(String what, String expected, String found) ->
                    Checked.bad(
                            Problem.expected(ProblemType.CANNOT_BE_TRIED, what, expected, found));
            case Tried.Failed<T>(FaultKind _) ->
                    Checked.bad(
                            Problem.of(
                                            ProblemType.RUN_FAILED,
                                            "a fault of this node ended the run; nothing has"
                                                    + " changed")
                                    .retryAfter(RETRY_SECONDS));
        };
    }
}
