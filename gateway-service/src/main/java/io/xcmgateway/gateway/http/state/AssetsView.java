package io.xcmgateway.gateway.http.state;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of what an account holds.
@Schema(name = "AccountAssets", description = "What an account holds, in one state.")
record AssetsView(
        Hash32 instanceId,
        @Schema(description = "u64: the statement that left this state.", example = "9")
                String sequence,
        Hash32 stateRoot,
        @Schema(
                        description =
                                "The account of the location; absent if the instance has none for"
                                        + " it.")
                @Nullable ByteString account,
        List<Held> assets,
        @Schema(description = "For `after`, to go on; absent if there is no more.")
                @Nullable ByteString next) {
    AssetsView {
        assets = List.copyOf(assets);
    }

    @Schema(name = "HeldAsset", description = "An amount, or an item of a class.")
    record Held(
            @Schema(implementation = Object.class) Location asset,
            @Schema(description = "u128; of a fungible.", example = "5000000000")
                    @Nullable String amount,
            @Schema(implementation = Object.class, description = "Of a class of non-fungibles.")
                    @Nullable Object item,
            @Schema(description = "The same for a person.", example = "0.5 DOT") String text,
            @Schema(description = "Where it is in the state.") ByteString stateKey) {}
}
