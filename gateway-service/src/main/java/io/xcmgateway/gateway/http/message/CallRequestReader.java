package io.xcmgateway.gateway.http.message;

import io.xcmgateway.gateway.http.AuthoritySignatures;
import io.xcmgateway.gateway.http.ContentTypes;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// Reads a call of a host chain from a request body, strictly: `{"call": …, "nonce": …, "expires":
/// …, "gasLimit": …, "signatures": [{"keyIndex": …, "signature": …}]}`.
final class CallRequestReader {

    private CallRequestReader() {}

    /// Refuses a form that we cannot read before the body is read.
    static Checked<MediaType> form(HttpHeaders headers) {
        return ContentTypes.among(headers, MediaType.APPLICATION_JSON);
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
                            AuthoritySignatures.read(fields, "signatures")));
        } catch (RefusedField refused) {
            return Checked.bad(Problem.of(refused));
        }
    }
}
