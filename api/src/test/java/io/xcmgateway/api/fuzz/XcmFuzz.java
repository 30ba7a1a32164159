package io.xcmgateway.api.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.json.XcmJson;

/// Messages as bytes: an accepted one has that encoding only, comes back from its JSON, and
/// converts or says why not.
public final class XcmFuzz {
    private XcmFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        ByteString scale = ByteString.copyOf(input);
        if (VersionedXcm.decode(scale)
                instanceof Decoded.Value<VersionedXcm>(VersionedXcm message)) {
            Checks.same(scale, message.encode());
            Checks.same(new Decoded.Value<>(message), XcmJson.read(XcmJson.write(message)));
            ConversionRules.requireHolds(message);
        }
    }
}
