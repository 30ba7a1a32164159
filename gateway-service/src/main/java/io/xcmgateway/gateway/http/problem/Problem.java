package io.xcmgateway.gateway.http.problem;

import io.xcmgateway.gateway.http.json.RefusedField;
import java.util.LinkedHashMap;
import java.util.Map;

/// One refusal, before it is written as `application/problem+json` (RFC 9457).
///
/// @param detail what was expected and what was found, for a person
/// @param members extension members in the order they are written: strings, numbers and booleans
public record Problem(ProblemType type, String detail, Map<String, Object> members) {
    /// Room for a signature in hex.
    private static final int FOUND_CHARS_MAX = 160;

    private static final String RETRY_AFTER = "retryAfterSeconds";

    public Problem {
        members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of());
    }

    /// A refusal of a value: the detail says what the rule is and what was there, cut off if the
    /// client sent much.
    public static Problem expected(ProblemType type, String what, String expected, String found) {
        String shown =
                found.length() <= FOUND_CHARS_MAX
                        ? found
                        : found.substring(0, FOUND_CHARS_MAX) + "…";
        return of(type, what + " must be " + expected + ", was " + shown)
                .with("expected", expected)
                .with("found", shown);
    }

    /// A refusal of a part of a client's JSON.
    public static Problem of(RefusedField refused) {
        boolean whole = refused.pointer().isEmpty();
        Problem problem =
                expected(
                        ProblemType.MALFORMED_REQUEST,
                        whole ? "the request" : refused.pointer(),
                        refused.expected(),
                        refused.found());
        return whole ? problem : problem.with("pointer", refused.pointer());
    }

    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, detail, more);
    }

    /// Tells the client when to come back; also sent as the header `Retry-After`.
    public Problem retryAfter(int seconds) {
        return with(RETRY_AFTER, seconds);
    }

    /// Seconds, or -1 when nothing was said.
    int retryAfterSeconds() {
        return members.get(RETRY_AFTER) instanceof Integer seconds ? seconds : -1;
    }
}
