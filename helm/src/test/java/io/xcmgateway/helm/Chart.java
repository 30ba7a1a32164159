package io.xcmgateway.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The chart, rendered.
final class Chart {
    static final Path DIRECTORY = Path.of("xcm-gateway").toAbsolutePath();

    /// A copy whose test is no hook: templates without hooks are all that is rendered here.
    private static final Path UNHOOKED = unhooked();

    static final String RELEASE = "rel";
    static final String NAMESPACE = "ns";

    private Chart() {}

    /// Values files in `ci`, by name.
    static final List<String> VALUES = List.of("least", "everything", "bare");

    static final String NEWEST = "1.34.0";

    /// The oldest that the chart takes, and those around what it does differently.
    static final List<String> KUBERNETES = List.of("1.29.0", "1.30.0", "1.32.0", NEWEST);

    private static Path unhooked() {
        Path copy = Path.of("target", "unhooked", "xcm-gateway").toAbsolutePath();
        try (Stream<Path> all = Files.walk(DIRECTORY)) {
            for (Path each : all.toList()) {
                Path to = copy.resolve(DIRECTORY.relativize(each));
                if (Files.isDirectory(each)) {
                    Files.createDirectories(to);
                } else {
                    Files.writeString(
                            to, Files.readString(each).replace("helm.sh/hook", "unhooked"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    static Path values(String name) {
        return DIRECTORY.resolve("ci").resolve(name + "-values.yaml");
    }

    static TemplateCommand template(String values, String kubernetes) {
        return new Helm(UNHOOKED)
                .template()
                .withKubeVersion(kubernetes)
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withValuesFile(values(values));
    }

    static List<Manifest> render(String values, String kubernetes) {
        return manifests(template(values, kubernetes).call());
    }

    /// @throws org.yaml.snakeyaml.error.YAMLException if it is no YAML, or has a key twice
    static List<Manifest> manifests(String yaml) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(yaml)) {
            if (document instanceof Map<?, ?> map) {
                manifests.add(new Manifest(map));
            } else if (document != null) {
                throw new IllegalArgumentException("manifest must be a map, was " + document);
            }
        }
        return List.copyOf(manifests);
    }
}
