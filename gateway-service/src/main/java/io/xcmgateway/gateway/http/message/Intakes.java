package io.xcmgateway.gateway.http.message;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.config.HttpProperties;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.MessageGate;
import io.xcmgateway.gateway.execution.MessageStatus;
import io.xcmgateway.gateway.execution.NotExecutedException;
import io.xcmgateway.gateway.http.Bodies;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.CommitPath;
import io.xcmgateway.gateway.http.Workers;
import io.xcmgateway.gateway.http.json.Json;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.security.Caller;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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
    private final CommitPath commits;
    private final Charges charges;
    private final HttpProperties properties;

    Intakes(
            MessageGate gate,
            Ledger ledger,
            Workers workers,
            Bulkheads bulkheads,
            CommitPath commits,
            Charges charges,
            HttpProperties properties) {
        this.gate = gate;
        this.ledger = ledger;
        this.workers = workers;
        this.bulkheads = bulkheads;
        this.commits = commits;
        this.charges = charges;
        this.properties = properties;
    }

    /// @param prepare makes of the body what asks to be ordered; runs where it may block
    Mono<ResponseEntity<byte[]>> take(
            ServerHttpRequest request, Function<byte[], Checked<InboundMessage>> prepare) {
        return take(
                request,
                prepare,
                InboundMessage::gasLimit,
                message ->
                        gate.submit(message)
                                .thenApply(intake ->
                                        IntakeReplies.of(intake)
                                                .then(id ->
                                                        Checked.good(
                                                                new Taken(
                                                                        id,
                                                                        null,
                                                                        intake
                                                                                instanceof
                                                                                Intake
                                                                                        .Accepted)))));
    }

    /// @param prepare makes of the body what asks to be ordered; runs where it may block
    /// @param gasLimit what it takes from the caller's budget, unless it is not ordered now
    /// @param order gives it its place, or says why not
    <T> Mono<ResponseEntity<byte[]>> take(
            ServerHttpRequest request,
            Function<byte[], Checked<T>> prepare,
            ToLongFunction<T> gasLimit,
            Function<T, CompletionStage<Checked<Taken>>> order) {
        return order(request, prepare, gasLimit, order)
                .transformDeferred(BulkheadOperator.of(bulkheads.submissions()))
                .flatMap(ordered ->
                        ordered.fold(
                                taken -> answer(request, taken),
                                problem -> Mono.just(ProblemReplies.of(request, problem))));
    }

    private <T> Mono<Checked<Taken>> order(
            ServerHttpRequest request,
            Function<byte[], Checked<T>> prepare,
            ToLongFunction<T> gasLimit,
            Function<T, CompletionStage<Checked<Taken>>> order) {
        return Bodies.read(
                        request,
                        properties.bodyBytesMax(),
                        Duration.ofSeconds(properties.bodyTimeoutSeconds()))
                .flatMap(body -> workers.call(() -> body.then(prepare)))
                .flatMap(prepared ->
                        prepared.fold(
                                asked ->
                                        charges.pay(
                                                Caller.of(request),
                                                gasLimit.applyAsLong(asked),
                                                () -> order.apply(asked)),
                                problem -> Mono.just(Checked.bad(problem))));
    }

    private Mono<ResponseEntity<byte[]>> answer(ServerHttpRequest request, Taken taken) {
        Preference preference =
                Preference.of(request.getHeaders().get(PREFER), properties.waitSecondsMax());
        if (!preference.waits()) {
            return accepted(taken);
        }
        return Mono.fromFuture(() -> gate.whenExecuted(taken.messageId()).toCompletableFuture())
                .transformDeferred(BulkheadOperator.of(bulkheads.waits()))
                .timeout(preference.waiting())
                .doOnNext(_ -> commits.waits().onSuccess())
                .doOnError(TimeoutException.class, commits.waits()::onError)
                .publishOn(workers.scheduler())
                .flatMap(executed ->
                        taken.isAttempt(executed)
                                ? Mono.just(receipt(executed, taken, preference))
                                : accepted(taken))
                .onErrorResume(Intakes::noReceiptYet, thrown -> noReceipt(request, taken, thrown));
    }

    private Mono<ResponseEntity<byte[]>> noReceipt(
            ServerHttpRequest request, Taken taken, Throwable thrown) {
        return thrown instanceof NotExecutedException why && why.haltedInstance() != null
                ? Mono.just(
                        ProblemReplies.of(
                                request,
                                IntakeReplies.haltedMeanwhile(
                                        why.haltedInstance(), taken.messageId())))
                : accepted(taken);
    }

    /// Not in time, not while this process lives, or too many waiting already: the message is
    /// accepted all the same.
    private static boolean noReceiptYet(Throwable thrown) {
        return thrown instanceof TimeoutException
                || thrown instanceof NotExecutedException
                || thrown instanceof BulkheadFullException;
    }

    private static ResponseEntity<byte[]> receipt(
            ExecutedMessage executed, Taken taken, Preference preference) {
        String self = MessageView.path(executed.messageId());
        Long sequence = taken.sequence();
        String which = sequence == null ? "" : "?sequence=" + Long.toUnsignedString(sequence);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(self))
                .header(HttpHeaders.CONTENT_LOCATION, self + "/receipt" + which)
                .header(PREFERENCE_APPLIED, preference.applied())
                .body(Json.write(Receipts.of(executed)));
    }

    private Mono<ResponseEntity<byte[]>> accepted(Taken taken) {
        return workers.call(() -> {
            Hash32 id = taken.messageId();
            MessageStatus status = ledger.message(id);
            if (status == null) {
                throw new IllegalStateException(
                        "an accepted message must be in the ledger, was not: " + id);
            }
            return ResponseEntity.accepted()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noStore())
                    .location(URI.create(MessageView.path(id)))
                    .body(Json.write(MessageView.of(status, ledger.attempts(id))));
        });
    }
}
