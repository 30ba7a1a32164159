package io.xcmgateway.gateway.http.json;

import io.xcmgateway.api.bytes.ByteString;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One JSON object of a request, of which every member must be known.
public final class JsonFields {
    private static final int SHOWN_CHARS_MAX = 80;
    private static final int POINTER_CHARS_MAX = 400;
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z");

    private final JsonNode object;
    private final String pointer;

    private JsonFields(JsonNode object, String pointer) {
        this.object = object;
        this.pointer = pointer;
    }

    /// Parses a whole document that must be one object with no other members than `known`.
    public static JsonFields parse(byte[] json, String... known) throws RefusedField {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new RefusedField("", "one well-formed JSON document", found(e));
        }
        return of(root, "", known);
    }

    /// The object `node`, which stands at `pointer` in the document.
    public static JsonFields of(JsonNode node, String pointer, String... known)
            throws RefusedField {
        if (!node.isObject()) {
            throw new RefusedField(pointer, "an object", kind(node));
        }
        Set<String> names = Set.of(known);
        for (String name : node.propertyNames()) {
            if (!names.contains(name)) {
                throw new RefusedField(
                        pointer,
                        "only the keys " + new TreeSet<>(names),
                        "\"" + shown(name) + "\"");
            }
        }
        return new JsonFields(node, pointer);
    }

    /// RFC 6901 pointer to the member `name`; names of ours need no escape.
    public String pointer(String name) {
        return pointer + "/" + name;
    }

    public boolean has(String name) {
        return object.has(name);
    }

    public JsonNode node(String name) throws RefusedField {
        @Nullable JsonNode node = object.get(name);
        if (node == null) {
            throw new RefusedField(pointer(name), "present", "missing");
        }
        return node;
    }

    public JsonFields object(String name, String... known) throws RefusedField {
        return of(node(name), pointer(name), known);
    }

    public String text(String name) throws RefusedField {
        JsonNode node = node(name);
        if (!node.isString()) {
            throw new RefusedField(pointer(name), "a string", kind(node));
        }
        return node.stringValue();
    }

    /// Bytes in lower-case hex behind `0x`.
    public ByteString bytes(String name) throws RefusedField {
        String text = text(name);
        @Nullable ByteString bytes = strictHex(text);
        if (bytes == null) {
            throw new RefusedField(
                    pointer(name),
                    "0x and lower-case hex of whole bytes",
                    "\"" + shown(text) + "\"");
        }
        return bytes;
    }

    public ByteString bytes(String name, int length) throws RefusedField {
        ByteString bytes = bytes(name);
        if (bytes.length() != length) {
            throw new RefusedField(pointer(name), length + " bytes", bytes.length() + " bytes");
        }
        return bytes;
    }

    /// An unsigned 64-bit number: a decimal string.
    public long u64(String name) throws RefusedField {
        String text = text(name);
        @Nullable Long value = parseU64(text);
        if (value == null) {
            throw new RefusedField(
                    pointer(name), "a decimal string of 0..2^64-1", "\"" + shown(text) + "\"");
        }
        return value;
    }

    /// A time, in milliseconds since 1970.
    public long time(String name) throws RefusedField {
        String text = text(name);
        try {
            if (TIME.matcher(text).matches()) {
                long millis = Instant.parse(text).toEpochMilli();
                if (millis >= 0) {
                    return millis;
                }
            }
        } catch (DateTimeException _) {
            // such as month 13: refused like any other text that is no time
        }
        throw new RefusedField(
                pointer(name),
                "an RFC 3339 UTC time since 1970 such as 2027-01-31T12:00:00.000Z",
                "\"" + shown(text) + "\"");
    }

    /// `null` unless it is decimal digits without leading zeros that fit 64 bits.
    public static @Nullable Long parseU64(String text) {
        if (!text.matches("0|[1-9][0-9]{0,19}")) {
            return null;
        }
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// `null` unless it is `0x` and lower-case hex of whole bytes.
    public static @Nullable ByteString strictHex(String text) {
        if (!text.startsWith("0x") || text.chars().anyMatch(c -> c >= 'A' && c <= 'F')) {
            return null;
        }
        return ByteString.parseHex(text);
    }

    /// What a client sent, short enough to be sent back.
    public static String shown(String text) {
        return cut(text, SHOWN_CHARS_MAX);
    }

    /// A pointer into what a client sent, with its keys, short enough to be sent back.
    public static String shownPointer(String pointer) {
        return cut(pointer, POINTER_CHARS_MAX);
    }

    private static String cut(String text, int charsMax) {
        return text.length() <= charsMax ? text : text.substring(0, charsMax) + "…";
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
    }

    /// Where parsing stopped. The parser's own message is kept back: it names classes.
    private static String found(JacksonException e) {
        String what =
                String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
                        ? "a duplicate key"
                        : "something else";
        var location = e.getLocation();
        return location == null
                ? what
                : what + " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
