package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.http.ContentTypes;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.XcmProblems;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/// Reads a submission from a request body, strictly.
///
/// JSON carries everything: `{"xcm": …, "origin": …, "gasLimit": …}`, the message as hex of its
/// bytes or as JSON, canonical or as polkadot.js or papi have it. A body of bytes carries the
/// message alone; its origin, in the same JSON, and its gas limit stand in the headers `Xcm-Origin`
/// and `Xcm-Gas-Limit`.
public final class SubmitRequestReader {
    public static final String ORIGIN_HEADER = "Xcm-Origin";
    public static final String GAS_LIMIT_HEADER = "Xcm-Gas-Limit";

    private SubmitRequestReader() {}

    /// Refuses a form that we cannot read before the body is read.
    public static Checked<MediaType> form(HttpHeaders headers) {
        return ContentTypes.among(
                        headers,
                        MediaType.APPLICATION_JSON,
                        MediaTypes.XCM,
                        MediaType.APPLICATION_OCTET_STREAM)
                .then(type ->
                        Checked.good(
                                type.equals(MediaType.APPLICATION_JSON)
                                        ? type
                                        : MediaType.APPLICATION_OCTET_STREAM));
    }

    static Checked<SubmitRequest> read(HttpHeaders headers, MediaType form, byte[] body) {
        try {
            return form.equals(MediaType.APPLICATION_JSON)
                    ? json(body)
                    : Checked.good(bytes(headers, ByteString.wrap(body)));
        } catch (RefusedField refused) {
            return Checked.bad(Problem.of(refused));
        }
    }

    private static Checked<SubmitRequest> json(byte[] body) throws RefusedField {
        JsonFields fields = JsonFields.parse(body, "xcm", "origin", "gasLimit");
        ClaimedOrigin origin = origin(fields);
        @Nullable Long gasLimit = fields.has("gasLimit") ? fields.u64("gasLimit") : null;
        return xcm(fields)
                .then(message -> Checked.good(new SubmitRequest(message, origin, gasLimit)));
    }

    /// The message in the member `xcm`: hex of its bytes, or JSON in any of the three forms.
    public static Checked<ByteString> xcm(JsonFields fields) throws RefusedField {
        JsonNode xcm = fields.node("xcm");
        if (xcm.isString()) {
            return Checked.good(fields.bytes("xcm"));
        }
        return switch (XcmJson.readAnyForm(xcm.toString())) {
            case Decoded.Value<VersionedXcm>(VersionedXcm program) ->
                    Checked.good(program.encode());
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
        return new SubmitRequest(message, origin(fields), gasLimit(headers));
    }

    /// The gas limit beside a body of bytes; unsigned, `null` if there is none.
    public static @Nullable Long gasLimit(HttpHeaders headers) throws RefusedField {
        String gasLimit = single(headers, GAS_LIMIT_HEADER);
        @Nullable Long gas = gasLimit == null ? null : JsonFields.parseU64(gasLimit);
        if (gasLimit != null && gas == null) {
            throw new RefusedField(
                    "",
                    "a header " + GAS_LIMIT_HEADER + " of decimal digits, 0..2^64-1",
                    "\"" + JsonFields.shown(gasLimit) + "\"");
        }
        return gas;
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

    /// A location in canonical JSON, which stands at `pointer` in the request.
    public static Location location(JsonNode json, String pointer) throws RefusedField {
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

    /// The member `scheme` of an account.
    public static SignatureScheme scheme(JsonFields account) throws RefusedField {
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
    public static @Nullable String single(HttpHeaders headers, String name) throws RefusedField {
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
            return Checked.bad(Problem.of(refused));
        }
    }
}
