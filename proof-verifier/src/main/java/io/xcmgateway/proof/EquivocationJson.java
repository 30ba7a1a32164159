package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.Statement;
import java.io.StringWriter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// The JSON form of [Equivocation]: what was signed as its bytes, with the attestation of each.
///
/// ```json
/// {"equivocation": "statements",
///  "first": {"signed": "0x…", "attestation":
///    {"set_id": "0", "index": 1, "scheme": "secp256k1", "signature": "0x…"}},
///  "second": …}
/// ```
public final class EquivocationJson {
    /// Room for two statements and two signatures in hex.
    public static final int CHARS_MAX = 64 * 1024;

    /// Bytes of one statement or checkpoint; both are shorter.
    private static final int SIGNED_BYTES_MAX = 1024;

    private static final String STATEMENTS = "statements";
    private static final String CHECKPOINTS = "checkpoints";

    private EquivocationJson() {}

    /// What came of reading one.
    public sealed interface Read {
        record Usable(Equivocation evidence) implements Read {}

        /// @param pointer where, as a JSON pointer (RFC 6901); empty for the whole document
        record Refused(String pointer, String expected, String found) implements Read {}
    }

    private record Signed<T>(T value, Attestation by) {}

    public static Read read(String json) {
        if (json.length() > CHARS_MAX) {
            return new Read.Refused(
                    "", "at most " + CHARS_MAX + " characters", String.valueOf(json.length()));
        }
        try {
            return new Read.Usable(evidence(JsonFields.of(Json.parse(json), "")));
        } catch (Json.Fault fault) {
            return new Read.Refused(fault.pointer(), fault.expected(), fault.found());
        }
    }

    public static String write(Equivocation evidence) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            switch (evidence) {
                case Equivocation.Statements(var first, var firstBy, var second, var secondBy) -> {
                    out.writeStringProperty("equivocation", STATEMENTS);
                    write("first", first.encode(), firstBy, out);
                    write("second", second.encode(), secondBy, out);
                }
                case Equivocation.Checkpoints(var first, var firstBy, var second, var secondBy) -> {
                    out.writeStringProperty("equivocation", CHECKPOINTS);
                    write("first", first.encode(), firstBy, out);
                    write("second", second.encode(), secondBy, out);
                }
            }
            out.writeEndObject();
        }
        return text + "\n";
    }

    private static void write(String name, ByteString signed, Attestation by, JsonGenerator out) {
        out.writeName(name).writeStartObject();
        out.writeStringProperty("signed", signed.toString());
        out.writeName("attestation").writeStartObject();
        out.writeStringProperty("set_id", Long.toUnsignedString(by.setId()));
        out.writeNumberProperty("index", by.index());
        out.writeStringProperty("scheme", label(by.scheme()));
        out.writeStringProperty("signature", by.signature().toString());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static Equivocation evidence(JsonFields in) throws Json.Fault {
        String kind = in.text("equivocation");
        Equivocation evidence =
                switch (kind) {
                    case STATEMENTS -> {
                        Signed<Statement> first = signed("first", Statement::decode, in);
                        Signed<Statement> second = signed("second", Statement::decode, in);
                        yield sorted(
                                Equivocation.of(
                                        first.value(), first.by(), second.value(), second.by()),
                                first.value().hash().compareTo(second.value().hash()) < 0);
                    }
                    case CHECKPOINTS -> {
                        Signed<Checkpoint> first = signed("first", Checkpoint::decode, in);
                        Signed<Checkpoint> second = signed("second", Checkpoint::decode, in);
                        yield sorted(
                                Equivocation.of(
                                        first.value(), first.by(), second.value(), second.by()),
                                first.value().hash().compareTo(second.value().hash()) < 0);
                    }
                    default ->
                            throw new Json.Fault(
                                    in.at("equivocation"), STATEMENTS + " or " + CHECKPOINTS, kind);
                };
        in.end();
        return evidence;
    }

    private static Equivocation sorted(@Nullable Equivocation evidence, boolean ascending)
            throws Json.Fault {
        if (evidence == null) {
            throw new Json.Fault("", "two that exclude each other", "two that can both hold");
        }
        if (!ascending) {
            throw new Json.Fault("/first", "the one with the lesser hash", "the other");
        }
        return evidence;
    }

    private static <T> Signed<T> signed(
            String name, Function<ByteString, Decoded<T>> decoder, JsonFields outer)
            throws Json.Fault {
        JsonFields in = JsonFields.of(outer.required(name), outer.at(name));
        T value =
                switch (decoder.apply(in.bytesAtMost("signed", SIGNED_BYTES_MAX))) {
                    case Decoded.Value<T>(T decoded) -> decoded;
                    case Decoded.Refused<T> refused ->
                            throw new Json.Fault(
                                    in.at("signed"), refused.expected(), refused.message());
                };
        Attestation by =
                attestation(JsonFields.of(in.required("attestation"), in.at("attestation")));
        in.end();
        return new Signed<>(value, by);
    }

    private static Attestation attestation(JsonFields in) throws Json.Fault {
        long setId = in.u64("set_id");
        long index = in.u32("index");
        Attestation.Scheme scheme = scheme(in);
        ByteString signature = in.bytes("signature", scheme.signatureBytes());
        in.end();
        return new Attestation(setId, index, scheme, signature);
    }

    private static Attestation.Scheme scheme(JsonFields in) throws Json.Fault {
        String label = in.text("scheme");
        for (Attestation.Scheme each : Attestation.Scheme.values()) {
            if (label(each).equals(label)) {
                return each;
            }
        }
        throw new Json.Fault(in.at("scheme"), "secp256k1 or ed25519", label);
    }

    private static String label(Attestation.Scheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT);
    }
}
