package io.xcmgateway.gateway.http.signer;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.gateway.attestation.AttestorKeys.Answer;
import io.xcmgateway.gateway.attestation.Signable;
import io.xcmgateway.gateway.attestation.SignerUnavailableException;
import io.xcmgateway.gateway.http.Bodies;
import io.xcmgateway.gateway.http.Workers;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.signer.RecordingKeys;
import io.xcmgateway.gateway.signer.SigningWire;
import io.xcmgateway.gateway.state.StoreFailureException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// What a gateway asks of a signer, see [SigningWire].
final class SignerRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SignerRoutes.class);
    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(15);
    private static final MediaType WIRE = MediaType.parseMediaType(SigningWire.MEDIA_TYPE);

    private final RecordingKeys keys;
    private final Workers workers;

    SignerRoutes(RecordingKeys keys, Workers workers) {
        this.keys = keys;
        this.workers = workers;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(SigningWire.KEYS_PATH, _ -> known())
                .POST(SigningWire.SIGN_PATH, RequestPredicates.contentType(WIRE), this::sign)
                .build();
    }

    private Mono<ServerResponse> known() {
        return workers.call(() -> new SigningWire.Keys(keys.member(), keys.repeats()).encode())
                .flatMap(SignerRoutes::reply);
    }

    private Mono<ServerResponse> sign(ServerRequest request) {
        ServerHttpRequest http = request.exchange().getRequest();
        return Bodies.read(http, SigningWire.REQUEST_BYTES_MAX, BODY_TIMEOUT)
                .flatMap(body ->
                        switch (body) {
                            case Checked.Good<byte[]>(byte[] bytes) ->
                                    signed(http, ByteString.wrap(bytes));
                            case Checked.Bad<byte[]>(Problem problem) -> reply(http, problem);
                        });
    }

    private Mono<ServerResponse> signed(ServerHttpRequest http, ByteString body) {
        return switch (SigningWire.request(body)) {
            case Decoded.Refused<List<Signable>> refused ->
                    reply(http, Problem.of(ProblemType.MALFORMED_REQUEST, refused.message()));
            case Decoded.Value<List<Signable>>(List<Signable> what) ->
                    workers.call(() -> keys.sign(what))
                            .doOnNext(SignerRoutes::tellRefusals)
                            .flatMap(answers -> reply(SigningWire.answers(answers)))
                            .onErrorResume(
                                    SignerUnavailableException.class,
                                    e -> unavailable(http, "nothing can be signed", e))
                            .onErrorResume(
                                    StoreFailureException.class,
                                    e -> unavailable(http, "the record cannot be kept", e))
                            .onErrorResume(
                                    RejectedExecutionException.class,
                                    _ ->
                                            reply(
                                                    http,
                                                    Problem.of(
                                                            ProblemType.OVERLOADED,
                                                            "too many requests wait")));
        };
    }

    private static void tellRefusals(List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer instanceof Answer.Refused(String reason)) {
                LOG.error("refused to sign: {}", reason);
            }
        }
    }

    private static Mono<ServerResponse> unavailable(
            ServerHttpRequest http, String what, RuntimeException e) {
        LOG.error("{}", what, e);
        return reply(
                http, Problem.of(ProblemType.STORAGE_UNAVAILABLE, what + ": " + e.getMessage()));
    }

    private static Mono<ServerResponse> reply(ByteString body) {
        return ServerResponse.ok().contentType(WIRE).bodyValue(body.toByteArray());
    }

    private static Mono<ServerResponse> reply(ServerHttpRequest http, Problem problem) {
        ResponseEntity<byte[]> reply = ProblemReplies.of(http, problem);
        return ServerResponse.status(reply.getStatusCode())
                .headers(headers -> headers.putAll(reply.getHeaders()))
                .bodyValue(Objects.requireNonNull(reply.getBody()));
    }
}
