package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.Variants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [JsonForm#PAPI] on input.
final class PapiDialect implements JsonDialect {

    @Override
    public <T> Choice<T> choose(JsonPart part, Variants<T> variants) throws Malformed {
        if (!(part instanceof JsonPart.Members(_, var members))) {
            throw part.refusal("an object with type and value");
        }
        if (!(members.get("type") instanceof JsonPart.Text(_, String name))) {
            throw part.refusal("the key \"type\" with a name");
        }
        for (var member : members.entrySet()) {
            if (!member.getKey().equals("type") && !member.getKey().equals("value")) {
                throw member.getValue()
                        .place()
                        .refusal("known keys only", "\"" + member.getKey() + "\"");
            }
        }
        Variants.Variant<T> variant = variants.find(name);
        if (variant == null) {
            throw JsonDialect.unknown(part, variants);
        }
        JsonPart content = members.get("value");
        if (variant.bare()) {
            if (content != null && !(content instanceof JsonPart.Nothing)) {
                throw content.refusal(name + " without content");
            }
            return new Choice<>(variant, null);
        }
        // JSON leaves out what is undefined in JavaScript: the content of a variant that is an
        // Option.
        JsonPart present = content == null ? new JsonPart.Nothing(part.place()) : content;
        return new Choice<>(variant, present);
    }

    @Override
    public String key(String name) {
        return name;
    }

    @Override
    public boolean omitsNone() {
        return true;
    }

    @Override
    public boolean bareCalls() {
        return true;
    }

    @Override
    public @Nullable U128 small(JsonPart part) {
        return part instanceof JsonPart.Whole(_, String digits) ? U128.parse(digits) : null;
    }

    @Override
    public @Nullable U128 big(JsonPart part) {
        return JsonNumbers.big(part);
    }

    /// An array of one is its item.
    @Override
    public @Nullable List<JsonPart> fixed(JsonPart part, int count) {
        return count == 1 ? List.of(part) : JsonDialect.items(part);
    }
}
