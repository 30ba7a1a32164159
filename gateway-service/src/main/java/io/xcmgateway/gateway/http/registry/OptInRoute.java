package io.xcmgateway.gateway.http.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.EvidenceVerdict;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.config.GasProperties;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.ContentTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.Posts;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.instance.InstanceRegistry;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/instances`: the way in for host chains.
@RestController
@Tag(name = "instances")
final class OptInRoute {
    /// Expiry is compared with the time of the genesis, which the core says.
    private static final long BEFORE_ANY_EXPIRY = 0;

    private static final int RETRY_SECONDS = 1;

    private final Posts posts;
    private final Bulkheads bulkheads;
    private final Ledger ledger;
    private final InstanceRegistry instances;
    private final GasProperties gas;

    OptInRoute(
            Posts posts,
            Bulkheads bulkheads,
            Ledger ledger,
            InstanceRegistry instances,
            GasProperties gas) {
        this.posts = posts;
        this.bulkheads = bulkheads;
        this.ledger = ledger;
        this.instances = instances;
        this.gas = gas;
    }

    @PostMapping("/v1/instances")
    @RefusesBodies
    @ApiResponse(ref = ApiExamples.PROBLEM_401, responseCode = "401")
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "optIn",
            summary = "Opt a host chain in to a module",
            description = OptInExamples.DESCRIPTION,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = OptInBody.class),
                                            examples = @ExampleObject(OptInExamples.BODY))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The instance was there already, opted in with the same.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = InstanceView.class),
                                        examples = @ExampleObject(ApiExamples.INSTANCE))),
                @ApiResponse(
                        responseCode = "201",
                        description =
                                "The instance is there. `Link` with `rel=\"proof\"` is the proof of"
                                        + " sequence 0.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = InstanceView.class),
                                        examples = @ExampleObject(ApiExamples.INSTANCE)))
            })
    Mono<ResponseEntity<byte[]>> optIn(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<MediaType> head =
                QueryParameters.of(request)
                        .then(_ ->
                                ContentTypes.among(
                                        request.getHeaders(), MediaType.APPLICATION_JSON))
                        .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON));
        return posts.order(
                request,
                head,
                bulkheads.submissions(),
                (_, body) ->
                        OptInReader.read(ledger.attestors().network().id(), body)
                                .then(this::proven),
                instances::optIn,
                this::reply);
    }

    /// Says what the core would say with a status of its own.
    private Checked<OptInRequest> proven(OptInRequest request) {
        Instance instance = request.instance();
        long gasLimit = request.evidence().submission().gasLimit();
        if (Long.compareUnsigned(gasLimit, gas.perMessageMax()) > 0) {
            return Checked.bad(
                    Problem.expected(
                            ProblemType.GAS_LIMIT_OUT_OF_RANGE,
                            "gasLimit",
                            "at most " + gas.perMessageMax(),
                            Long.toUnsignedString(gasLimit)));
        }
        InputContext context =
                InputContext.of(BEFORE_ANY_EXPIRY, gasLimit, Location.PARENT, request.evidence());
        if (EvidenceCheck.check(request.evidence(), instance, context, instance.profileHash())
                instanceof EvidenceVerdict.Refused(String reason, String expected, String found)) {
            return Checked.bad(
                    Problem.expected(ProblemType.ORIGIN_NOT_PROVEN, reason, expected, found));
        }
        for (InstanceSummary each : ledger.instances()) {
            if (each.optedOutMs() == null
                    && !each.archived()
                    && each.instance().universal().equals(instance.universal())
                    && !each.id().equals(instance.id())) {
                return Checked.bad(
                        Problem.of(
                                        ProblemType.HOST_CHAIN_OPTED_IN,
                                        "another instance of the module lives on this host chain: "
                                                + each.id())
                                .with("instanceId", each.id().toString()));
            }
        }
        return Checked.good(request);
    }

    private Checked<ResponseEntity<byte[]>> reply(OptIn optIn) {
        return switch (optIn) {
            case OptIn.OptedIn made -> Checked.good(view(HttpStatus.CREATED, made.instanceId()));
            case OptIn.AlreadyOptedIn(Hash32 instanceId) ->
                    Checked.good(view(HttpStatus.OK, instanceId));
            case OptIn.Refused(String reason, String expected, String found) ->
                    Checked.bad(
                            Problem.expected(
                                    ProblemType.OPT_IN_REFUSED,
                                    JsonFields.shown(reason),
                                    expected,
                                    found));
            case OptIn.Unavailable _ ->
                    Checked.bad(
                            Problem.of(
                                            ProblemType.OVERLOADED,
                                            "no host chain can be opted in at present")
                                    .retryAfter(RETRY_SECONDS));
        };
    }

    private ResponseEntity<byte[]> view(HttpStatus status, Hash32 instanceId) {
        InstanceSummary summary = ledger.instance(instanceId);
        if (summary == null) {
            throw new IllegalStateException("what is opted in must be there: " + instanceId);
        }
        ResponseEntity<byte[]> found = Replies.current(InstanceView.of(summary));
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(found.getHeaders());
        headers.setLocation(URI.create("/v1/instances/" + instanceId));
        headers.set(
                HttpHeaders.LINK,
                "</v1/messages/"
                        + summary.genesisMessageId()
                        + "/proof?level=replayable>; rel=\"proof\"");
        return new ResponseEntity<>(found.getBody(), headers, status);
    }
}
