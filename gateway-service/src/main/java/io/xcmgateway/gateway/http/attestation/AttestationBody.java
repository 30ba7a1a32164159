package io.xcmgateway.gateway.http.attestation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an attestor brings.
///
/// @param statement what it signed, if it is not the gateway's
record AttestationBody(List<Attestation> attestations, @Nullable Statement statement) {

    /// For the OpenAPI document.
    @Schema(name = "Attestations")
    record Shape(
            List<Entry> attestations,
            @Schema(
                            description =
                                    "SCALE bytes of the statement, if this gateway has another one"
                                            + " at its place.")
                    @Nullable String statement) {}

    @Schema(name = "AttestationEntry")
    record Entry(
            @Schema(description = "u64") String setId,
            long index,
            @Schema(allowableValues = {"secp256k1", "ed25519"}) String scheme,
            String signature) {}

    static Checked<AttestationBody> read(byte[] body) {
        try {
            JsonFields fields = JsonFields.parse(body, "attestations", "statement");
            return Checked.good(
                    new AttestationBody(
                            attestations(fields),
                            fields.has("statement") ? statement(fields) : null));
        } catch (RefusedField refused) {
            return Checked.bad(problem(refused));
        }
    }

    static Problem problem(RefusedField refused) {
        return Problem.expected(
                        ProblemType.MALFORMED_REQUEST,
                        refused.pointer().isEmpty() ? "body" : refused.pointer(),
                        refused.expected(),
                        refused.found())
                .with("pointer", refused.pointer());
    }

    private static List<Attestation> attestations(JsonFields fields) throws RefusedField {
        JsonNode array = fields.node("attestations");
        String pointer = fields.pointer("attestations");
        if (!array.isArray() || array.isEmpty() || array.size() > ExecutionProof.ATTESTATIONS_MAX) {
            throw new RefusedField(
                    pointer,
                    "an array of 1.." + ExecutionProof.ATTESTATIONS_MAX,
                    array.isArray() ? array.size() + " items" : "something else");
        }
        List<Attestation> attestations = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            attestations.add(
                    attestation(
                            JsonFields.of(
                                    array.get(i),
                                    pointer + "/" + i,
                                    "setId",
                                    "index",
                                    "scheme",
                                    "signature")));
        }
        return List.copyOf(attestations);
    }

    private static Attestation attestation(JsonFields fields) throws RefusedField {
        JsonNode index = fields.node("index");
        if (!index.isIntegralNumber()
                || !index.canConvertToLong()
                || index.longValue() < 0
                || index.longValue() > 0xffff_ffffL) {
            throw new RefusedField(
                    fields.pointer("index"), "a number of 0..2^32-1", "something else");
        }
        Attestation.Scheme scheme = scheme(fields);
        return new Attestation(
                fields.u64("setId"),
                index.longValue(),
                scheme,
                fields.bytes("signature", scheme.signatureBytes()));
    }

    private static Attestation.Scheme scheme(JsonFields fields) throws RefusedField {
        String name = fields.text("scheme");
        for (Attestation.Scheme each : Attestation.Scheme.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                return each;
            }
        }
        throw new RefusedField(
                fields.pointer("scheme"),
                "secp256k1 or ed25519",
                "\"" + JsonFields.shown(name) + "\"");
    }

    private static Statement statement(JsonFields fields) throws RefusedField {
        ByteString bytes = fields.bytes("statement");
        return switch (Statement.decode(bytes)) {
            case Decoded.Value<Statement>(Statement statement) -> statement;
            case Decoded.Refused<Statement> refused ->
                    throw new RefusedField(
                            fields.pointer("statement"), refused.expected(), refused.message());
        };
    }
}
