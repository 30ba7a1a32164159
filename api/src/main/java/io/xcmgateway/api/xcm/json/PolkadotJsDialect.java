package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.Variants;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// [JsonForm#POLKADOT_JS] on input: `toJSON` and, but for texts in place of bytes, `toHuman`.
final class PolkadotJsDialect implements JsonDialect {
    private static final Pattern SEPARATED = Pattern.compile("[0-9]{1,3}(,[0-9]{3})*");
    private static final int NUMBER_BYTES_MAX = 16;

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
            if (variant.bare() && !(only instanceof JsonPart.Nothing)) {
                throw only.refusal(name + " without content");
            }
            return new Choice<>(variant, variant.bare() ? null : only);
        }
        throw part.refusal("one variant of " + variants.type());
    }

    private static <T> Variants.Variant<T> known(JsonPart part, Variants<T> variants, String name)
            throws Malformed {
        Variants.Variant<T> variant = name.isEmpty() ? null : variants.find(capitalized(name));
        if (variant == null) {
            throw JsonDialect.unknown(part, variants);
        }
        return variant;
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    @Override
    public String key(String name) {
        return camelCase(name);
    }

    /// Of a key in snake_case.
    static String camelCase(String name) {
        if (name.indexOf('_') < 0) {
            return name;
        }
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_", -1)) {
            camel.append(camel.isEmpty() ? word : capitalized(word));
        }
        return camel.toString();
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
        return big(part);
    }

    @Override
    public @Nullable U128 big(JsonPart part) {
        if (part instanceof JsonPart.Text(_, String text)) {
            if (text.startsWith("0x")) {
                return hex(text);
            }
            if (SEPARATED.matcher(text).matches()) {
                return U128.parse(text.replace(",", ""));
            }
        }
        return JsonNumbers.big(part);
    }

    /// Big-endian, as many bytes as the type has.
    private static @Nullable U128 hex(String text) {
        ByteString bytes = ByteString.parseHex(text);
        return bytes == null || bytes.isEmpty() || bytes.length() > NUMBER_BYTES_MAX
                ? null
                : U128.from(new BigInteger(1, bytes.toByteArray()));
    }

    @Override
    public @Nullable List<JsonPart> fixed(JsonPart part, int count) {
        return JsonDialect.items(part);
    }
}
