package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.Variants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the JSON forms differ on input. What they share is in [JsonFormReader].
interface JsonDialect {

    /// A variant, and the piece that holds its content if it has any.
    record Choice<T>(Variants.Variant<T> variant, @Nullable JsonPart content) {}

    <T> Choice<T> choose(JsonPart part, Variants<T> variants) throws Malformed;

    /// The key in JSON of a field.
    ///
    /// @param name in snake_case
    String key(String name);

    /// Whether a field that is `None` may be left out.
    boolean omitsNone();

    /// Whether the bytes of a call stand alone, and not as `encoded` in an object.
    boolean bareCalls();

    /// A number of a type of at most 32 bits; `null` if the piece is none.
    @Nullable U128 small(JsonPart part);

    /// A number of a larger type; `null` if the piece is none.
    @Nullable U128 big(JsonPart part);

    /// The items of an array whose length the type fixes; `null` if the piece is none.
    @Nullable List<JsonPart> fixed(JsonPart part, int count);

    /// What bytes must look like.
    ///
    /// @param found what stands there instead
    default String bytesRule(JsonPart found) {
        return "0x and hex of whole bytes";
    }

    /// The items of an array; `null` if the piece is none.
    static @Nullable List<JsonPart> items(JsonPart part) {
        return part instanceof JsonPart.Items(_, var items) ? items : null;
    }

    static Malformed unknownKey(JsonPart member) {
        return member.place().refusal("known keys only", "\"" + member.place().key() + "\"");
    }

    static Malformed unknown(JsonPart part, Variants<?> variants) {
        return part.refusal("a variant of " + variants.type());
    }
}
