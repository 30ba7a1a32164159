package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xcmgateway.gateway.http.dryrun.DryRunExamples;
import io.xcmgateway.gateway.http.fuzz.IncompatibleChanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The document that is served is the one that is committed. After a change that is meant: `mvn -pl
/// gateway-service -am test -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dopenapi.update=true`, then read the diff. A change that breaks clients is refused then too,
/// unless `-Dopenapi.incompatible=true` says that it is meant.
class OpenApiTest extends RunningGateway {
    private static final Path COMMITTED =
            Path.of("..", "api", "src", "main", "resources", "openapi.yaml");

    @Test
    void isTheCommittedOne() throws IOException {
        String served = http.get("/v3/api-docs.yaml").text();
        if (!Boolean.getBoolean("openapi.incompatible")) {
            assertThat(
                            IncompatibleChanges.between(
                                    parsed(Files.readString(COMMITTED)), parsed(served)))
                    .isEmpty();
        }
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }

        assertThat(served).isEqualTo(Files.readString(COMMITTED, StandardCharsets.UTF_8));
    }

    private static JsonNode parsed(String yaml) throws IOException {
        return JsonMapper.shared().readTree(new YAMLMapper().readTree(yaml).toString());
    }

    @Test
    void describesEveryOperationWithExamples() {
        JsonNode document = http.get("/v3/api-docs").json();

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/v1/instances",
                        "/v1/instances/{instance}",
                        "/v1/instances/precheck",
                        "/v1/instances/{instance}/messages",
                        "/v1/instances/{instance}/dry-runs",
                        "/v1/instances/{instance}/fees",
                        "/v1/instances/{instance}/state/{key}",
                        "/v1/instances/{instance}/state/{key}/proof",
                        "/v1/instances/{instance}/accounts/{location}/assets",
                        "/v1/instances/{instance}/traps",
                        "/v1/instances/{instance}/calls",
                        "/v1/instances/{instance}/halt/resume",
                        "/v1/instances/{instance}/halt/skip",
                        "/v1/instances/{instance}/outbound",
                        "/v1/instances/{instance}/parked",
                        "/v1/instances/{instance}/parked/{message}/retry",
                        "/v1/messages/{message}",
                        "/v1/messages/{message}/receipt",
                        "/v1/messages/{message}/proof",
                        "/v1/attestors",
                        "/v1/attestors/{setId}",
                        "/v1/checkpoints/{leafCount}/attestations",
                        "/v1/equivocations",
                        "/v1/statements/{hash}/attestations",
                        "/v1/checkpoints/latest",
                        "/v1/checkpoints/latest.note",
                        "/v1/checkpoints/{leafCount}",
                        "/v1/checkpoints/{from}/consistency/{to}",
                        "/v1/modules",
                        "/v1/events",
                        "/v1/instances/{instance}/statements",
                        "/v1/verifications",
                        "/v1/xcm/decode",
                        "/v1/xcm/encode",
                        "/v1/xcm/convert",
                        "/v1/modules/precheck",
                        "/v1/modules/{module}");
        document.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .forEach(operation -> {
                    assertThat(
                                    operation
                                            .at("/responses/200/content")
                                            .valueStream()
                                            .anyMatch(content ->
                                                    content.has("example")
                                                            || content.has("examples")))
                            .as("%s", operation.path("operationId"))
                            .isTrue();
                    assertThat(operation.path("summary").asString()).isNotBlank();
                    operation
                            .path("responses")
                            .propertyStream()
                            .filter(each -> each.getKey().compareTo("400") >= 0)
                            .forEach(each ->
                                    assertThat(each.getValue().path("$ref").asString())
                                            .isEqualTo(
                                                    "#/components/responses/Problem"
                                                            + each.getKey()));
                });
    }

    @Test
    void tellsTheLimits() {
        JsonNode limits = http.get("/v3/api-docs").json().path("x-limits");

        assertThat(limits.path("xcm-gateway.http.body-bytes-max").asInt()).isEqualTo(262_144);
        assertThat(limits.path("xcm-gateway.gas.per-message-max").asInt()).isEqualTo(1_000_000_000);
    }

    @Test
    void theExamplesOfASubmissionRunAndAreOneMessage() {
        JsonNode receipt = execute(parachain, ApiExamples.SUBMIT_ASSERTED);

        assertThat(receipt.path("outcome").has("Complete")).as("%s", receipt).isTrue();
        assertThat(receipt.path("balanceChanges").size()).isEqualTo(2);
        assertThat(execute(parachain, ApiExamples.SUBMIT_POLKADOT_JS)).isEqualTo(receipt);
        assertThat(execute(parachain, ApiExamples.SUBMIT_PAPI)).isEqualTo(receipt);
    }

    @Test
    void theExamplesOfDryRunAndFeesRun() {
        String instance = "/v1/instances/" + id(parachain);

        JsonNode minted = http.post(instance + "/dry-runs", DryRunExamples.DRY_RUN_MINTED).json();
        JsonNode fees = http.post(instance + "/fees", DryRunExamples.FEES_REQUEST).json();

        assertThat(minted.path("outcome").has("Complete")).as("%s", minted).isTrue();
        assertThat(minted.path("balanceChanges").size()).isEqualTo(2);
        assertThat(fees.at("/delivery/routable").asBoolean()).as("%s", fees).isTrue();
    }

    @Test
    void swaggerUiIsServed() {
        assertThat(http.get("/swagger-ui.html").header("location"))
                .isEqualTo("/swagger-ui/index.html");
        assertThat(http.get("/swagger-ui/index.html").status()).isEqualTo(200);
    }
}
