package io.xcmgateway.gateway.http.message;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.config.HttpProperties;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.MessageGate;
import io.xcmgateway.gateway.execution.MessageStatus;
import io.xcmgateway.gateway.execution.NotExecutedException;
import io.xcmgateway.gateway.http.Bodies;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.Workers;
import io.xcmgateway.gateway.http.json.Json;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Brings what a request asks for into the order of its instance, and answers: with the receipt if
/// the client waits and there is one in time, else with where to follow it.
@Component
final class Intakes {
    private static final String PREFER = "Prefer";
    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    private final MessageGate gate;
    private final Ledger ledger;
    private final Workers workers;
    private final Bulkheads bulkheads;
    private final HttpProperties properties;

    Intakes(
            MessageGate gate,
            Ledger ledger,
            Workers workers,
            Bulkheads bulkheads,
            HttpProperties properties) {
        this.gate = gate;
        this.ledger = ledger;
        this.workers = workers;
        this.bulkheads = bulkheads;
        this.properties = properties;
    }

    /// @param prepare makes of the body what asks to be ordered; runs where it may block
    Mono<ResponseEntity<byte[]>> take(
            ServerHttpRequest request, Function<byte[], Checked<InboundMessage>> prepare) {
        return order(request, prepare)
                .transformDeferred(BulkheadOperator.of(bulkheads.submissions()))
                .flatMap(ordered ->
                        ordered.fold(
                                id -> answer(request, id),
                                problem -> Mono.just(ProblemReplies.of(request, problem))));
    }

    /// The id of the message once it is durably ordered, now or by an earlier request.
    private Mono<Checked<Hash32>> order(
            ServerHttpRequest request, Function<byte[], Checked<InboundMessage>> prepare) {
        return Bodies.read(
                        request,
                        properties.bodyBytesMax(),
                        Duration.ofSeconds(properties.bodyTimeoutSeconds()))
                .flatMap(body -> workers.call(() -> body.then(prepare)))
                .flatMap(prepared ->
                        prepared.fold(
                                message ->
                                        Mono.fromCompletionStage(() -> gate.submit(message))
                                                .map(IntakeReplies::of),
                                problem -> Mono.just(Checked.bad(problem))));
    }

    private Mono<ResponseEntity<byte[]>> answer(ServerHttpRequest request, Hash32 id) {
        Preference preference =
                Preference.of(request.getHeaders().get(PREFER), properties.waitSecondsMax());
        if (!preference.waits()) {
            return accepted(id);
        }
        return Mono.fromFuture(() -> gate.whenExecuted(id).toCompletableFuture())
                .transformDeferred(BulkheadOperator.of(bulkheads.waits()))
                .timeout(preference.waiting())
                .publishOn(workers.scheduler())
                .map(executed -> receipt(executed, preference))
                .onErrorResume(Intakes::noReceiptYet, _ -> accepted(id));
    }

    /// Not in time, not while this process lives, or too many waiting already: the message is
    /// accepted all the same.
    private static boolean noReceiptYet(Throwable thrown) {
        return thrown instanceof TimeoutException
                || thrown instanceof NotExecutedException
                || thrown instanceof BulkheadFullException;
    }

    private static ResponseEntity<byte[]> receipt(ExecutedMessage executed, Preference preference) {
        String self = MessageView.path(executed.messageId());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(self))
                .header(HttpHeaders.CONTENT_LOCATION, self + "/receipt")
                .header(PREFERENCE_APPLIED, preference.applied())
                .body(Json.write(Receipts.of(executed)));
    }

    private Mono<ResponseEntity<byte[]>> accepted(Hash32 id) {
        return workers.call(() -> {
            MessageStatus status = ledger.message(id);
            if (status == null) {
                throw new IllegalStateException(
                        "an accepted message must be in the ledger, was not: " + id);
            }
            return ResponseEntity.accepted()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noStore())
                    .location(URI.create(MessageView.path(id)))
                    .body(Json.write(MessageView.of(status)));
        });
    }
}
