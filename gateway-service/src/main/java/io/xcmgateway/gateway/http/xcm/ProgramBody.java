package io.xcmgateway.gateway.http.xcm;

import io.swagger.v3.oas.annotations.media.Schema;

/// The JSON body of every operation here, for the documentation; [Programs] reads it.
@Schema(name = "ProgramBody")
record ProgramBody(
        @Schema(
                        description =
                                "0x hex of a SCALE VersionedXcm, or the program as JSON: canonical"
                                        + " {\"V5\":[…]}, of polkadot.js {\"v5\":[…]} or of papi"
                                        + " {\"type\":\"V5\",\"value\":[…]}.",
                        implementation = Object.class)
                Object xcm) {}
