package io.xcmgateway.api.fuzz;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.nio.charset.StandardCharsets;

/// Messages as JSON of any form: an accepted one is a message in bytes too.
public final class XcmJsonFuzz {
    private XcmJsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String json = new String(input, StandardCharsets.UTF_8);
        if (XcmJson.readAnyForm(json)
                instanceof Decoded.Value<VersionedXcm>(VersionedXcm message)) {
            Checks.same(new Decoded.Value<>(message), VersionedXcm.decode(message.encode()));
            Checks.same(new Decoded.Value<>(message), XcmJson.read(XcmJson.write(message)));
            Checks.same(
                    new Decoded.Value<>(message),
                    XcmJson.readAnyForm(XcmJson.writePolkadotJs(message)));
        }
    }
}
