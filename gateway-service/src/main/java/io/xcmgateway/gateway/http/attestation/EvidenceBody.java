package io.xcmgateway.gateway.http.attestation;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.gateway.http.ContentTypes;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.proof.EquivocationJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Evidence of an equivocation as it is sent, and the forms of such bodies.
final class EvidenceBody {
    private EvidenceBody() {}

    /// `asked`, if the body is JSON and the answer may be.
    static <T> Checked<T> json(ServerHttpRequest request, T asked) {
        return ContentTypes.among(request.getHeaders(), MediaType.APPLICATION_JSON)
                .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON))
                .then(_ -> Checked.good(asked));
    }

    /// JSON or the SCALE form, if the answer may be JSON.
    static Checked<MediaType> either(ServerHttpRequest request) {
        return ContentTypes.among(
                        request.getHeaders(), MediaType.APPLICATION_JSON, MediaTypes.EQUIVOCATION)
                .then(form ->
                        Negotiation.choose(request, MediaType.APPLICATION_JSON)
                                .then(_ -> Checked.good(form)));
    }

    static Checked<Equivocation> read(MediaType form, byte[] body) {
        return form.equals(MediaType.APPLICATION_JSON) ? ofJson(body) : ofScale(body);
    }

    private static Checked<Equivocation> ofScale(byte[] body) {
        return switch (Equivocation.decode(ByteString.wrap(body))) {
            case Decoded.Value<Equivocation>(Equivocation evidence) -> Checked.good(evidence);
            case Decoded.Refused<Equivocation> refused ->
                    Checked.bad(
                            Problem.of(
                                            ProblemType.MALFORMED_REQUEST,
                                            "evidence: " + refused.message())
                                    .with("offset", refused.offset()));
        };
    }

    private static Checked<Equivocation> ofJson(byte[] body) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException _) {
            return Checked.bad(Problem.of(ProblemType.MALFORMED_REQUEST, "the body must be UTF-8"));
        }
        return switch (EquivocationJson.read(text)) {
            case EquivocationJson.Read.Usable(Equivocation evidence) -> Checked.good(evidence);
            case EquivocationJson.Read.Refused(var pointer, var expected, var found) ->
                    Checked.bad(
                            Problem.expected(
                                            ProblemType.MALFORMED_REQUEST,
                                            pointer.isEmpty() ? "body" : pointer,
                                            expected,
                                            found)
                                    .with("pointer", pointer));
        };
    }
}
