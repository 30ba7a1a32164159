package io.xcmgateway.api.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.api.xcm.json.JsonForm;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// What must hold of decoders. All of them demand that nothing is thrown.
final class Properties {
    private Properties() {}

    /// What is accepted encodes to the bytes it came from.
    static <T> FuzzTarget.Property scale(
            Function<ByteString, Decoded<T>> decode, Function<T, ByteString> encode) {
        return input -> {
            if (decode.apply(input) instanceof Decoded.Value<T>(T value)) {
                requireEqual(input, encode.apply(value));
            }
        };
    }

    /// As [#scale], of a type that has all forms.
    static <T extends FormValue> FuzzTarget.Property scale(FormReader.Item<T> type) {
        return scale(
                input -> ScaleFormReader.decode(input, DecodeLimits.Depth.LIMITED, type),
                FormValue::encode);
    }

    /// A message accepted in a form of JSON is the same after being written as JSON or SCALE.
    static FuzzTarget.Property json(JsonForm form) {
        return input -> {
            String text = new String(input.toByteArray(), StandardCharsets.UTF_8);
            if (read(text, form) instanceof Decoded.Value<VersionedXcm> accepted) {
                requireEqual(accepted, VersionedXcm.decode(accepted.value().encode()));
                requireSameWritten(accepted);
            }
        };
    }

    /// The same whichever form the text shows.
    static FuzzTarget.Property anyJson() {
        return input -> {
            String text = new String(input.toByteArray(), StandardCharsets.UTF_8);
            if (XcmJson.readAnyForm(text) instanceof Decoded.Value<VersionedXcm> accepted) {
                requireEqual(accepted, VersionedXcm.decode(accepted.value().encode()));
                requireSameWritten(accepted);
            }
        };
    }

    /// A message accepted as SCALE is the same after being written as JSON.
    static void survivesJson(ByteString input) {
        if (VersionedXcm.decode(input) instanceof Decoded.Value<VersionedXcm> accepted) {
            requireSameWritten(accepted);
        }
    }

    /// A message converts by the rules, or does not where they allow that.
    static void converts(ByteString input) {
        if (VersionedXcm.decode(input) instanceof Decoded.Value<VersionedXcm>(var message)) {
            ConversionRules.requireHolds(message);
        }
    }

    private static void requireSameWritten(Decoded.Value<VersionedXcm> accepted) {
        VersionedXcm message = accepted.value();
        requireEqual(accepted, read(XcmJson.write(message), JsonForm.CANONICAL));
        requireEqual(accepted, read(XcmJson.writePolkadotJs(message), JsonForm.POLKADOT_JS));
        requireEqual(accepted, read(XcmJson.write(message, JsonForm.PAPI), JsonForm.PAPI));
    }

    private static Decoded<VersionedXcm> read(String text, JsonForm form) {
        return XcmJson.read(text, form, DecodeLimits.Depth.LIMITED, VersionedXcm::from);
    }

    private static void requireEqual(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", was " + found);
        }
    }
}
