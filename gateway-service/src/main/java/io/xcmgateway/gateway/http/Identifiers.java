package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// Hashes in paths.
public final class Identifiers {
    private Identifiers() {}

    /// @param what the name of the path variable
    public static Checked<Hash32> hash(String what, String text) {
        @Nullable ByteString bytes = JsonFields.strictHex(text);
        return bytes != null && bytes.length() == Hash32.LENGTH_BYTES
                ? Checked.good(new Hash32(bytes))
                : Checked.bad(
                        Problem.expected(
                                ProblemType.MALFORMED_REQUEST,
                                "path variable {" + what + "}",
                                "0x and 64 lower-case hex digits",
                                "\"" + JsonFields.shown(text) + "\""));
    }
}
