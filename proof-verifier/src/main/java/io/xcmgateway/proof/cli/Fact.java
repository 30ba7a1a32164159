package io.xcmgateway.proof.cli;

import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One thing that a report says; a report is a tree of them, for programs as JSON and for people as
/// indented lines.
sealed interface Fact {
    JsonFactory FACTORY = new JsonFactory();

    /// What would write lines of its own, or steer a terminal.
    Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    record Text(String value) implements Fact {}

    record Whole(long value) implements Fact {}

    record Flag(boolean value) implements Fact {}

    record Nothing() implements Fact {}

    /// An XCM value in its canonical JSON.
    record Form(FormValue value) implements Fact {}

    record Items(List<Fact> values) implements Fact {
        public Items {
            values = List.copyOf(values);
        }
    }

    record Fields(List<Field> values) implements Fact {
        public Fields {
            values = List.copyOf(values);
        }
    }

    /// A named fact.
    record Field(String name, Fact value) {}

    /// One JSON value on one line.
    default String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(out);
        }
        return text + "\n";
    }

    private void write(JsonGenerator out) {
        switch (this) {
            case Text(String value) -> out.writeString(value);
            case Whole(long value) -> out.writeNumber(value);
            case Flag(boolean value) -> out.writeBoolean(value);
            case Nothing() -> out.writeNull();
            case Form(FormValue value) -> XcmJson.write(value, out);
            case Items(List<Fact> values) -> {
                out.writeStartArray();
                values.forEach(value -> value.write(out));
                out.writeEndArray();
            }
            case Fields(List<Field> values) -> {
                out.writeStartObject();
                for (Field field : values) {
                    out.writeName(field.name());
                    field.value().write(out);
                }
                out.writeEndObject();
            }
        }
    }

    /// Lines for people.
    default String text() {
        StringBuilder out = new StringBuilder();
        lines("", out);
        return out.toString();
    }

    private void lines(String indent, StringBuilder out) {
        switch (this) {
            case Fields(List<Field> values) ->
                    values.forEach(field -> field.value().line(indent, field.name() + ":", out));
            case Items(List<Fact> values) -> values.forEach(value -> value.line(indent, "-", out));
            case Text _, Whole _, Flag _, Nothing _, Form _ ->
                    out.append(indent).append(word()).append('\n');
        }
    }

    private void line(String indent, String label, StringBuilder out) {
        out.append(indent).append(label);
        switch (this) {
            case Fields _, Items _ -> {
                out.append(isEmpty() ? " none\n" : "\n");
                lines(indent + "  ", out);
            }
            case Text _, Whole _, Flag _, Nothing _, Form _ ->
                    out.append(' ').append(word()).append('\n');
        }
    }

    private boolean isEmpty() {
        return (this instanceof Items(List<Fact> items) && items.isEmpty())
                || (this instanceof Fields(List<Field> fields) && fields.isEmpty());
    }

    private String word() {
        return switch (this) {
            case Text(String value) -> printable(value);
            case Whole(long value) -> String.valueOf(value);
            case Flag(boolean value) -> value ? "yes" : "no";
            case Nothing() -> "none";
            case Form(FormValue value) -> printable(XcmJson.write(value));
            case Items _, Fields _ ->
                    throw new IllegalStateException("only single values are words");
        };
    }

    /// What a proof or a module says of itself must not write lines of its own, nor steer a
    /// terminal.
    static String printable(String text) {
        return STEERING.matcher(text).replaceAll("\ufffd");
    }
}
