package io.xcmgateway.gateway.http.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.xcmgateway.gateway.http.Http;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the OpenAPI document promises of an answer: one of the statuses, in one of the media types,
/// as the schema says; and of a refusal that it is a problem by the book.
public final class AnswerRules {
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;
    private final Map<String, Schema> schemas = new HashMap<>();

    public AnswerRules(JsonNode document) {
        this.document = document;
    }

    /// @param request what to name in a failure
    public void check(ApiOperation operation, Http.Answer answer, Object request) {
        int status = answer.status();
        assertThat(operation.answers())
                .as("%s answered %s: %s", request, status, answer.text())
                .containsKey(status);
        if (status >= 400) {
            assertThat(status).as("%s: %s", request, answer.text()).isNotEqualTo(500);
            answer.problem(type(answer, request));
        }
        if (answer.content().isEmpty()) {
            return;
        }
        MediaType found = MediaType.parseMediaType(answer.header("content-type"));
        Map.Entry<String, JsonNode> documented =
                operation.answers().getOrDefault(status, Map.of()).entrySet().stream()
                        .filter(each ->
                                MediaType.parseMediaType(each.getKey()).equalsTypeAndSubtype(found))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(request + " answered " + found));
        if (documented.getKey().endsWith("json")) {
            assertThat(errors(documented.getValue(), answer.text()))
                    .as("%s: %s", request, answer.text())
                    .isEmpty();
        }
    }

    private static ProblemType type(Http.Answer answer, Object request) {
        String uri = answer.json().path("type").asString("");
        return Arrays.stream(ProblemType.values())
                .filter(each -> each.uri().toString().equals(uri))
                .findFirst()
                .orElseThrow(() -> new AssertionError(request + " answered " + answer.text()));
    }

    /// What a schema of the document has against a value.
    public List<String> errors(JsonNode schema, String json) {
        return schemas
                .computeIfAbsent(schema.toString(), _ -> schema(schema))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /// With the components beside it, so that its references lead somewhere.
    private Schema schema(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.path("components"));
        return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON);
    }
}
