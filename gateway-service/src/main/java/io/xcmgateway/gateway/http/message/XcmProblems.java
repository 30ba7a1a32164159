package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;

/// Says over HTTP why bytes are not a message.
final class XcmProblems {
    private XcmProblems() {}

    static Problem malformed(Decoded.Refused<?> refused) {
        Problem problem =
                Problem.of(ProblemType.MALFORMED_XCM, refused.message())
                        .with("offset", refused.offset())
                        .with("expected", refused.expected())
                        .with("found", refused.found());
        return refused.path().isEmpty() ? problem : problem.with("path", refused.path());
    }

    /// @param pointer to the message in the request; the refusal's path goes on from there
    static Problem malformedJson(String pointer, Decoded.Refused<?> refused) {
        String at = JsonFields.shownPointer(pointer + refused.path());
        return Problem.expected(
                        ProblemType.MALFORMED_XCM,
                        at,
                        refused.expected(),
                        JsonFields.shown(refused.found()))
                .with("pointer", at);
    }
}
