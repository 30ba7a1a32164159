package io.xcmgateway.gateway.http.message;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The JSON form of a submission, for the documentation; [SubmitRequestReader] reads it.
@Schema(name = "Submission", description = "A message with the evidence of where it comes from.")
record SubmitBody(
        @Schema(
                        description =
                                "0x hex of a SCALE VersionedXcm, or the program as JSON: canonical"
                                    + " {\"V5\":[…]}, as toJSON of polkadot.js gives it"
                                    + " {\"v5\":[…]}, or as papi has it"
                                    + " {\"type\":\"V5\",\"value\":[…]}, with its large numbers as"
                                    + " strings and its bytes as hex. One form throughout.",
                        implementation = Object.class)
                Object xcm,
        Origin origin,
        @Schema(
                        description =
                                "u64: what the execution may spend at most. Required for an"
                                        + " account, which signs it.",
                        example = "50000000")
                @Nullable String gasLimit) {

    @Schema(name = "Origin", description = "Exactly one of the two.")
    record Origin(
            @Nullable Account account,
            @Schema(
                            description =
                                    "A location in canonical JSON, as the instance sees it: the"
                                            + " origin that the caller vouches for.",
                            implementation = Object.class)
                    @Nullable Object asserted) {}

    @Schema(
            name = "AccountOrigin",
            description =
                    "An account that signed `<Bytes>` ‖ \"XCMGW-SUBMISSION\" ‖ networkId ‖"
                            + " instanceId ‖ blake2b256(message) ‖ nonce u64 ‖ expires in ms u64 ‖"
                            + " gasLimit u64 ‖ `</Bytes>`, numbers little endian. ecdsa signs"
                            + " blake2b256 of that, ethereum by EIP-191 what is between the"
                            + " brackets.")
    record Account(
            @Schema(allowableValues = {"ed25519", "sr25519", "ecdsa", "ethereum"}) String scheme,
            @Schema(
                            description =
                                    "0x hex: 32 bytes; ecdsa 33 (compressed); ethereum the address"
                                            + " of 20")
                    String publicKey,
            @Schema(
                            description =
                                    "0x hex: 64 bytes; ecdsa and ethereum 65 (r, s, v), v being 0"
                                            + " or 1 where wallets have 27 or 28, s not above half"
                                            + " the order")
                    String signature,
            @Schema(description = "u64: the next one of the account on the instance", example = "0")
                    String nonce,
            @Schema(
                            description = "RFC 3339 UTC: until when the message may be ordered",
                            example = "2027-01-31T12:00:00.000Z")
                    String expires) {}
}
