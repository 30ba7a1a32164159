package io.xcmgateway.api.xcm.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The variants of one enum: number in SCALE, name in JSON, and how each is read.
public final class Variants<T> {

    /// One variant.
    ///
    /// @param index its number in SCALE, 0..255
    /// @param bare whether it has no fields
    public record Variant<T>(
            int index, String name, boolean bare, FormReader.Item<? extends T> item) {}

    private final String type;
    private final List<@Nullable Variant<T>> byIndex = new ArrayList<>();
    private final Map<String, Variant<T>> byName = new LinkedHashMap<>();

    private Variants(String type) {
        this.type = type;
    }

    /// An enum with no variants yet; tables are filled where they are declared and not afterwards.
    ///
    /// @param type its name, for refusals
    public static <T> Variants<T> named(String type) {
        return new Variants<>(type);
    }

    /// An enum in which no variant has fields.
    ///
    /// @param index the number in SCALE of a value, 0..255
    /// @param name of a value in JSON
    public static <T> Variants<T> plain(
            String type, T[] values, ToIntFunction<T> index, Function<T, String> name) {
        Variants<T> variants = named(type);
        for (T value : values) {
            variants.unit(index.applyAsInt(value), name.apply(value), () -> value);
        }
        return variants;
    }

    /// A variant without fields.
    public Variants<T> unit(int index, String name, Supplier<? extends T> value) {
        return add(new Variant<>(index, name, true, _ -> value.get()));
    }

    /// A variant with one unnamed field.
    public Variants<T> one(int index, String name, FormReader.Item<? extends T> item) {
        return add(new Variant<>(index, name, false, item));
    }

    /// A variant with named fields.
    public Variants<T> fields(int index, String name, FormReader.Item<? extends T> item) {
        return add(new Variant<>(index, name, false, in -> in.fields(item)));
    }

    public String type() {
        return type;
    }

    public @Nullable Variant<T> find(int index) {
        return index < byIndex.size() ? byIndex.get(index) : null;
    }

    public @Nullable Variant<T> find(String name) {
        return byName.get(name);
    }

    /// The names of all variants, in the order in which they were added.
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    private Variants<T> add(Variant<T> variant) {
        while (byIndex.size() <= variant.index()) {
            byIndex.add(null);
        }
        if (byIndex.set(variant.index(), variant) != null
                || byName.put(variant.name(), variant) != null) {
            throw new IllegalStateException(type + " has two variants like " + variant.name());
        }
        return this;
    }
}
