package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.json.XcmJson;

/// What tests do with a decoding: take the value, or the refusal, or fail saying what came instead.
final class Decoding {
    private Decoding() {}

    static <T> T value(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T>(T value) -> value;
            case Decoded.Refused<T> refused -> throw new AssertionError(refused.message());
        };
    }

    static <T> Decoded.Refused<T> refusal(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T>(T value) -> throw new AssertionError("accepted as " + value);
            case Decoded.Refused<T> refused -> refused;
        };
    }

    static VersionedXcm message(String hex) {
        return value(VersionedXcm.decode(ByteString.hex(hex)));
    }

    static <T> T json(String json, FormReader.Item<T> type) {
        return value(XcmJson.read(json, type));
    }
}
