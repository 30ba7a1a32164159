package io.xcmgateway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.yaml.snakeyaml.Yaml;

/// This module's README has a table of all properties, made from the records they bind to: names
/// and bounds from the compiled records, words from their Javadoc, defaults from
/// `application.yaml`. `-Dproperties.update=true` writes it anew.
class PropertiesTableTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN =
            "<!-- properties: made from the records by PropertiesTableTest -->\n";
    private static final String END = "<!-- end of properties -->\n";
    private static final Path SOURCES = Path.of("src/main/java/io/xcmgateway/gateway/config");

    @Test
    void theReadmeHasAllProperties() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        String table = table();
        if (Boolean.getBoolean("properties.update")) {
            Files.writeString(README, readme.substring(0, from) + table + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from, to))
                .as("write it anew with -Dproperties.update=true")
                .isEqualTo(table);
    }

    private static String table() throws IOException {
        Map<String, Object> defaults = new TreeMap<>();
        Object yaml =
                new Yaml().load(Files.readString(Path.of("src/main/resources/application.yaml")));
        flatten("", yaml, defaults);
        StringBuilder table =
                new StringBuilder("| property | default | bounds | what |\n|---|---|---|---|\n");
        for (Class<?> each : records()) {
            String prefix = each.getAnnotation(ConfigurationProperties.class).value();
            rows(prefix, each, defaults, table);
        }
        return table.toString();
    }

    private static List<Class<?>> records() {
        return new ClassFileImporter()
                .importPackages("io.xcmgateway.gateway").stream()
                        .filter(each -> each.isAnnotatedWith(ConfigurationProperties.class))
                        .<Class<?>>map(each -> each.reflect())
                        .sorted(
                                Comparator.comparing(each ->
                                        each.getAnnotation(ConfigurationProperties.class).value()))
                        .toList();
    }

    private static void rows(
            String prefix, Class<?> type, Map<String, Object> defaults, StringBuilder table)
            throws IOException {
        Map<String, String> words = words(type);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + kebab(component.getName());
            Class<?> nested = nested(component);
            String text = words.get(component.getName());
            assertThat(text).as("@param of %s", name).isNotNull();
            table.append("| `")
                    .append(name)
                    .append("` | ")
                    .append(shownDefault(name, type, component, defaults))
                    .append(" | ")
                    .append(bounds(component))
                    .append(" | ")
                    .append(text)
                    .append(" |\n");
            if (nested != null) {
                boolean list = component.getType() == List.class;
                rows(list ? name + "[]" : name, nested, defaults, table);
            }
        }
    }

    private static String shownDefault(
            String name, Class<?> type, RecordComponent component, Map<String, Object> defaults) {
        Object value = defaults.get(name);
        DefaultValue given = parameter(type, component).getAnnotation(DefaultValue.class);
        if (value == null && given != null && given.value().length > 0) {
            value = given.value()[0];
        }
        if (value != null) {
            return "`" + value + "`";
        }
        boolean required = has(component, NotNull.class);
        return required && type.isAnnotationPresent(Profile.class) ? "required" : "";
    }

    private static java.lang.reflect.Parameter parameter(Class<?> type, RecordComponent component) {
        var parameters = type.getDeclaredConstructors()[0].getParameters();
        for (var parameter : parameters) {
            if (parameter.getName().equals(component.getName())) {
                return parameter;
            }
        }
        throw new IllegalStateException("no parameter " + component);
    }

    private static boolean has(
            RecordComponent component, Class<? extends java.lang.annotation.Annotation> kind) {
        return component.getAccessor().isAnnotationPresent(kind);
    }

    private static String bounds(RecordComponent component) {
        Min min = component.getAccessor().getAnnotation(Min.class);
        Max max = component.getAccessor().getAnnotation(Max.class);
        if (min == null && max == null) {
            return "";
        }
        return (min == null ? "" : String.format(Locale.ROOT, "%,d", min.value()))
                + ".."
                + (max == null ? "" : String.format(Locale.ROOT, "%,d", max.value()));
    }

    /// The record that a component is of, or is a list of; `null` if it is none of ours.
    private static @Nullable Class<?> nested(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.getGenericType() instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0] instanceof Class<?> item) {
            type = item;
        }
        return type.isRecord() && type.getName().startsWith("io.xcmgateway.gateway.") ? type : null;
    }

    /// What the Javadoc of a record says of each component.
    private static Map<String, String> words(Class<?> type) throws IOException {
        Class<?> outer = Objects.requireNonNullElse(type.getEnclosingClass(), type);
        Path source = Path.of("src/main/java").resolve(outer.getName().replace('.', '/') + ".java");
        Matcher javadoc =
                Pattern.compile(
                                "((?: *///[^\\n]*\\n)+)(?: *@[^\\n]*\\n)* *public record "
                                        + type.getSimpleName()
                                        + "\\(")
                        .matcher(Files.readString(source));
        assertThat(javadoc.find()).as("Javadoc of %s", type).isTrue();
        Map<String, String> words = new TreeMap<>();
        String text = javadoc.group(1).replaceAll("\\n *///   ", " ").replaceAll(" *///", "");
        Matcher param = Pattern.compile("(?m)^ ?@param (\\w+) (.*)$").matcher(text);
        while (param.find()) {
            words.put(param.group(1), param.group(2).strip().replace("|", "\\|"));
        }
        return words;
    }

    private static void flatten(String prefix, @Nullable Object value, Map<String, Object> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) ->
                    flatten(prefix.isEmpty() ? key.toString() : prefix + "." + key, inner, into));
        } else if (value != null) {
            into.put(prefix, value);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @Test
    void everyRecordOfTheServiceIsInItsPackage() {
        assertThat(SOURCES).isDirectory();
        assertThat(records())
                .allSatisfy(each ->
                        assertThat(each.getPackageName())
                                .isEqualTo("io.xcmgateway.gateway.config"));
    }
}
