package io.xcmgateway.gateway.http.dryrun;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The JSON form of a question for fees, for the documentation; [FeesRoute] reads it.
@Schema(name = "FeesRequest", description = "A program whose costs are asked for.")
record FeesBody(
        @Schema(
                        description = "As in a submission: 0x hex, or JSON in any of three forms.",
                        implementation = Object.class)
                Object xcm,
        @Schema(
                        description =
                                "Where the program would be sent to, as the instance sees it, if"
                                        + " the price of that is asked for.",
                        implementation = Object.class)
                @Nullable Object destination) {}
