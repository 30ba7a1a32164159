package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.Variants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [JsonForm#CANONICAL] on input: one way to say a thing, except that large numbers may be plain as
/// far as JavaScript holds them exactly.
final class CanonicalDialect implements JsonDialect {

    @Override
    public <T> Choice<T> choose(JsonPart part, Variants<T> variants) throws Malformed {
        if (part instanceof JsonPart.Text(_, String name)) {
            Variants.Variant<T> variant = known(part, variants, name);
            if (!variant.bare()) {
                throw part.refusal(name + " with its content");
            }
            return new Choice<>(variant, null);
        }
        if (part instanceof JsonPart.Members(_, var members) && members.size() == 1) {
            JsonPart only = members.getFirst();
            String name = String.valueOf(only.place().key());
            Variants.Variant<T> variant = known(part, variants, name);
            if (variant.bare()) {
                throw part.refusal(name + " without content");
            }
            return new Choice<>(variant, only);
        }
        throw part.refusal("one variant of " + variants.type());
    }

    private static <T> Variants.Variant<T> known(JsonPart part, Variants<T> variants, String name)
            throws Malformed {
        Variants.Variant<T> variant = variants.find(name);
        if (variant == null) {
            throw JsonDialect.unknown(part, variants);
        }
        return variant;
    }

    @Override
    public String key(String name) {
        return name;
    }

    @Override
    public boolean omitsNone() {
        return false;
    }

    @Override
    public boolean bareCalls() {
        return false;
    }

    @Override
    public @Nullable U128 small(JsonPart part) {
        return part instanceof JsonPart.Whole(_, String digits) ? U128.parse(digits) : null;
    }

    @Override
    public @Nullable U128 big(JsonPart part) {
        return JsonNumbers.big(part);
    }

    @Override
    public @Nullable List<JsonPart> fixed(JsonPart part, int count) {
        return JsonDialect.items(part);
    }
}
