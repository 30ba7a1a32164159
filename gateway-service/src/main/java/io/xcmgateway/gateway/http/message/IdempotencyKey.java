package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The header `Idempotency-Key`.
///
/// @param text as the client chose it; `null` if it did not
record IdempotencyKey(@Nullable String text) {
    private static final String HEADER = "Idempotency-Key";
    private static final String VALID = "[\\x21-\\x7e]{1,255}";

    static Checked<IdempotencyKey> of(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HEADER);
        if (values.isEmpty()) {
            return Checked.good(new IdempotencyKey(null));
        }
        if (values.size() > 1 || !values.getFirst().matches(VALID)) {
            return Checked.bad(
                    Problem.of(
                            ProblemType.MALFORMED_REQUEST,
                            "header Idempotency-Key must be given once, with 1 to 255 visible"
                                    + " ASCII characters"));
        }
        return Checked.good(new IdempotencyKey(values.getFirst()));
    }

    /// The key within its scope: one origin on one instance. `null` if there is no key.
    @Nullable Hash32 scoped(Hash32 instanceId, Location origin) {
        if (text == null) {
            return null;
        }
        ScaleWriter out = new ScaleWriter();
        out.hash32(instanceId);
        origin.write(out);
        out.byteVec(ByteString.ascii(text));
        return Hashing.blake2b256(out.toByteString());
    }
}
