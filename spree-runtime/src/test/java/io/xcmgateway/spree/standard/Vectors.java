package io.xcmgateway.spree.standard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds vector files by name, such as `xcm-v5.json`: in the directory that `-Dvectors=DIR` names,
/// or else among the test resources. Either may hold them as `.json` or `.json.gz`.
final class Vectors {
    private static final JsonMapper JSON = new JsonMapper();

    private Vectors() {}

    /// All files of the suite, whose tests each take some.
    private static final List<String> FILES =
            List.of(
                    "xcm-v3.json",
                    "xcm-v4.json",
                    "xcm-v5.json",
                    "xcm-boundary.json",
                    "xcm-conversions.json",
                    "xcm-units.json",
                    "xcm-executor-cases.json",
                    "xcm-people-paseo-executions.json",
                    "xcm-people-paseo-weights.json",
                    "xcm-model-executions.json");

    /// The tests over several files: one that is not there is reported as skipped, but when there
    /// is no file of the whole suite, it fails.
    static Stream<DynamicNode> suite(
            List<String> files, Function<JsonNode, Stream<? extends DynamicNode>> tests) {
        List<DynamicNode> nodes = new ArrayList<>();
        boolean found = false;
        for (String file : files) {
            JsonNode json = find(file);
            if (json == null) {
                nodes.add(absent(file, where(file) + " is not there"));
            } else {
                found = true;
                nodes.add(DynamicContainer.dynamicContainer(file, tests.apply(json)));
            }
        }
        if (!found && FILES.stream().allMatch(file -> find(file) == null)) {
            throw new AssertionError("none of " + FILES + " is in " + where(""));
        }
        return nodes.stream();
    }

    /// Data of third parties that stays where it is: `../shared/external` beside the project.
    static Stream<DynamicNode> external(
            String file, Function<JsonNode, Stream<? extends DynamicNode>> tests) {
        Path path = projectRoot().resolve("../shared/external").resolve(file).normalize();
        return Files.isReadable(path)
                ? Stream.of(DynamicContainer.dynamicContainer(file, tests.apply(parse(path))))
                : Stream.of(absent(file, path + " is not there"));
    }

    /// Every item of an array as a test of its own.
    static Stream<JsonNode> each(JsonNode array) {
        return array.valueStream();
    }

    private static DynamicTest absent(String file, String reason) {
        return DynamicTest.dynamicTest(
                file + " is absent", () -> Assumptions.abort("skipped: " + reason));
    }

    private static @Nullable JsonNode find(String file) {
        String directory = System.getProperty("vectors");
        if (directory == null) {
            return resource(file);
        }
        for (String name : List.of(file, file + ".gz")) {
            Path path = directory(directory).resolve(name);
            if (Files.isReadable(path)) {
                return parse(path);
            }
        }
        return null;
    }

    private static @Nullable JsonNode resource(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file + ".gz")) {
            return in == null ? null : JSON.readTree(new GZIPInputStream(in));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static JsonNode parse(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return JSON.readTree(path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// A relative directory is meant from the project root.
    private static Path directory(String named) {
        return projectRoot().resolve(named).normalize();
    }

    private static String where(String file) {
        String directory = System.getProperty("vectors");
        return directory == null
                ? "the test resources /vectors/" + file
                : directory(directory).resolve(file).toString();
    }

    /// Surefire runs the tests of a module in its folder, one below the root.
    private static Path projectRoot() {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        Path parent = module.resolve("..").normalize();
        return Files.exists(module.resolve("api")) ? module : parent;
    }
}
