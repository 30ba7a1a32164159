package io.xcmgateway.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// A JSON document, read strictly: one value, no key twice, bounded in depth and size.
sealed interface Json {
    int DEPTH_MAX = 16;
    int TEXT_CHARS_MAX = 4096;
    int NUMBER_CHARS_MAX = 20;

    JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEPTH_MAX)
                                    .maxStringLength(TEXT_CHARS_MAX)
                                    .maxNameLength(TEXT_CHARS_MAX)
                                    .maxNumberLength(NUMBER_CHARS_MAX)
                                    .build())
                    .build();

    record Text(String value) implements Json {}

    /// @param digits as written
    record Whole(String digits) implements Json {}

    record Flag(boolean value) implements Json {}

    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// @param values in the order of the document
    record Fields(Map<String, Json> values) implements Json {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// Null, or a number that is not whole: no policy has one.
    record Other(String found) implements Json {}

    /// What the reader wanted here, and what stood here; a refusal of the whole document.
    final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        private final String pointer;
        private final String expected;
        private final String found;

        Fault(String pointer, String expected, String found) {
            super(expected, null, false, false);
            this.pointer = pointer;
            this.expected = expected;
            this.found = found;
        }

        /// Where, as a JSON pointer (RFC 6901).
        String pointer() {
            return pointer;
        }

        String expected() {
            return expected;
        }

        String found() {
            return found;
        }
    }

    static Json parse(String text) throws Fault {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Json value = value(parser, "");
            JsonToken after = parser.nextToken();
            if (after != null) {
                throw new Fault("", "end of the document", after.name());
            }
            return value;
        } catch (JacksonException broken) {
            throw new Fault(
                    "",
                    "JSON of at most " + DEPTH_MAX + " levels",
                    String.valueOf(broken.getOriginalMessage()));
        }
    }

    /// One step of a JSON pointer.
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Json value(JsonParser parser, String pointer) throws Fault {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> fields(parser, pointer);
            case START_ARRAY -> items(parser, pointer);
            case VALUE_STRING -> new Text(parser.getString());
            case VALUE_NUMBER_INT -> new Whole(parser.getString());
            case VALUE_TRUE -> new Flag(true);
            case VALUE_FALSE -> new Flag(false);
            case null -> throw new Fault(pointer, "a value", "nothing");
            default -> new Other(parser.getString());
        };
    }

    private static Fields fields(JsonParser parser, String pointer) throws Fault {
        Map<String, Json> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String below = pointer + "/" + escape(name);
            parser.nextToken();
            if (values.put(name, value(parser, below)) != null) {
                throw new Fault(below, "each key once", "it is there twice");
            }
        }
        return new Fields(values);
    }

    private static Items items(JsonParser parser, String pointer) throws Fault {
        List<Json> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, pointer + "/" + values.size()));
        }
        return new Items(values);
    }
}
