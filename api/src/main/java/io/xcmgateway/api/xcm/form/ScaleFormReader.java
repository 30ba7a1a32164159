package io.xcmgateway.api.xcm.form;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.U128;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The SCALE form: parts back to back; a refusal names the byte offset and the path to it.
public final class ScaleFormReader implements FormReader {
    /// A count is checked against this before memory is reserved for the items.
    private static final int ITEMS_RESERVED_MAX = 32;

    private final ScaleReader in;
    private final DecodeLimits limits;

    /// @param limits shared by everything that is read of one message
    public ScaleFormReader(ScaleReader in, DecodeLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /// Reads a part of something larger that limits no depth.
    public static <T> T read(ScaleReader in, Item<T> item) throws Malformed {
        return item.from(new ScaleFormReader(in, new DecodeLimits(DecodeLimits.Depth.UNLIMITED)));
    }

    /// Decodes all of `input`; bytes left over are a refusal.
    public static <T> Decoded<T> decode(ByteString input, DecodeLimits.Depth depth, Item<T> item) {
        return ScaleReader.decode(
                input, in -> item.from(new ScaleFormReader(in, new DecodeLimits(depth))));
    }

    @Override
    public <T> T variant(Variants<T> variants) throws Malformed {
        int start = in.offset();
        int index = in.u8();
        Variants.Variant<T> variant = variants.find(index);
        if (variant == null) {
            throw in.malformedAt(start, "a variant of " + variants.type(), String.valueOf(index));
        }
        try {
            return variant.item().from(this);
        } catch (Malformed malformed) {
            throw malformed.in(variant.name());
        }
    }

    @Override
    public <T> T fields(Item<T> item) throws Malformed {
        return item.from(this);
    }

    @Override
    public <T> T field(String name, Item<T> item) throws Malformed {
        try {
            return item.from(this);
        } catch (Malformed malformed) {
            throw malformed.in(name);
        }
    }

    @Override
    public <T> @Nullable T optional(String name, Item<T> item) throws Malformed {
        try {
            return option(item);
        } catch (Malformed malformed) {
            throw malformed.in(name);
        }
    }

    @Override
    public <T> T tuple(int elements, Item<T> item) throws Malformed {
        return item.from(this);
    }

    @Override
    public <T> T element(Item<T> item) throws Malformed {
        return item.from(this);
    }

    @Override
    public int u8() throws Malformed {
        return in.u8();
    }

    @Override
    public long u32() throws Malformed {
        return in.u32();
    }

    @Override
    public long u64() throws Malformed {
        return in.u64();
    }

    @Override
    public U128 u128() throws Malformed {
        return in.u128();
    }

    @Override
    public boolean bool() throws Malformed {
        return in.bool();
    }

    @Override
    public long compactU32() throws Malformed {
        return in.compactU32();
    }

    @Override
    public long compactU64() throws Malformed {
        return in.compactU64();
    }

    @Override
    public U128 compactU128() throws Malformed {
        return in.compactU128();
    }

    @Override
    public ByteString bytes(int length) throws Malformed {
        return in.bytes(length);
    }

    @Override
    public ByteString byteVec(int bytesMax) throws Malformed {
        return in.byteVec(bytesMax);
    }

    @Override
    public <T> List<T> ascending(int itemsMax, Item<T> item, BiPredicate<T, T> mayFollow)
            throws Malformed {
        int start = in.offset();
        return items(start, in.length(itemsMax, 1), item, mayFollow);
    }

    @Override
    public <T> List<T> program(Item<T> item) throws Malformed {
        int start = in.offset();
        int count = in.length(Integer.MAX_VALUE, 0);
        if (!limits.takeInstructions(count)) {
            throw in.malformedAt(
                    start,
                    "at most " + DecodeLimits.INSTRUCTIONS_MAX + " instructions in a message",
                    count + " more");
        }
        return items(start, count, item, (_, _) -> true);
    }

    @Override
    public <T> List<T> array(int count, Item<T> item) throws Malformed {
        return read(count, item, (_, _) -> true);
    }

    @Override
    public <T> T nested(Item<T> item) throws Malformed {
        enter(in.offset());
        T value = item.from(this);
        limits.leave();
        return value;
    }

    @Override
    public <T> @Nullable T option(Item<T> item) throws Malformed {
        int start = in.offset();
        int some = in.u8();
        if (some > 1) {
            throw in.malformedAt(start, "option byte 0 or 1", String.valueOf(some));
        }
        return some == 1 ? item.from(this) : null;
    }

    @Override
    public <T> T checked(Item<T> item, Predicate<T> valid, String expected) throws Malformed {
        int start = in.offset();
        T value = item.from(this);
        if (!valid.test(value)) {
            throw in.malformedAt(start, expected, String.valueOf(value));
        }
        return value;
    }

    private <T> List<T> items(int start, int count, Item<T> item, BiPredicate<T, T> mayFollow)
            throws Malformed {
        enter(start);
        List<T> items = read(count, item, mayFollow);
        limits.leave();
        return items;
    }

    private <T> List<T> read(int count, Item<T> item, BiPredicate<T, T> mayFollow)
            throws Malformed {
        List<T> items = new ArrayList<>(Math.min(count, ITEMS_RESERVED_MAX));
        for (int i = 0; i < count; i++) {
            try {
                int start = in.offset();
                T next = item.from(this);
                if (i > 0 && !mayFollow.test(items.get(i - 1), next)) {
                    throw in.malformedAt(start, "items in ascending order", "Out of order");
                }
                items.add(next);
            } catch (Malformed malformed) {
                throw malformed.in("[" + i + "]");
            }
        }
        return List.copyOf(items);
    }

    private void enter(int start) throws Malformed {
        if (!limits.enter()) {
            throw in.malformedAt(start, "nesting of at most " + limits.depthMax(), "a level more");
        }
    }
}
