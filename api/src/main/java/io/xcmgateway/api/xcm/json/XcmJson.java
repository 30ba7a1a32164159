package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Reads and writes XCM values as JSON: canonical unless said otherwise.
///
/// A refusal's `path` is a JSON pointer and its `offset` counts characters. The text itself is not
/// bounded here: whoever takes it from outside bounds it first.
public final class XcmJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(JsonDocument.NESTING_MAX + 1)
                                    .build())
                    .build();

    private XcmJson() {}

    /// Reads a message such as `{"V5":[…]}` under the limits of the message queue.
    public static Decoded<VersionedXcm> read(String json) {
        return read(json, VersionedXcm::from);
    }

    /// Reads a message that is part of a larger document; the parser is left on its last token.
    public static Decoded<VersionedXcm> read(JsonParser parser) {
        return read(parser, JsonForm.CANONICAL, DecodeLimits.Depth.LIMITED, VersionedXcm::from);
    }

    /// Reads a message in whichever form it is in; it shows that by how it names its version.
    public static Decoded<VersionedXcm> readAnyForm(String json) {
        return read(json, null, DecodeLimits.Depth.LIMITED, VersionedXcm::from);
    }

    /// As [#readAnyForm(String)], of a message that is part of a larger document; the parser is
    /// left on its last token.
    public static Decoded<VersionedXcm> readAnyForm(JsonParser parser) {
        return read(parser, null, DecodeLimits.Depth.LIMITED, VersionedXcm::from);
    }

    /// Reads any value, as in `read(json, Location::from)`; the text must hold nothing else.
    public static <T> Decoded<T> read(String json, FormReader.Item<T> type) {
        return read(json, JsonForm.CANONICAL, DecodeLimits.Depth.LIMITED, type);
    }

    /// Reads any value in a form, under the rule on depth of some entry point; the text must hold
    /// nothing else.
    ///
    /// @param form the one the value shows, if it is a versioned one and this is null
    public static <T> Decoded<T> read(
            String json,
            @Nullable JsonForm form,
            DecodeLimits.Depth depth,
            FormReader.Item<T> type) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            T value = value(parser, form, depth, type);
            JsonDocument.requireEnd(parser);
            return new Decoded.Value<>(value);
        } catch (Malformed malformed) {
            return malformed.refused();
        }
    }

    /// Reads any value that is part of a larger document; the parser is left on its last token.
    ///
    /// @param form the one the value shows, if it is a versioned one and this is null
    public static <T> Decoded<T> read(
            JsonParser parser,
            @Nullable JsonForm form,
            DecodeLimits.Depth depth,
            FormReader.Item<T> type) {
        try {
            return new Decoded.Value<>(value(parser, form, depth, type));
        } catch (Malformed malformed) {
            return malformed.refused();
        }
    }

    public static String write(FormValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, out);
        }
        return text.toString();
    }

    /// Writes a value where the generator stands.
    public static void write(FormValue value, JsonGenerator out) {
        value.to(new JsonFormWriter(out));
    }

    /// Writes a value where the generator stands, as polkadot.js's `toJSON` does.
    public static void writePolkadotJs(FormValue value, JsonGenerator out) {
        value.to(new PolkadotJsFormWriter(out));
    }

    public static String writePolkadotJs(FormValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            writePolkadotJs(value, out);
        }
        return text.toString();
    }

    /// Writes a value where the generator stands, in a form.
    public static void write(FormValue value, JsonForm form, JsonGenerator out) {
        value.to(
                switch (form) {
                    case CANONICAL -> new JsonFormWriter(out);
                    case POLKADOT_JS -> new PolkadotJsFormWriter(out);
                    case PAPI -> new PapiFormWriter(out);
                });
    }

    public static String write(FormValue value, JsonForm form) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, form, out);
        }
        return text.toString();
    }

    private static <T> T value(
            JsonParser parser,
            @Nullable JsonForm form,
            DecodeLimits.Depth depth,
            FormReader.Item<T> type)
            throws Malformed {
        JsonPart document = JsonDocument.read(parser);
        JsonForm shown = form == null ? JsonForm.of(document) : form;
        return type.from(new JsonFormReader(shown.dialect(), document, new DecodeLimits(depth)));
    }
}
