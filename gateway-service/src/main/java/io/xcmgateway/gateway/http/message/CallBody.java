package io.xcmgateway.gateway.http.message;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// The JSON form of a call, for the documentation; [CallRequestReader] reads it.
@Schema(name = "HostCall", description = "A call of a host chain, signed by its authority.")
record CallBody(
        @Schema(
                        description =
                                "0x hex of the SCALE of the call, which only the module"
                                        + " understands. The standard module: version 1, then 0"
                                        + " Deposit {asset, beneficiary}, 1 Withdraw {asset}, 2"
                                        + " Dispatch {call}, 3 NewQuery {responder, querier?,"
                                        + " notify?, timeoutMs?}, 4 DropQuery {id}.",
                        example = "0x01010100000700e40b5402")
                String call,
        @Schema(description = "u64: the next one of the host chain on the instance", example = "1")
                String nonce,
        @Schema(
                        description = "RFC 3339 UTC: until when the call may be ordered",
                        example = "2027-01-31T12:00:00.000Z")
                String expires,
        @Schema(description = "u64: what the execution may spend at most", example = "50000000")
                String gasLimit,
        @Schema(
                        description =
                                "As many as the authority's threshold asks for, key indices"
                                        + " ascending.")
                List<SignedByKey> signatures) {

    CallBody {
        signatures = List.copyOf(signatures);
    }

    @Schema(
            name = "AuthoritySignature",
            description =
                    "Over the same bytes as an account's submission, with the call's hash. Keys of"
                            + " scheme ethereum sign without `<Bytes>` around it, by EIP-191.")
    record SignedByKey(
            @Schema(
                            description = "Index into the keys of the host chain's authority",
                            example = "0")
                    int keyIndex,
            @Schema(description = "0x hex, 64 bytes; 65 for ecdsa and ethereum")
                    String signature) {}
}
