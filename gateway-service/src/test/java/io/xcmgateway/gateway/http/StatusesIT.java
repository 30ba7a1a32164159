package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xcmgateway.gateway.http.fuzz.ApiOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every status of every operation in the OpenAPI document was the answer to a request of a test in
/// this build, and no other status was. So this comes after all other tests, and is for whole
/// builds alone: `mvn verify`.
class StatusesIT {
    private static final Path COMMITTED =
            Path.of("..", "api", "src", "main", "resources", "openapi.yaml");

    @Test
    void everyDocumentedAnswerWasSeen() throws IOException {
        Set<String> seen = seen();
        Set<String> documented = documented();

        assertThat(documented).hasSizeGreaterThan(200);
        assertThat(seen).containsAll(documented);
    }

    /// A status that nobody documents would be a surprise to clients.
    @Test
    void noOtherAnswerWasSeen() throws IOException {
        Set<String> undocumented = seen();
        undocumented.removeAll(documented());
        // Provoked on purpose, by a core that breaks its own invariants.
        undocumented.removeIf(each -> each.endsWith(" 500"));

        assertThat(undocumented).isEmpty();
    }

    private static Set<String> documented() throws IOException {
        Set<String> all = new TreeSet<>();
        for (ApiOperation operation : operations()) {
            operation.answers().keySet().forEach(status -> all.add(name(operation, status)));
        }
        return all;
    }

    /// What was seen of operations that there are.
    private static Set<String> seen() throws IOException {
        List<ApiOperation> operations = new ArrayList<>(operations());
        Set<String> all = new TreeSet<>();
        for (String line : ObservedStatuses.all()) {
            String[] parts = line.split(" ", 3);
            operations.stream()
                    .filter(each -> each.method().equals(parts[0]) && matches(each, parts[1]))
                    .min((a, b) -> Long.compare(parameters(a), parameters(b)))
                    .ifPresent(each -> all.add(name(each, Integer.valueOf(parts[2]))));
        }
        return all;
    }

    private static boolean matches(ApiOperation operation, String path) {
        String[] pattern = operation.path().split("/", -1);
        String[] found = path.split("/", -1);
        return pattern.length == found.length
                && Arrays.stream(pattern)
                        .map(each -> each.startsWith("{") ? "[^/]+" : each.replace(".", "\\."))
                        .collect(Collectors.joining("/"))
                        .transform(path::matches);
    }

    private static long parameters(ApiOperation operation) {
        return operation.path().chars().filter(each -> each == '{').count();
    }

    private static String name(ApiOperation operation, int status) {
        return operation.id() + " " + status;
    }

    private static List<ApiOperation> operations() throws IOException {
        JsonNode document =
                JsonMapper.shared()
                        .readTree(
                                new YAMLMapper().readTree(Files.readString(COMMITTED)).toString());
        return ApiOperation.of(document);
    }
}
