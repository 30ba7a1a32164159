package io.xcmgateway.proof.cli;

import io.xcmgateway.api.xcm.form.FormValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a report together, in the order in which it is to be read.
final class Facts {
    private final List<Fact.Field> fields = new ArrayList<>();

    /// A word, a hash, bytes.
    Facts text(String name, Object value) {
        return fact(name, new Fact.Text(value.toString()));
    }

    /// Unsigned 64 bits, as a decimal string: JSON numbers end at 2^53 for many readers.
    Facts u64(String name, long value) {
        return text(name, Long.toUnsignedString(value));
    }

    /// At most 2^53.
    Facts whole(String name, long value) {
        return fact(name, new Fact.Whole(value));
    }

    Facts flag(String name, boolean value) {
        return fact(name, new Fact.Flag(value));
    }

    Facts form(String name, @Nullable FormValue value) {
        return fact(name, value == null ? new Fact.Nothing() : new Fact.Form(value));
    }

    Facts fields(String name, @Nullable Facts value) {
        return fact(name, value == null ? new Fact.Nothing() : value.done());
    }

    Facts items(String name, List<? extends Facts> values) {
        return fact(name, new Fact.Items(values.stream().map(Facts::done).toList()));
    }

    Facts texts(String name, List<?> values) {
        return fact(
                name,
                new Fact.Items(
                        values.stream()
                                .<Fact>map(each -> new Fact.Text(each.toString()))
                                .toList()));
    }

    Facts nothing(String name) {
        return fact(name, new Fact.Nothing());
    }

    private Facts fact(String name, Fact value) {
        fields.add(new Fact.Field(name, value));
        return this;
    }

    Fact done() {
        return new Fact.Fields(fields);
    }
}
