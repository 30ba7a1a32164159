package io.xcmgateway.gateway.http.state;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.config.GasProperties;
import io.xcmgateway.gateway.execution.StateAt;
import io.xcmgateway.gateway.execution.Trials;
import io.xcmgateway.gateway.execution.Tried;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.Paged;
import io.xcmgateway.gateway.http.Paging;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.Revalidates;
import io.xcmgateway.gateway.http.dryrun.TrialCalls;
import io.xcmgateway.gateway.http.json.AssetWords;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.query.Answer;
import io.xcmgateway.spree.query.ConversionError;
import io.xcmgateway.spree.query.RuntimeApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /v1/instances/{instance}/accounts/{location}/assets`. The instance converts the location,
/// so this takes the way of the runs that change nothing.
@RestController
@Tag(name = "state")
final class AccountRoute {
    private static final int ACCOUNT_BYTES_MAX = 256;

    private final Trials trials;
    private final TrialCalls calls;
    private final GasProperties gas;

    AccountRoute(Trials trials, TrialCalls calls, GasProperties gas) {
        this.trials = trials;
        this.calls = calls;
        this.gas = gas;
    }

    @GetMapping("/v1/instances/{instance}/accounts/{location}/assets")
    @RefusesReads
    @Revalidates
    @Paged
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "listAssets",
            summary = "What an account holds",
            description = StateExamples.ASSETS_DESCRIPTION,
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = Paging.AFTER,
                            description = "The `next` of the page before.",
                            schema = @Schema(type = "string")),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page; empty for an account that holds nothing.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = AssetsView.class),
                                        examples = @ExampleObject(StateExamples.ASSETS)))
            })
    Mono<ResponseEntity<byte[]>> assets(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance,
            @Parameter(
                            description = StateExamples.LOCATION_PARAMETER,
                            example = StateExamples.LOCATION)
                    @PathVariable
                    String location) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<Question> asked =
                QueryParameters.of(request, Paging.AFTER, Paging.LIMIT)
                        .then(parameters ->
                                Negotiation.choose(request, MediaType.APPLICATION_JSON)
                                        .then(_ -> question(instance, location, parameters)));
        return switch (asked) {
            case Checked.Bad<Question>(Problem problem) ->
                    Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<Question>(Question question) ->
                    calls.answer(request, () -> ask(question), page -> page);
        };
    }

    private CompletionStage<Tried<Checked<ResponseEntity<byte[]>>>> ask(Question question) {
        return trials.ask(question.instanceId(), gas.perMessageDefault(), 1, question::page);
    }

    /// @param from where the page begins; `null` for the first one
    private record Question(
            Hash32 instanceId, AccountRef owner, @Nullable ByteString from, int limit) {

        Checked<ResponseEntity<byte[]>> page(StateAt at, RuntimeApi api) {
            List<ByteString> accounts = accounts(api);
            ByteString place = from == null ? HeldAssets.start() : from;
            if (!HeldAssets.isPlace(place, accounts)) {
                return Checked.bad(
                        Paging.refused(
                                Paging.AFTER, "the next of a page before", place.toString()));
            }
            AssetWords words = new AssetWords(at.instance().universal());
            HeldAssets assets = new HeldAssets(at.view(), words, accounts, limit);
            ByteString next = assets.collect(place);
            return Checked.good(
                    Replies.ofState(
                            at.sequence(),
                            at.stateRoot(),
                            new AssetsView(
                                    instanceId,
                                    Long.toUnsignedString(at.sequence()),
                                    at.stateRoot(),
                                    account(accounts),
                                    assets.held(),
                                    next)));
        }

        /// Of a location also itself: some profiles keep assets at locations.
        private List<ByteString> accounts(RuntimeApi api) {
            return switch (owner) {
                case AccountRef.Account(ByteString account) -> List.of(account);
                case AccountRef.At(Location location) -> {
                    List<ByteString> accounts = new ArrayList<>();
                    if (api.convertLocation(new VersionedLocation.V5(location))
                            instanceof
                            Answer.Given<ByteString, ConversionError>(ByteString account, long _)) {
                        accounts.add(account);
                    }
                    ByteString itself = ScaleWriter.encode(location, Location::write);
                    if (!accounts.contains(itself)) {
                        accounts.add(itself);
                    }
                    yield accounts;
                }
            };
        }

        private @Nullable ByteString account(List<ByteString> accounts) {
            return owner instanceof AccountRef.At && accounts.size() == 1
                    ? null
                    : accounts.getFirst();
        }
    }

    private static Checked<Question> question(
            String instance, String location, Map<String, String> parameters) {
        return Identifiers.hash("instance", instance)
                .then(id ->
                        owner(location)
                                .then(owner ->
                                        from(parameters)
                                                .then(from ->
                                                        Paging.limit(parameters)
                                                                .then(limit ->
                                                                        Checked.good(
                                                                                new Question(
                                                                                        id,
                                                                                        owner,
                                                                                        from.key(),
                                                                                        limit))))));
    }

    private record From(@Nullable ByteString key) {}

    private static Checked<From> from(Map<String, String> parameters) {
        String text = parameters.get(Paging.AFTER);
        if (text == null) {
            return Checked.good(new From(null));
        }
        ByteString key = JsonFields.strictHex(text);
        return key != null
                ? Checked.good(new From(key))
                : Checked.bad(Paging.refused(Paging.AFTER, "the next of a page before", text));
    }

    private static Checked<AccountRef> owner(String text) {
        ByteString account = JsonFields.strictHex(text);
        if (account != null && !account.isEmpty() && account.length() <= ACCOUNT_BYTES_MAX) {
            return Checked.good(new AccountRef.Account(account));
        }
        return XcmJson.read(text, Location::from) instanceof Decoded.Value<Location>(var location)
                ? Checked.good(new AccountRef.At(location))
                : Checked.bad(
                        Problem.expected(
                                ProblemType.MALFORMED_REQUEST,
                                "path variable {location}",
                                "a location in canonical JSON or 0x hex of an account of 1.."
                                        + ACCOUNT_BYTES_MAX
                                        + " bytes",
                                "\"" + JsonFields.shown(text) + "\""));
    }
}
