package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.OriginEvidence.AuthoritySignature;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The signatures of a host chain's authority in a request: `[{"keyIndex": …, "signature": …}]`, in
/// the order of the keys.
public final class AuthoritySignatures {
    private static final int SIGNATURE_BYTES_MIN = 64;
    private static final int SIGNATURE_BYTES_MAX = 65;

    private AuthoritySignatures() {}

    /// @param name of the member that is the array
    public static List<AuthoritySignature> read(JsonFields fields, String name)
            throws RefusedField {
        JsonNode array = fields.node(name);
        String pointer = fields.pointer(name);
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
