package io.xcmgateway.api.xcm;

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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A form to read from that makes up what it is asked for: any type that can be decoded can be made
/// up, within the limits. Where a limit is hit, the list around that place gets no further items.
public final class RandomForm implements FormReader {
    private static final int VARIANTS_MAX = 256;

    private final RandomGenerator random;
    private final DecodeLimits limits = new DecodeLimits(DecodeLimits.Depth.LIMITED);

    RandomForm(RandomGenerator random) {
        this.random = random;
    }

    /// A value of a type that always fits the limits.
    public static <T> T value(RandomGenerator random, Item<T> type) {
        while (true) {
            try {
                return type.from(new RandomForm(random));
            } catch (Malformed overLimit) {
                // The next attempt draws other numbers.
            }
        }
    }

    @Override
    public <T> T variant(Variants<T> variants) throws Malformed {
        while (true) {
            Variants.Variant<T> variant = variants.find(random.nextInt(VARIANTS_MAX));
            if (variant != null) {
                return variant.item().from(this);
            }
        }
    }

    @Override
    public <T> T fields(Item<T> item) throws Malformed {
        return item.from(this);
    }

    @Override
    public <T> T field(String name, Item<T> item) throws Malformed {
        return item.from(this);
    }

    @Override
    public <T> @Nullable T optional(String name, Item<T> item) throws Malformed {
        return option(item);
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
    public int u8() {
        return random.nextInt(256);
    }

    @Override
    public long u32() {
        return u64() & 0xffff_ffffL;
    }

    /// Short and long numbers alike: a compact has a form for each size.
    @Override
    public long u64() {
        return random.nextLong() >>> random.nextInt(64);
    }

    @Override
    public U128 u128() {
        return compactU128();
    }

    @Override
    public boolean bool() {
        return random.nextBoolean();
    }

    @Override
    public long compactU32() {
        return u32();
    }

    @Override
    public long compactU64() {
        return u64();
    }

    @Override
    public U128 compactU128() {
        return new U128(random.nextBoolean() ? 0 : u64(), u64());
    }

    @Override
    public ByteString bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteString.wrap(bytes);
    }

    @Override
    public ByteString byteVec(int bytesMax) {
        return bytes(random.nextInt(Math.min(bytesMax, 200) + 1));
    }

    @Override
    public <T> List<T> ascending(int itemsMax, Item<T> item, BiPredicate<T, T> mayFollow)
            throws Malformed {
        return nested(_ -> upTo(Math.min(itemsMax, 4), item, mayFollow));
    }

    @Override
    public <T> List<T> program(Item<T> item) throws Malformed {
        int count = random.nextInt(5);
        if (!limits.takeInstructions(count)) {
            throw overLimit();
        }
        return nested(_ -> {
            List<T> items = new ArrayList<>();
            while (items.size() < count) {
                addIfWithinLimits(items, item, (_, _) -> true);
            }
            return items;
        });
    }

    @Override
    public <T> List<T> array(int count, Item<T> item) throws Malformed {
        List<T> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item.from(this));
        }
        return items;
    }

    @Override
    public <T> T nested(Item<T> item) throws Malformed {
        try {
            if (!limits.enter()) {
                throw overLimit();
            }
            return item.from(this);
        } finally {
            limits.leave();
        }
    }

    @Override
    public <T> @Nullable T option(Item<T> item) throws Malformed {
        return bool() ? item.from(this) : null;
    }

    @Override
    public <T> T checked(Item<T> item, Predicate<T> valid, String expected) throws Malformed {
        T value = item.from(this);
        while (!valid.test(value)) {
            value = item.from(this);
        }
        return value;
    }

    private <T> List<T> upTo(int itemsMax, Item<T> item, BiPredicate<T, T> mayFollow) {
        List<T> items = new ArrayList<>();
        for (int i = random.nextInt(itemsMax + 1); i > 0; i--) {
            addIfWithinLimits(items, item, mayFollow);
        }
        return items;
    }

    private <T> void addIfWithinLimits(List<T> items, Item<T> item, BiPredicate<T, T> mayFollow) {
        try {
            T next = item.from(this);
            if (items.isEmpty() || mayFollow.test(items.getLast(), next)) {
                items.add(next);
            }
        } catch (Malformed overLimit) {
            // This one is left out.
        }
    }

    private static Malformed overLimit() {
        return Malformed.at(0, "", "a value within the limits", "one beyond");
    }
}
