package io.xcmgateway.gateway.http.xcm;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.MessageHash;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.json.JsonForm;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.util.Locale;
import tools.jackson.databind.util.RawValue;

/// A program in both of its looks.
@Schema(name = "Program", description = "One XCM program, as bytes and as JSON.")
record ProgramView(
        @Schema(allowableValues = {"V3", "V4", "V5"}) String version,
        @Schema(description = "SCALE of the VersionedXcm: what would be executed.")
                ByteString scale,
        @Schema(description = "blake2b-256 of these bytes.") Hash32 hash,
        @Schema(
                        description = "How `xcm` is written.",
                        allowableValues = {"canonical", "polkadot_js", "papi"})
                String form,
        @Schema(implementation = Object.class) RawValue xcm) {

    static ProgramView of(VersionedXcm program, JsonForm form) {
        ByteString scale = program.encode();
        return new ProgramView(
                "V" + scale.u8(0),
                scale,
                MessageHash.ofReceived(scale),
                form.name().toLowerCase(Locale.ROOT),
                new RawValue(XcmJson.write(program, form)));
    }
}
