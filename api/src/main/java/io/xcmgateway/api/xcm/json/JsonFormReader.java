package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// JSON, read: every member known, none missing; a refusal names the JSON pointer.
final class JsonFormReader implements FormReader {
    private final JsonDialect dialect;
    private final DecodeLimits limits;

    /// What is read next.
    private JsonPart current;

    /// The struct whose fields are being read.
    private JsonPart.@Nullable Members struct;

    /// The tuple whose elements are being read, and how many have been.
    private List<JsonPart> tuple = List.of();

    private int elementsRead;

    JsonFormReader(JsonDialect dialect, JsonPart document, DecodeLimits limits) {
        this.dialect = dialect;
        this.current = document;
        this.limits = limits;
    }

    @Override
    public <T> T variant(Variants<T> variants) throws Malformed {
        JsonDialect.Choice<T> choice = dialect.choose(current, variants);
        JsonPart content = choice.content();
        return content == null
                ? choice.variant().item().from(this)
                : at(content, choice.variant().item());
    }

    @Override
    public <T> T fields(Item<T> item) throws Malformed {
        if (!(current instanceof JsonPart.Members members)) {
            throw current.refusal("an object");
        }
        JsonPart.Members outer = struct;
        struct = members;
        T value = item.from(this);
        struct = outer;
        if (!members.members().isEmpty()) {
            throw JsonDialect.unknownKey(members.members().getFirst());
        }
        return value;
    }

    @Override
    public <T> T field(String name, Item<T> item) throws Malformed {
        JsonPart part = take(name);
        if (part == null) {
            throw missing(name);
        }
        return at(part, item);
    }

    @Override
    public <T> @Nullable T optional(String name, Item<T> item) throws Malformed {
        JsonPart part = take(name);
        if (part == null && !dialect.omitsNone()) {
            throw missing(name);
        }
        return part == null || part instanceof JsonPart.Nothing ? null : at(part, item);
    }

    private @Nullable JsonPart take(String name) {
        return struct().take(dialect.key(name));
    }

    private Malformed missing(String name) {
        return struct().place().refusal("the key \"" + dialect.key(name) + "\"", "none");
    }

    private JsonPart.Members struct() {
        if (struct == null) {
            throw new IllegalStateException("a field is read inside a struct");
        }
        return struct;
    }

    @Override
    public <T> T tuple(int elements, Item<T> item) throws Malformed {
        List<JsonPart> parts = counted(JsonDialect.items(current), elements);
        List<JsonPart> outer = tuple;
        int outerRead = elementsRead;
        tuple = parts;
        elementsRead = 0;
        T value = item.from(this);
        tuple = outer;
        elementsRead = outerRead;
        return value;
    }

    @Override
    public <T> T element(Item<T> item) throws Malformed {
        return at(tuple.get(elementsRead++), item);
    }

    @Override
    public int u8() throws Malformed {
        return (int) whole(0xff);
    }

    @Override
    public long u32() throws Malformed {
        return whole(0xffff_ffffL);
    }

    @Override
    public long u64() throws Malformed {
        U128 value = dialect.big(current);
        if (value == null || value.high() != 0) {
            throw current.refusal("a decimal string of 0..2^64-1");
        }
        return value.low();
    }

    @Override
    public U128 u128() throws Malformed {
        U128 value = dialect.big(current);
        if (value == null) {
            throw current.refusal("a decimal string of 0..2^128-1");
        }
        return value;
    }

    @Override
    public boolean bool() throws Malformed {
        if (current instanceof JsonPart.Bool(_, boolean value)) {
            return value;
        }
        throw current.refusal("true or false");
    }

    @Override
    public long compactU32() throws Malformed {
        return u32();
    }

    @Override
    public long compactU64() throws Malformed {
        return u64();
    }

    @Override
    public U128 compactU128() throws Malformed {
        return u128();
    }

    @Override
    public ByteString bytes(int length) throws Malformed {
        ByteString bytes = hex();
        if (bytes.length() != length) {
            throw current.refusal("exactly " + length + " bytes of hex");
        }
        return bytes;
    }

    @Override
    public ByteString byteVec(int bytesMax) throws Malformed {
        ByteString bytes = hex();
        if (bytes.length() > bytesMax) {
            throw current.refusal("at most " + bytesMax + " bytes of hex");
        }
        return bytes;
    }

    @Override
    public ByteString call() throws Malformed {
        return dialect.bareCalls() ? hex() : FormReader.super.call();
    }

    @Override
    public <T> List<T> ascending(int itemsMax, Item<T> item, BiPredicate<T, T> mayFollow)
            throws Malformed {
        List<JsonPart> parts = array();
        if (parts.size() > itemsMax) {
            throw current.refusal("at most " + itemsMax + " items");
        }
        enter();
        List<T> items = read(parts, item, mayFollow);
        limits.leave();
        return items;
    }

    @Override
    public <T> List<T> program(Item<T> item) throws Malformed {
        if (!limits.takeInstructions(array().size())) {
            throw current.refusal(
                    "at most " + DecodeLimits.INSTRUCTIONS_MAX + " instructions in a message");
        }
        return vec(Integer.MAX_VALUE, item);
    }

    @Override
    public <T> List<T> array(int count, Item<T> item) throws Malformed {
        return read(counted(dialect.fixed(current, count), count), item, (_, _) -> true);
    }

    @Override
    public <T> T nested(Item<T> item) throws Malformed {
        enter();
        T value = item.from(this);
        limits.leave();
        return value;
    }

    @Override
    public <T> @Nullable T option(Item<T> item) throws Malformed {
        return current instanceof JsonPart.Nothing ? null : item.from(this);
    }

    @Override
    public <T> T checked(Item<T> item, Predicate<T> valid, String expected) throws Malformed {
        T value = item.from(this);
        if (!valid.test(value)) {
            throw current.refusal(expected);
        }
        return value;
    }

    private <T> T at(JsonPart part, Item<? extends T> item) throws Malformed {
        JsonPart outer = current;
        current = part;
        T value = item.from(this);
        current = outer;
        return value;
    }

    private <T> List<T> read(List<JsonPart> parts, Item<T> item, BiPredicate<T, T> mayFollow)
            throws Malformed {
        List<T> items = new ArrayList<>(parts.size());
        for (JsonPart part : parts) {
            T next = at(part, item);
            if (!items.isEmpty() && !mayFollow.test(items.getLast(), next)) {
                throw part.place().refusal("items in ascending order", "Out of order");
            }
            items.add(next);
        }
        return List.copyOf(items);
    }

    private void enter() throws Malformed {
        if (!limits.enter()) {
            throw current.place()
                    .refusal("nesting of at most " + limits.depthMax(), "a level more");
        }
    }

    private List<JsonPart> array() throws Malformed {
        List<JsonPart> items = JsonDialect.items(current);
        if (items == null) {
            throw current.refusal("an array");
        }
        return items;
    }

    private List<JsonPart> counted(@Nullable List<JsonPart> items, int count) throws Malformed {
        if (items == null || items.size() != count) {
            throw current.refusal("an array of " + count);
        }
        return items;
    }

    private long whole(long max) throws Malformed {
        U128 value = dialect.small(current);
        if (value == null || value.compareTo(U128.of(max)) > 0) {
            throw current.refusal("a number of 0.." + max);
        }
        return value.low();
    }

    private ByteString hex() throws Malformed {
        ByteString bytes =
                current instanceof JsonPart.Text(_, String text) && text.startsWith("0x")
                        ? ByteString.parseHex(text)
                        : null;
        if (bytes == null) {
            throw current.refusal(dialect.bytesRule(current));
        }
        return bytes;
    }
}
