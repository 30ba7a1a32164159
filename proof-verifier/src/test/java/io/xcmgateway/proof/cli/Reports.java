package io.xcmgateway.proof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.xcmgateway.proof.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds what the commands print with `--json` to `report.schema.json`.
final class Reports {
    private static final Schema REPORT = schema("report.schema.json");

    private Reports() {}

    /// The one value that was printed, on one line.
    static JsonNode held(String json) {
        assertThat(json.lines()).hasSize(1);
        assertThat(REPORT.validate(json, InputFormat.JSON)).as(json).isEmpty();
        return JsonMapper.shared().readTree(json);
    }

    static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(name), InputFormat.JSON);
    }

    /// A schema's own text.
    static String text(String name) {
        try (InputStream in = Policy.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
