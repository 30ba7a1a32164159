package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.gateway.http.fuzz.AnswerRules;
import io.xcmgateway.gateway.http.fuzz.ApiOperation;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The examples of the OpenAPI document, by the document itself and by the service.
class OpenApiExamplesTest extends RunningGateway {
    private static final String INSTANCE = "{instance}";

    @Test
    void theExamplesAreAsTheirSchemasSay() {
        JsonNode document = http.get("/v3/api-docs").json();
        AnswerRules rules = new AnswerRules(document);
        int examples = 0;
        for (ApiOperation operation : ApiOperation.of(document)) {
            for (ApiOperation.Body body : operation.bodies().values()) {
                for (Map.Entry<String, JsonNode> example : body.examples().entrySet()) {
                    assertThat(rules.errors(body.schema(), example.getValue().toString()))
                            .as("%s, example %s", operation.id(), example.getKey())
                            .isEmpty();
                    examples++;
                }
            }
        }
        assertThat(examples).isGreaterThan(5);
    }

    /// Ids in them are of no gateway, and so a path or a signature may be refused: but never as
    /// malformed, and always as documented.
    @Test
    void theRequestsAreUnderstood() {
        JsonNode document = http.get("/v3/api-docs").json();
        AnswerRules rules = new AnswerRules(document);
        TreeSet<String> malformed = new TreeSet<>();
        for (ApiOperation operation : ApiOperation.of(document)) {
            String path = path(operation);
            for (Map.Entry<String, ApiOperation.Body> body : operation.bodies().entrySet()) {
                for (JsonNode example : body.getValue().examples().values()) {
                    Http.Answer answer =
                            http.send(
                                    http.to(path)
                                            .header("Content-Type", body.getKey())
                                            .method(
                                                    operation.method(),
                                                    HttpRequest.BodyPublishers.ofString(
                                                            example.toString())));
                    rules.check(operation, answer, operation.id());
                    if (answer.status() == 400) {
                        malformed.add(operation.id() + ": " + answer.text());
                    }
                }
            }
        }
        assertThat(malformed).isEmpty();
        theNextGoodMessageWorks();
    }

    @Test
    void theReadsAreUnderstood() {
        JsonNode document = http.get("/v3/api-docs").json();
        AnswerRules rules = new AnswerRules(document);
        List<ApiOperation> reads =
                ApiOperation.of(document).stream()
                        .filter(each -> each.method().equals("GET"))
                        .toList();
        assertThat(reads).hasSizeGreaterThan(10);
        for (ApiOperation operation : reads) {
            Http.Answer answer = http.get(path(operation));
            rules.check(operation, answer, operation.id());
            assertThat(answer.status())
                    .as("%s: %s", operation.id(), answer.text())
                    .isNotEqualTo(400);
        }
    }

    /// With the examples of its parameters, on an instance that there is.
    private String path(ApiOperation operation) {
        String path = operation.path().replace(INSTANCE, id(parachain));
        for (ApiOperation.Parameter each : operation.parameters()) {
            if (each.in().equals("path") && !each.examples().isEmpty()) {
                path =
                        path.replace(
                                "{" + each.name() + "}", each.examples().getFirst().asString(""));
            }
        }
        assertThat(path).as("an example for each parameter of the path").doesNotContain("{");
        return path + operation.requiredQuery();
    }
}
