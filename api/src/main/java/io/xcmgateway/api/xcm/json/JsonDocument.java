package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.scale.Malformed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

/// Takes one JSON value from a parser into memory, since its keys may come in any order. Refuses
/// text that is not JSON, a key that comes twice, and numbers with a fraction.
final class JsonDocument {
    /// Arrays and objects inside one another: a program inside a program takes 3 levels, and there
    /// are at most 100 of them.
    static final int NESTING_MAX = 400;

    /// Keys of one object; no type has more than 20 fields. So they can be searched one by one.
    static final int KEYS_MAX = 32;

    private static final int KEYS_RESERVED = 3;

    private final JsonParser parser;

    private JsonDocument(JsonParser parser) {
        this.parser = parser;
    }

    /// The value that the parser stands on, or else the next one.
    static JsonPart read(JsonParser parser) throws Malformed {
        JsonDocument document = new JsonDocument(parser);
        JsonToken first = parser.currentToken() == null ? document.next() : parser.currentToken();
        return document.part(first, document.place(null, null, 0), 0);
    }

    /// Refuses anything after the value.
    static void requireEnd(JsonParser parser) throws Malformed {
        JsonDocument document = new JsonDocument(parser);
        if (document.next() != null) {
            throw Malformed.at(document.offset(), "", "end of input", "more after the value");
        }
    }

    private JsonPart part(@Nullable JsonToken token, JsonPart.Place place, int depth)
            throws Malformed {
        if (token == null) {
            throw place.refusal("a JSON value", "end of input");
        }
        if (depth > NESTING_MAX) {
            throw place.refusal("nesting of at most " + NESTING_MAX, "a level more");
        }
        return switch (token) {
            case START_OBJECT -> members(place, depth);
            case START_ARRAY -> items(place, depth);
            case VALUE_STRING -> new JsonPart.Text(place, text(place));
            case VALUE_NUMBER_INT -> new JsonPart.Whole(place, text(place));
            case VALUE_NUMBER_FLOAT -> throw place.refusal("a whole number", text(place));
            case VALUE_TRUE -> new JsonPart.Bool(place, true);
            case VALUE_FALSE -> new JsonPart.Bool(place, false);
            case VALUE_NULL -> new JsonPart.Nothing(place);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw place.refusal("a JSON value", token.toString());
        };
    }

    private JsonPart members(JsonPart.Place place, int depth) throws Malformed {
        JsonPart.Members object = new JsonPart.Members(place, new ArrayList<>(KEYS_RESERVED));
        while (next() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            JsonToken value = next();
            JsonPart.Place at = place(place, key, 0);
            if (object.find(key) != null) {
                throw at.refusal("each key once", "a second \"" + key + "\"");
            }
            if (object.members().size() == KEYS_MAX) {
                throw at.refusal("at most " + KEYS_MAX + " keys", "one more");
            }
            object.members().add(part(value, at, depth + 1));
        }
        return object;
    }

    private JsonPart items(JsonPart.Place place, int depth) throws Malformed {
        List<JsonPart> items = new ArrayList<>();
        JsonToken token = next();
        while (token != JsonToken.END_ARRAY) {
            items.add(part(token, place(place, null, items.size()), depth + 1));
            token = next();
        }
        return new JsonPart.Items(place, items);
    }

    private JsonPart.Place place(JsonPart.@Nullable Place outer, @Nullable String key, int index) {
        return new JsonPart.Place(outer, key, index, offset());
    }

    private int offset() {
        return (int) Math.max(0, parser.currentTokenLocation().getCharOffset());
    }

    private String text(JsonPart.Place place) throws Malformed {
        try {
            return parser.getString();
        } catch (StreamReadException | StreamConstraintsException notJson) {
            throw refusal(place.pointer(), notJson.getOriginalMessage());
        }
    }

    private @Nullable JsonToken next() throws Malformed {
        try {
            return parser.nextToken();
        } catch (StreamReadException | StreamConstraintsException notJson) {
            throw refusal("", notJson.getOriginalMessage());
        }
    }

    private Malformed refusal(String pointer, String reason) {
        int at = (int) Math.max(0, parser.currentLocation().getCharOffset());
        return Malformed.at(at, pointer, "JSON", reason);
    }
}
