package io.xcmgateway.gateway.http.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.ContentTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.Posts;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.problem.Checked;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/instances/precheck`.
@RestController
@Tag(name = "instances")
final class OptInPrecheckRoute {
    private final Posts posts;
    private final Bulkheads bulkheads;
    private final Ledger ledger;

    OptInPrecheckRoute(Posts posts, Bulkheads bulkheads, Ledger ledger) {
        this.posts = posts;
        this.bulkheads = bulkheads;
        this.ledger = ledger;
    }

    @PostMapping("/v1/instances/precheck")
    @RefusesBodies
    @Operation(
            operationId = "precheckOptIn",
            summary = "What an opt-in comes to, and what is to be signed for it",
            description =
                    "Takes an opt-in without its signatures. Tells the instance's id, the bytes of"
                        + " the genesis configuration, every contradiction in it, and the bytes"
                        + " that the keys of the authority sign. Nothing is stored. Who signs bytes"
                        + " that a server gives should make them again from PROOF.md first.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(implementation = OptInBody.Draft.class),
                                            examples = @ExampleObject(OptInExamples.DRAFT))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "What it comes to, also if something is against it.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = OptInCheckView.class),
                                            examples = @ExampleObject(OptInExamples.PRECHECKED))))
    Mono<ResponseEntity<byte[]>> precheck(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<MediaType> head =
                QueryParameters.of(request)
                        .then(_ ->
                                ContentTypes.among(
                                        request.getHeaders(), MediaType.APPLICATION_JSON))
                        .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON));
        return posts.answer(
                request,
                head,
                bulkheads.reads(),
                (_, body) ->
                        OptInReader.draft(ledger.attestors().network().id(), body)
                                .then(draft ->
                                        Checked.good(Replies.once(OptInCheckView.of(draft)))));
    }
}
