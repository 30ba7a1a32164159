package io.xcmgateway.gateway.http.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.XcmVersion;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.json.JsonForm;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.gateway.http.XcmProblems;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/// Programs in request bodies, and what is asked to be done with them.
final class Programs {
    static final String XCM = "xcm";
    static final String FORM = "form";
    static final String VERSION = "version";

    private Programs() {}

    /// Which looks of a program a body may have.
    enum Look {
        SCALE,
        JSON,
        ANY
    }

    static Checked<VersionedXcm> read(MediaType type, byte[] body, Look look) {
        if (!type.equals(MediaType.APPLICATION_JSON)) {
            return scale(ByteString.wrap(body));
        }
        try {
            JsonFields fields = JsonFields.parse(body, XCM);
            JsonNode xcm = fields.node(XCM);
            if (look == Look.JSON && xcm.isString()) {
                throw new RefusedField(fields.pointer(XCM), "a program as JSON", "a string");
            }
            return look == Look.SCALE || xcm.isString()
                    ? scale(fields.bytes(XCM))
                    : json(fields.pointer(XCM), xcm);
        } catch (RefusedField refused) {
            return Checked.bad(Problem.of(refused));
        }
    }

    private static Checked<VersionedXcm> scale(ByteString bytes) {
        return switch (VersionedXcm.decode(bytes)) {
            case Decoded.Value<VersionedXcm>(VersionedXcm program) -> Checked.good(program);
            case Decoded.Refused<VersionedXcm> refused ->
                    Checked.bad(XcmProblems.malformed(refused));
        };
    }

    private static Checked<VersionedXcm> json(String pointer, JsonNode xcm) {
        return switch (XcmJson.readAnyForm(xcm.toString())) {
            case Decoded.Value<VersionedXcm>(VersionedXcm program) -> Checked.good(program);
            case Decoded.Refused<VersionedXcm> refused ->
                    Checked.bad(XcmProblems.malformedJson(pointer, refused));
        };
    }

    static Checked<VersionedXcm> convert(VersionedXcm program, XcmVersion version) {
        return switch (program.into(version)) {
            case Conversion.Converted<VersionedXcm>(VersionedXcm converted) ->
                    Checked.good(converted);
            case Conversion.Failed<VersionedXcm> failed ->
                    Checked.bad(XcmProblems.notConvertible(version, failed));
        };
    }

    /// The form asked for; canonical if none is.
    static Checked<JsonForm> form(Map<String, String> parameters) {
        String text = parameters.getOrDefault(FORM, "canonical");
        for (JsonForm form : JsonForm.values()) {
            if (form.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Checked.good(form);
            }
        }
        return refused(FORM, "canonical, polkadot_js or papi", text);
    }

    /// The version asked for, which must be.
    static Checked<XcmVersion> version(Map<String, String> parameters) {
        String text = parameters.getOrDefault(VERSION, "");
        for (XcmVersion version : XcmVersion.values()) {
            if (version.name().equals(text)) {
                return Checked.good(version);
            }
        }
        return refused(VERSION, "V3, V4 or V5", text);
    }

    private static <T> Checked<T> refused(String parameter, String expected, String found) {
        return Checked.bad(
                Problem.expected(
                                ProblemType.MALFORMED_REQUEST,
                                "query parameter \"" + parameter + "\"",
                                expected,
                                "\"" + JsonFields.shown(found) + "\"")
                        .with("parameter", parameter));
    }
}
