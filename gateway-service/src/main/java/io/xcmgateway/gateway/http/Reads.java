package io.xcmgateway.gateway.http;

import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The way of every read: refuse what is asked wrongly, then look, on a thread that may block, as
/// one of a bounded number.
@Component
public final class Reads {
    private final Workers workers;
    private final Bulkheads bulkheads;

    Reads(Workers workers, Bulkheads bulkheads) {
        this.workers = workers;
        this.bulkheads = bulkheads;
    }

    /// @param asked what the request asks for, if it asks rightly
    /// @param look may block
    public <T> Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request,
            Checked<T> asked,
            Function<T, Checked<ResponseEntity<byte[]>>> look) {
        return switch (asked) {
            case Checked.Bad<T>(Problem problem) -> Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<T>(T value) ->
                    workers.call(() -> look.apply(value))
                            .transformDeferred(BulkheadOperator.of(bulkheads.reads()))
                            .map(found ->
                                    found.fold(
                                            reply -> reply,
                                            problem -> ProblemReplies.of(request, problem)));
        };
    }
}
