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
        if (!(part instanceof JsonPart.Members members)) {
            throw part.refusal("an object with type and value");
        }
        if (!(members.find("type") instanceof JsonPart.Text(_, String name))) {
            throw part.refusal("the key \"type\" with a name");
        }
        for (JsonPart member : members.members()) {
            if (!"type".equals(member.place().key()) && !"value".equals(member.place().key())) {
                throw JsonDialect.unknownKey(member);
            }
        }
        Variants.Variant<T> variant = variants.find(name);
        if (variant == null) {
            throw JsonDialect.unknown(part, variants);
        }
        JsonPart content = members.find("value");
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

    /// `JSON.stringify` makes an object of what papi holds bytes in: an empty one of `Binary`,
    /// which has lost them.
    @Override
    public String bytesRule(JsonPart found) {
        return found instanceof JsonPart.Members
                ? "0x and hex of whole bytes, as asHex() of a Binary gives (JSON.stringify does"
                        + " not keep its bytes)"
                : JsonDialect.super.bytesRule(found);
    }

    /// An array of one is its item.
    @Override
    public @Nullable List<JsonPart> fixed(JsonPart part, int count) {
        return count == 1 ? List.of(part) : JsonDialect.items(part);
    }
}
