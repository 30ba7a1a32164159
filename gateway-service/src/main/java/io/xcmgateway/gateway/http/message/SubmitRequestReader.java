package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/// Reads a submission from a request body, strictly.
///
/// JSON carries everything: `{"xcm": …, "origin": …, "gasLimit": …}`, the message as hex of its
/// bytes or as JSON, canonical or as polkadot.js or papi have it. A body of bytes carries the
/// message alone; its origin, in the same JSON, and its gas limit stand in the headers `Xcm-Origin`
/// and `Xcm-Gas-Limit`.
final class SubmitRequestReader {
    static final String ORIGIN_HEADER = "Xcm-Origin";
    static final String GAS_LIMIT_HEADER = "Xcm-Gas-Limit";

    private static final List<MediaType> BYTES =
            List.of(MediaTypes.XCM, MediaType.APPLICATION_OCTET_STREAM);

    private SubmitRequestReader() {}

    /// Refuses a form that we cannot read before the body is read.
    static Checked<MediaType> form(HttpHeaders headers) {
        String coding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            return unsupported("Content-Encoding must be identity");
        }
        @Nullable MediaType type;
        try {
            type = headers.getContentType();
        } catch (InvalidMediaTypeException _) {
            type = null;
        }
        if (type != null
                && (type.isCompatibleWith(MediaType.APPLICATION_JSON) && type.isConcrete())) {
            return Checked.good(MediaType.APPLICATION_JSON);
        }
        if (type != null && BYTES.contains(new MediaType(type.getType(), type.getSubtype()))) {
            return Checked.good(MediaType.APPLICATION_OCTET_STREAM);
        }
        return unsupported(
                "Content-Type must be application/json, "
                        + MediaTypes.XCM_VALUE
                        + " or application/octet-stream");
    }

    static Checked<SubmitRequest> read(HttpHeaders headers, MediaType form, byte[] body) {
        try {
            return form.equals(MediaType.APPLICATION_JSON)
                    ? json(body)
                    : Checked.good(bytes(headers, ByteString.wrap(body)));
        } catch (RefusedField refused) {
            return Checked.bad(problem(refused));
        }
    }

    private static Checked<SubmitRequest> json(byte[] body) throws RefusedField {
        JsonFields fields = JsonFields.parse(body, "xcm", "origin", "gasLimit");
        ClaimedOrigin origin = origin(fields);
        @Nullable Long gasLimit = fields.has("gasLimit") ? fields.u64("gasLimit") : null;
        JsonNode xcm = fields.node("xcm");
        if (xcm.isString()) {
            return Checked.good(new SubmitRequest(fields.bytes("xcm"), origin, gasLimit));
        }
        return switch (XcmJson.readAnyForm(xcm.toString())) {
            case Decoded.Value<VersionedXcm>(VersionedXcm program) ->
                    Checked.good(new SubmitRequest(program.encode(), origin, gasLimit));
            case Decoded.Refused<VersionedXcm> refused ->
                    Checked.bad(XcmProblems.malformedJson(fields.pointer("xcm"), refused));
        };
    }

    private static SubmitRequest bytes(HttpHeaders headers, ByteString message)
            throws RefusedField {
        String origin = single(headers, ORIGIN_HEADER);
        if (origin == null) {
            throw new RefusedField("", "a header " + ORIGIN_HEADER, "none");
        }
        String wrapped = "{\"origin\":" + origin + "}";
        JsonFields fields = JsonFields.parse(wrapped.getBytes(StandardCharsets.UTF_8), "origin");
        String gasLimit = single(headers, GAS_LIMIT_HEADER);
        @Nullable Long gas = gasLimit == null ? null : JsonFields.parseU64(gasLimit);
        if (gasLimit != null && gas == null) {
            throw new RefusedField(
                    "",
                    "a header " + GAS_LIMIT_HEADER + " of decimal digits, 0..2^64-1",
                    "\"" + JsonFields.shown(gasLimit) + "\"");
        }
        return new SubmitRequest(message, origin(fields), gas);
    }

    private static ClaimedOrigin origin(JsonFields fields) throws RefusedField {
        JsonFields origin = fields.object("origin", "account", "asserted");
        if (origin.has("account") == origin.has("asserted")) {
            throw new RefusedField(
                    fields.pointer("origin"),
                    "exactly one of the keys [account, asserted]",
                    origin.has("account") ? "both" : "none");
        }
        return origin.has("account")
                ? account(
                        origin.object(
                                "account", "scheme", "publicKey", "signature", "nonce", "expires"))
                : new ClaimedOrigin.Asserted(
                        location(origin.node("asserted"), origin.pointer("asserted")));
    }

    private static Location location(JsonNode json, String pointer) throws RefusedField {
        return switch (XcmJson.read(json.toString(), Location::from)) {
            case Decoded.Value<Location>(Location location) -> location;
            case Decoded.Refused<Location> refused ->
                    throw new RefusedField(
                            JsonFields.shownPointer(pointer + refused.path()),
                            refused.expected(),
                            refused.found());
        };
    }

    private static ClaimedOrigin account(JsonFields account) throws RefusedField {
        SignatureScheme scheme = scheme(account);
        return new ClaimedOrigin.Account(
                scheme,
                account.bytes("publicKey", scheme.keyBytes()),
                account.bytes("signature", scheme.signatureBytes()),
                account.u64("nonce"),
                account.time("expires"));
    }

    private static SignatureScheme scheme(JsonFields account) throws RefusedField {
        String name = account.text("scheme");
        for (SignatureScheme scheme : SignatureScheme.values()) {
            if (scheme.name().toLowerCase(Locale.ROOT).equals(name)) {
                return scheme;
            }
        }
        throw new RefusedField(
                account.pointer("scheme"),
                "\"ed25519\", \"sr25519\", \"ecdsa\" or \"ethereum\"",
                "\"" + JsonFields.shown(name) + "\"");
    }

    /// The value of a header that may be given once.
    private static @Nullable String single(HttpHeaders headers, String name) throws RefusedField {
        List<String> values = headers.getOrEmpty(name);
        if (values.size() > 1) {
            throw new RefusedField("", "one header " + name, values.size() + " of them");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /// The u64 of a body that has no other field.
    static Checked<Long> onlyU64(byte[] body, String field) {
        try {
            return Checked.good(JsonFields.parse(body, field).u64(field));
        } catch (RefusedField refused) {
            return Checked.bad(problem(refused));
        }
    }

    static Problem problem(RefusedField refused) {
        String where = refused.pointer().isEmpty() ? "the request" : refused.pointer();
        Problem problem =
                Problem.expected(
                        ProblemType.MALFORMED_REQUEST, where, refused.expected(), refused.found());
        return refused.pointer().isEmpty() ? problem : problem.with("pointer", refused.pointer());
    }

    static Checked<MediaType> unsupported(String detail) {
        return Checked.bad(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail));
    }
}
