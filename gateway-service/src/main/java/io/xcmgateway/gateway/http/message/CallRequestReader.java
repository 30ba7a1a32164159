package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.OriginEvidence.AuthoritySignature;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.problem.Checked;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/// Reads a call of a host chain from a request body, strictly: `{"call": …, "nonce": …, "expires":
/// …, "gasLimit": …, "signatures": [{"keyIndex": …, "signature": …}]}`.
final class CallRequestReader {
    private static final int SIGNATURE_BYTES_MIN = 64;
    private static final int SIGNATURE_BYTES_MAX = 65;

    private CallRequestReader() {}

    /// Refuses a form that we cannot read before the body is read.
    static Checked<MediaType> form(HttpHeaders headers) {
        return SubmitRequestReader.form(headers)
                .then(form ->
                        form.equals(MediaType.APPLICATION_JSON)
                                ? Checked.good(form)
                                : SubmitRequestReader.unsupported(
                                        "Content-Type must be application/json"));
    }

    static Checked<CallRequest> read(byte[] body) {
        try {
            JsonFields fields =
                    JsonFields.parse(body, "call", "nonce", "expires", "gasLimit", "signatures");
            return Checked.good(
                    new CallRequest(
                            fields.bytes("call"),
                            fields.u64("nonce"),
                            fields.time("expires"),
                            fields.u64("gasLimit"),
                            signatures(fields.node("signatures"), fields.pointer("signatures"))));
        } catch (RefusedField refused) {
            return Checked.bad(SubmitRequestReader.problem(refused));
        }
    }

    private static List<AuthoritySignature> signatures(JsonNode array, String pointer)
            throws RefusedField {
        if (!array.isArray()) {
            throw new RefusedField(pointer, "an array", "something else");
        }
        if (array.size() > Authority.KEYS_MAX) {
            throw new RefusedField(
                    pointer,
                    "at most " + Authority.KEYS_MAX + " signatures",
                    String.valueOf(array.size()));
        }
        List<AuthoritySignature> signatures = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            JsonFields one =
                    JsonFields.of(array.get(i), pointer + "/" + i, "keyIndex", "signature");
            int keyIndex = keyIndex(one);
            if (i > 0 && signatures.getLast().keyIndex() >= keyIndex) {
                throw new RefusedField(
                        one.pointer("keyIndex"),
                        "more than " + signatures.getLast().keyIndex() + ", the one before",
                        String.valueOf(keyIndex));
            }
            signatures.add(new AuthoritySignature(keyIndex, signature(one)));
        }
        return signatures;
    }

    private static int keyIndex(JsonFields one) throws RefusedField {
        JsonNode node = one.node("keyIndex");
        if (!node.isInt() || node.intValue() < 0 || node.intValue() >= Authority.KEYS_MAX) {
            throw new RefusedField(
                    one.pointer("keyIndex"),
                    "a number of 0.." + (Authority.KEYS_MAX - 1),
                    JsonFields.shown(node.toString()));
        }
        return node.intValue();
    }

    private static ByteString signature(JsonFields one) throws RefusedField {
        ByteString signature = one.bytes("signature");
        if (signature.length() < SIGNATURE_BYTES_MIN || signature.length() > SIGNATURE_BYTES_MAX) {
            throw new RefusedField(
                    one.pointer("signature"), "64 or 65 bytes", signature.length() + " bytes");
        }
        return signature;
    }
}
