package io.xcmgateway.gateway.http;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.XcmVersion;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says over HTTP why bytes are not a message.
public final class XcmProblems {
    /// The head of a path into a program: of its bytes, or of its JSON in any of the three forms.
    private static final Pattern INSTRUCTION =
            Pattern.compile("^(?:\\[|/(?:[vV][345]|value)/)(?<index>[0-9]{1,4})(?:[]./]|$)");

    private XcmProblems() {}

    public static Problem malformed(Decoded.Refused<?> refused) {
        Problem problem =
                Problem.of(ProblemType.MALFORMED_XCM, refused.message())
                        .with("offset", refused.offset())
                        .with("expected", refused.expected())
                        .with("found", refused.found());
        return refused.path().isEmpty()
                ? problem
                : instruction(problem.with("path", refused.path()), refused.path());
    }

    /// @param version that the program was to be said in
    public static Problem notConvertible(XcmVersion version, Conversion.Failed<?> failed) {
        return instruction(
                Problem.of(
                                ProblemType.XCM_NOT_CONVERTIBLE,
                                "expected a program that can be said in "
                                        + version
                                        + ", found at \""
                                        + failed.path()
                                        + "\": "
                                        + failed.reason())
                        .with("path", failed.path()),
                failed.path());
    }

    /// Adds which instruction of the program it is about, if it is about one.
    private static Problem instruction(Problem problem, String path) {
        Matcher place = INSTRUCTION.matcher(path);
        return place.find()
                ? problem.with("instructionIndex", Integer.parseInt(place.group("index")))
                : problem;
    }

    /// @param pointer to the message in the request; the refusal's path goes on from there
    public static Problem malformedJson(String pointer, Decoded.Refused<?> refused) {
        String at = JsonFields.shownPointer(pointer + refused.path());
        return instruction(
                Problem.expected(
                                ProblemType.MALFORMED_XCM,
                                at,
                                refused.expected(),
                                JsonFields.shown(refused.found()))
                        .with("pointer", at),
                refused.path());
    }
}
