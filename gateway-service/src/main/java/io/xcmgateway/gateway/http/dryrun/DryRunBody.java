package io.xcmgateway.gateway.http.dryrun;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON form of a dry run's request, for the documentation; [DryRunReader] reads it.
@Schema(
        name = "DryRunRequest",
        description =
                "A message to be tried out. The body of a submission is one too: its signature,"
                        + " nonce and expiry are not looked at.")
record DryRunBody(
        @Schema(
                        description = "As in a submission: 0x hex, or JSON in any of three forms.",
                        implementation = Object.class)
                Object xcm,
        Origin origin,
        @Schema(description = "u64: what the execution may spend at most.", example = "50000000")
                @Nullable String gasLimit,
        @Schema(
                        description =
                                "At most 16 amounts that accounts have besides, only for this run;"
                                        + " in instances of the standard module.")
                @Nullable List<Mint> mint) {
    DryRunBody {
        mint = mint == null ? null : List.copyOf(mint);
    }

    @Schema(name = "DryRunOrigin", description = "Exactly one of the two; nothing is proven.")
    record Origin(
            @Nullable Account account,
            @Schema(
                            description = "A location in canonical JSON, as the instance sees it.",
                            implementation = Object.class)
                    @Nullable Object asserted) {}

    @Schema(
            name = "DryRunAccount",
            description = "The account of a key. Its next nonce would be used up.")
    record Account(
            @Schema(allowableValues = {"ed25519", "sr25519", "ecdsa", "ethereum"}) String scheme,
            @Schema(
                            description =
                                    "0x hex: 32 bytes, 33 for ecdsa, or the 20-byte address of"
                                            + " ethereum.")
                    String publicKey,
            @Schema(description = "Not looked at.") @Nullable String signature,
            @Schema(description = "Not looked at.") @Nullable String nonce,
            @Schema(description = "Not looked at.") @Nullable String expires) {}

    @Schema(name = "DryRunMint", description = "An amount that an account has besides.")
    record Mint(
            @Schema(
                            description = "Location of a fungible asset, canonical JSON.",
                            implementation = Object.class)
                    Object asset,
            @Schema(
                            description =
                                    "Location in canonical JSON, or 0x hex of the account as the"
                                            + " ledger has it.",
                            implementation = Object.class)
                    Object account,
            @Schema(description = "u128, at least 1", example = "10000000000") String amount) {}
}
