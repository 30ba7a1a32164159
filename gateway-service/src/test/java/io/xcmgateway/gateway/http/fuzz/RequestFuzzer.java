package io.xcmgateway.gateway.http.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes requests: mostly as documented, each wrong in few places, so that what comes after the
/// first check is met too.
public final class RequestFuzzer {
    private static final int PARAMETER_MAX = 200;
    private static final List<String> MEDIA_TYPES =
            List.of(
                    "text/plain",
                    "application/xml",
                    "application/json;charset=utf-16",
                    "application/*",
                    "nonsense",
                    "application/json, text/plain",
                    "multipart/form-data;boundary=x",
                    "application/x-www-form-urlencoded",
                    ";");
    private static final List<String> ACCEPTED =
            List.of(
                    "*/*",
                    "application/json",
                    "application/json;q=0.1, */*;q=0.01",
                    "application/*+json",
                    "text/html",
                    ";;",
                    "a/b/c",
                    "application/json;q=7",
                    "application/vnd.xcmgateway.proof",
                    "image/png, text/plain;q=0.5");

    /// Headers that are not documented for most operations and must do no harm.
    private static final List<Map.Entry<String, List<String>>> HEADERS =
            List.of(
                    Map.entry("Prefer", List.of("wait=0", "wait=1", "wait=31", "wait", "x, y=\"")),
                    Map.entry(
                            "Idempotency-Key", List.of("", "k", "k k", "\u00e9", "k".repeat(300))),
                    Map.entry("If-None-Match", List.of("*", "\"", "\"x\", W/\"y\"", "x")),
                    Map.entry("If-Match", List.of("*", "\"x\"")),
                    Map.entry("If-Modified-Since", List.of("yesterday", "0")),
                    Map.entry("Range", List.of("bytes=0-1", "bytes=9-1", "lines=1")),
                    Map.entry("Content-Encoding", List.of("gzip", "identity", "br, gzip")),
                    Map.entry("Accept-Encoding", List.of("gzip", "identity;q=0", "*;q=0")),
                    Map.entry("Accept-Language", List.of("de", "*;q=x")),
                    Map.entry("Last-Event-ID", List.of("0", "-1", "x", "9".repeat(40))),
                    Map.entry("X-API-Key", List.of("", "nobody's", "x".repeat(300))),
                    Map.entry("Authorization", List.of("Basic eDp5", "Bearer", "Bearer a.b.c")),
                    Map.entry("Origin", List.of("null", "http://example.org", "::")),
                    Map.entry("X-Forwarded-For", List.of("127.0.0.1", "x, y")),
                    Map.entry("X-Forwarded-Host", List.of("example.org", "[")),
                    Map.entry("Forwarded", List.of("for=x;host=\"", "proto=gopher")),
                    Map.entry("X-HTTP-Method-Override", List.of("DELETE")),
                    Map.entry("Xcm-Origin", List.of("{", "{\"asserted\":{}}", "1 2")),
                    Map.entry("Xcm-Gas-Limit", List.of("0", "-1", "x", "9".repeat(30))),
                    Map.entry("Cookie", List.of("a=b", "=")),
                    Map.entry("traceparent", List.of("x", "00-0-0-0")));

    private final List<ApiOperation> operations;
    private final KnownValues known;

    public RequestFuzzer(List<ApiOperation> operations, KnownValues known) {
        this.operations = operations;
        this.known = known;
    }

    /// The request of a seed, given what is known by now. Operations take turns.
    public FuzzedRequest request(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        ApiOperation operation =
                operations.get((int) Long.remainderUnsigned(seed, operations.size()));
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        ByteString body = body(operation, random, headers);
        String target = target(operation, random, headers);
        if (random.nextInt(3) == 0) {
            headers.add(Map.entry("Accept", accepted(operation, random)));
        }
        if (random.nextInt(5) == 0) {
            Map.Entry<String, List<String>> header = one(random, HEADERS);
            headers.add(Map.entry(header.getKey(), one(random, header.getValue())));
        }
        return new FuzzedRequest(operation, target, headers, body);
    }

    private String target(
            ApiOperation operation,
            RandomGenerator random,
            List<Map.Entry<String, String>> headers) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (ApiOperation.Parameter each : operation.parameters()) {
            switch (each.in()) {
                case "path" -> path = path.replace("{" + each.name() + "}", segment(each, random));
                case "query" -> {
                    int times = one(random, List.of(0, 0, 1, 1, 1, 2));
                    for (int i = 0; i < times; i++) {
                        append(query, each.name(), value(each, random));
                    }
                }
                case "header" -> {
                    if (random.nextInt(3) == 0) {
                        headers.add(Map.entry(each.name(), visible(value(each, random))));
                    }
                }
                default -> throw new IllegalStateException("parameter in " + each.in());
            }
        }
        if (random.nextInt(12) == 0) {
            append(query, Mutations.text(random, "page"), Mutations.text(random, "1"));
        }
        return path + query;
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&').append(encoded(name)).append('=');
        query.append(encoded(value));
    }

    /// Never empty, which would be another path.
    private String segment(ApiOperation.Parameter parameter, RandomGenerator random) {
        String value = encoded(value(parameter, random));
        return value.isEmpty() || value.equals(".") || value.equals("..") ? "%20" : value;
    }

    private String value(ApiOperation.Parameter parameter, RandomGenerator random) {
        List<String> good = new ArrayList<>(known.like(parameter.name()));
        parameter.examples().forEach(each -> good.add(text(each)));
        String value = good.isEmpty() ? "1" : one(random, good);
        return random.nextInt(4) == 0 ? Mutations.text(random, value) : value;
    }

    private static String text(JsonNode example) {
        return example.isContainer() ? example.toString() : example.asString("");
    }

    private ByteString body(
            ApiOperation operation,
            RandomGenerator random,
            List<Map.Entry<String, String>> headers) {
        if (operation.bodies().isEmpty()) {
            // A body where none is expected.
            return random.nextInt(20) == 0 ? ByteString.ascii("{}") : ByteString.EMPTY;
        }
        Map.Entry<String, ApiOperation.Body> described =
                one(random, List.copyOf(operation.bodies().entrySet()));
        String media = described.getKey();
        byte[] bytes = media.endsWith("json") ? json(described.getValue(), random) : binary(random);
        if (random.nextInt(20) != 0) {
            headers.add(
                    Map.entry(
                            "Content-Type",
                            random.nextInt(12) == 0 ? one(random, MEDIA_TYPES) : media));
        }
        return ByteString.wrap(random.nextInt(10) == 0 ? Mutations.bytes(random, bytes) : bytes);
    }

    private byte[] json(ApiOperation.Body described, RandomGenerator random) {
        JsonNode example =
                described.examples().isEmpty()
                        ? JsonNodeFactory.instance.objectNode()
                        : one(random, List.copyOf(described.examples().values()));
        return Mutations.utf8(random.nextInt(4) == 0 ? example : Mutations.json(random, example));
    }

    /// Bytes of a kind that was seen, or any.
    private byte[] binary(RandomGenerator random) {
        List<String> seen = known.like("scale").stream().filter(RequestFuzzer::isHex).toList();
        byte[] bytes;
        if (seen.isEmpty() || random.nextInt(3) == 0) {
            bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
        } else {
            bytes = ByteString.hex(one(random, seen)).toByteArray();
        }
        return bytes;
    }

    private static boolean isHex(String text) {
        return text.matches("0x([0-9a-f]{2})*");
    }

    private static String accepted(ApiOperation operation, RandomGenerator random) {
        List<String> good = new ArrayList<>(ACCEPTED);
        operation.answers().values().forEach(each -> good.addAll(each.keySet()));
        return one(random, good);
    }

    /// Short enough that all of them fit into a request line, which may have 32 KiB.
    private static String encoded(String text) {
        String part = text.substring(0, Math.min(text.length(), PARAMETER_MAX));
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// What a header may carry.
    private static String visible(String text) {
        return text.replaceAll("[^ -~\u00a0-\u00ff]", "~").strip();
    }

    private static <T> T one(RandomGenerator random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
