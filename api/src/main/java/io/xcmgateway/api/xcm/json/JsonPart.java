package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.scale.Malformed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a JSON document that remembers where it stood.
sealed interface JsonPart {
    Place place();

    record Text(Place place, String value) implements JsonPart {}

    /// @param digits as written; has no fraction and no exponent
    record Whole(Place place, String digits) implements JsonPart {}

    record Bool(Place place, boolean value) implements JsonPart {}

    record Nothing(Place place) implements JsonPart {}

    record Items(Place place, List<JsonPart> items) implements JsonPart {}

    /// @param members each under its key, which its place tells; the reader takes out what it has
    ///   read
    record Members(Place place, List<JsonPart> members) implements JsonPart {

        /// The member under `key`, `null` if there is none.
        @Nullable JsonPart find(String key) {
            for (JsonPart member : members) {
                if (key.equals(member.place().key())) {
                    return member;
                }
            }
            return null;
        }

        /// As [#find], and the member is gone afterwards.
        @Nullable JsonPart take(String key) {
            JsonPart found = find(key);
            if (found != null) {
                members.remove(found);
            }
            return found;
        }
    }

    /// Where a piece stands.
    ///
    /// @param outer the piece around it; null for the document
    /// @param key under which it stands in an object; null in an array
    /// @param index at which it stands in an array
    /// @param offset of its first character in the text
    record Place(@Nullable Place outer, @Nullable String key, int index, int offset) {

        Malformed refusal(String expected, String found) {
            return Malformed.at(offset, pointer(), expected, found);
        }

        /// The JSON pointer (RFC 6901) to this place.
        String pointer() {
            if (outer == null) {
                return "";
            }
            String segment =
                    key == null ? String.valueOf(index) : key.replace("~", "~0").replace("/", "~1");
            return outer.pointer() + "/" + segment;
        }
    }

    default Malformed refusal(String expected) {
        return place().refusal(expected, describe());
    }

    /// What stands here, shortened, for refusals.
    default String describe() {
        return switch (this) {
            case Text(_, String value) -> '"' + shortened(value) + '"';
            case Whole(_, String digits) -> shortened(digits);
            case Bool(_, boolean value) -> String.valueOf(value);
            case Nothing(_) -> "null";
            case Items(_, var items) -> "an array of " + items.size();
            case Members(_, var members) -> "an object of " + members.size();
        };
    }

    private static String shortened(String text) {
        return text.length() <= 48 ? text : text.substring(0, 48) + "…";
    }
}
