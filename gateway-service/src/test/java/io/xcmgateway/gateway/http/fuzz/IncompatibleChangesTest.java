package io.xcmgateway.gateway.http.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IncompatibleChangesTest {
    private static final Path COMMITTED =
            Path.of("..", "api", "src", "main", "resources", "openapi.yaml");

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/modules/precheck: | /v1/modules/check: | POST /v1/modules/precheck is gone",
                "operationId: \"getReceipt\" | operationId: \"receipt\" | is called receipt",
                "- \"blake2b_v1\" | - \"blake2b_v2\" | has no value blake2b_v1",
                "gasUsed: | gasSpent: | /gasUsed is gone",
                "name: \"Prefer\" | name: \"Wait\" | has no parameter header Prefer",
                "application/octet-stream: | application/other: | takes no"
                        + " application/octet-stream",
                "- \"origin\" | - \"gasLimit\" | /gasLimit is required"
            })
    void breakingChangesAreFound(String before, String after, String found) throws IOException {
        String committed = Files.readString(COMMITTED);
        assertThat(committed).contains(before);

        assertThat(
                        IncompatibleChanges.between(
                                parsed(committed), parsed(committed.replace(before, after))))
                .anySatisfy(each -> assertThat(each).contains(found));
        assertThat(IncompatibleChanges.between(parsed(committed), parsed(committed))).isEmpty();
    }

    private static JsonNode parsed(String yaml) throws IOException {
        return JsonMapper.shared().readTree(new YAMLMapper().readTree(yaml).toString());
    }
}
