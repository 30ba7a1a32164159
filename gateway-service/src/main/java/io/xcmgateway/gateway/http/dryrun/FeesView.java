package io.xcmgateway.gateway.http.dryrun;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a program costs.
@Schema(name = "Fees", description = "What a program weighs and costs, in one state.")
record FeesView(
        Hash32 instanceId,
        @Schema(description = "u64: the statement that left this state.", example = "9")
                String sequence,
        Hash32 stateRoot,
        @Schema(
                        implementation = Object.class,
                        description = "What the program weighs before it runs.",
                        example = "{\"ref_time\":\"3000000000\",\"proof_size\":\"196608\"}")
                Weight weight,
        @Schema(description = "What that weight costs, in each asset that is taken for it.")
                List<Execution> execution,
        @Schema(description = "Whether more assets are taken than the 64 that are shown.")
                boolean more,
        @Schema(description = "Only if a destination was given.") @Nullable Delivery delivery) {
    FeesView {
        execution = List.copyOf(execution);
    }

    @Schema(name = "ExecutionPrice")
    record Execution(
            @Schema(implementation = Object.class) Location asset,
            @Schema(description = "u128", example = "5000000000") String amount,
            @Schema(description = "The same for a person.", example = "0.5 DOT") String text) {}

    @Schema(name = "DeliveryPrice", description = "What sending the program costs.")
    record Delivery(
            @Schema(implementation = Object.class, description = "As the instance sees it.")
                    Location destination,
            @Schema(description = "Whether the instance has a way to send this program there.")
                    boolean routable,
            @Schema(description = "In each asset that there is a price in.") List<InAsset> prices) {
        Delivery {
            prices = List.copyOf(prices);
        }
    }

    @Schema(name = "DeliveryPriceInAsset")
    record InAsset(
            @Schema(implementation = Object.class, description = "The asset that was asked for.")
                    Location asset,
            @Schema(implementation = Object.class, description = "Nothing at all if it is free.")
                    List<Asset> assets,
            @Schema(description = "The same for a person.", example = "0.03 DOT") String text) {
        InAsset {
            assets = List.copyOf(assets);
        }
    }
}
