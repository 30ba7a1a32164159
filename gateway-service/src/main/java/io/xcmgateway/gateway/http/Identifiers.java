package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// Hashes and counts in paths.
public final class Identifiers {
    private static final int KEY_BYTES_MAX = 1024;

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

    /// The whole key of a trie in the path variable `key`.
    public static Checked<ByteString> trieKey(String text) {
        @Nullable ByteString key = JsonFields.strictHex(text);
        return key != null && !key.isEmpty() && key.length() <= KEY_BYTES_MAX
                ? Checked.good(key)
                : Checked.bad(
                        Problem.expected(
                                ProblemType.MALFORMED_REQUEST,
                                "path variable {key}",
                                "0x and lower-case hex of 1.." + KEY_BYTES_MAX + " bytes",
                                "\"" + JsonFields.shown(text) + "\""));
    }

    /// @param what the name of the path variable
    /// @return 1..2^64-1, unsigned
    public static Checked<Long> count(String what, String text) {
        Long count = JsonFields.parseU64(text);
        return count != null && count != 0
                ? Checked.good(count)
                : Checked.bad(
                        Problem.expected(
                                ProblemType.MALFORMED_REQUEST,
                                "path variable {" + what + "}",
                                "a decimal number of 1..2^64-1",
                                "\"" + JsonFields.shown(text) + "\""));
    }
}
