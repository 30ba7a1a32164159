package io.xcmgateway.api.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.xcm.RandomForm;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Inputs to begin from: the vectors and the golden bytes.
final class Seeds {
    private static final List<String> MESSAGES =
            List.of("xcm-v3.json", "xcm-v4.json", "xcm-v5.json");

    private static final int MADE_UP = 100;

    private Seeds() {}

    /// Messages as SCALE, good ones and those on the edge of being refused.
    static Stream<ByteString> messages() {
        return Stream.of(
                        MESSAGES.stream().flatMap(file -> rows(file, "vectors", "scaleHex")),
                        rows("xcm-boundary.json", "vectors", "scaleHex"),
                        rows("xcm-conversions.json", "rows", "inputHex"))
                .flatMap(hex -> hex)
                .map(hex -> ByteString.hex(hex.asString()));
    }

    static Stream<ByteString> canonicalJson() {
        return MESSAGES.stream().flatMap(file -> rows(file, "vectors", "json")).map(Seeds::text);
    }

    /// @param form as the vectors name it
    static Stream<ByteString> jsonOf(String form) {
        return rows("xcm-json-forms.json", "rows", form).map(Seeds::text);
    }

    /// Values of a type, each from a seed of its own.
    static <T extends FormValue> Supplier<Stream<ByteString>> madeUp(FormReader.Item<T> type) {
        return () ->
                LongStream.range(0, MADE_UP)
                        .mapToObj(seed -> RandomForm.value(new SplittableRandom(seed), type))
                        .map(FormValue::encode);
    }

    static Supplier<Stream<ByteString>> golden(String... names) {
        return () ->
                Stream.of(names)
                        .map(name -> resource("/golden/" + name + ".hex"))
                        .map(text -> new String(text, StandardCharsets.US_ASCII))
                        .map(text -> ByteString.hex(text.replace("\n", "")));
    }

    /// Fields of signature vectors, one after the other.
    static Supplier<Stream<ByteString>> signatures(String scheme, String... fields) {
        return () ->
                gzipped("/vectors/signatures.json.gz")
                        .get(scheme)
                        .valueStream()
                        .map(row ->
                                Stream.of(fields)
                                        .map(field -> ByteString.hex(row.get(field).asString()))
                                        .reduce(
                                                ByteString.EMPTY,
                                                (head, part) -> head.concat(part)));
    }

    private static Stream<JsonNode> rows(String file, String array, String field) {
        return vectors(file)
                .get(array)
                .valueStream()
                .filter(row -> row.has(field))
                .map(row -> row.get(field));
    }

    private static ByteString text(JsonNode json) {
        return ByteString.wrap(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode vectors(String file) {
        return gzipped("/vectors/" + file + ".gz");
    }

    private static JsonNode gzipped(String name) {
        try (InputStream in = open(name);
                InputStream json = new GZIPInputStream(in)) {
            return new JsonMapper().readTree(json);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Seeds.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("no test resource " + name);
        }
        return in;
    }
}
