package io.xcmgateway.gateway.keystore;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The members of one JSON object, taken one by one; what nobody took is a fault.
final class Fields {
    private static final int DEPTH_MAX = 16;
    private static final int SHOWN_CHARS_MAX = 40;
    private static final int WORDS_MAX = 8;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH_MAX)
                                                    .maxNumberLength(20)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode object;
    private final String pointer;
    private final Set<String> taken = new HashSet<>();

    private Fields(JsonNode object, String pointer) {
        this.object = object;
        this.pointer = pointer;
    }

    /// A whole document: one object, no key twice.
    static Fields document(ByteString json) throws Unreadable {
        try {
            return of(JSON.readTree(json.toByteArray()), "");
        } catch (JacksonException _) {
            // Its message quotes the document.
            throw new Unreadable("", "one JSON object without duplicate keys", "something else");
        }
    }

    private static Fields of(JsonNode node, String pointer) throws Unreadable {
        if (!node.isObject()) {
            throw new Unreadable(pointer, "an object", kind(node));
        }
        return new Fields(node, pointer);
    }

    boolean has(String name) {
        return object.has(name);
    }

    /// Takes what wallets note beside the key, whatever it is.
    void passOver(String... names) {
        taken.addAll(List.of(names));
    }

    /// @throws Unreadable if there is a member that nobody took
    void end() throws Unreadable {
        for (String name : object.propertyNames()) {
            if (!taken.contains(name)) {
                throw new Unreadable(at(shown(name)), "no such key", "there");
            }
        }
    }

    Fields fields(String name) throws Unreadable {
        return of(node(name), at(name));
    }

    String text(String name) throws Unreadable {
        return text(node(name), at(name));
    }

    /// One of the texts that are known.
    String oneOf(String name, String... known) throws Unreadable {
        String text = text(name);
        if (!List.of(known).contains(text)) {
            throw new Unreadable(at(name), String.join(" or ", known), shown(text));
        }
        return text;
    }

    /// A list of short texts.
    List<String> words(String name) throws Unreadable {
        JsonNode node = node(name);
        if (!node.isArray() || node.size() > WORDS_MAX) {
            throw new Unreadable(
                    at(name), "an array of at most " + WORDS_MAX + " strings", kind(node));
        }
        List<String> words = new ArrayList<>();
        for (JsonNode each : node) {
            words.add(text(each, at(name) + "/" + words.size()));
        }
        return List.copyOf(words);
    }

    int whole(String name, int min, int max) throws Unreadable {
        JsonNode node = node(name);
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < min
                || node.longValue() > max) {
            throw new Unreadable(
                    at(name),
                    "a whole number " + min + ".." + max,
                    node.isNumber() ? shown(node.toString()) : kind(node));
        }
        return node.intValue();
    }

    /// Hex of `length` bytes, with or without `0x`.
    ByteString bytes(String name, int length) throws Unreadable {
        return bytes(name, length, length);
    }

    ByteString bytes(String name, int lengthMin, int lengthMax) throws Unreadable {
        String text = text(name);
        ByteString bytes = text.length() > 2 + 2 * lengthMax ? null : ByteString.parseHex(text);
        if (bytes == null || bytes.length() < lengthMin || bytes.length() > lengthMax) {
            throw new Unreadable(
                    at(name),
                    "hex of "
                            + (lengthMin == lengthMax ? "" : lengthMin + "..")
                            + lengthMax
                            + " bytes",
                    text.length() + " characters");
        }
        return bytes;
    }

    private JsonNode node(String name) throws Unreadable {
        taken.add(name);
        @Nullable JsonNode node = object.get(name);
        if (node == null) {
            throw new Unreadable(at(name), "there", "missing");
        }
        return node;
    }

    String at(String name) {
        return pointer + "/" + name;
    }

    private static String text(JsonNode node, String pointer) throws Unreadable {
        if (!node.isString()) {
            throw new Unreadable(pointer, "a string", kind(node));
        }
        return node.stringValue();
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "…";
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array of " + node.size();
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
    }
}
