package io.xcmgateway.gateway.http.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.List;

/// The JSON form of an opt-in, for the documentation; [OptInReader] reads it.
@Schema(name = "OptIn", description = "A host chain's wish to have a module work for it.")
record OptInBody(
        Hash32 moduleHash,
        @Schema(
                        description = "Absolute location of the host chain, canonical JSON.",
                        implementation = Object.class)
                Object host,
        @Schema(
                        description =
                                "Genesis configuration: 0x hex of its SCALE form or, for the"
                                        + " standard module, its JSON form.",
                        implementation = Object.class)
                Object profile,
        @Schema(allowableValues = {"blake2b_v1", "keccak_v1"}) String trieProfile,
        HostAuthorityBody hostAuthority,
        @Schema(description = "0, and one more each time that the chain opts in again.")
                long incarnation,
        @Schema(format = "date-time") String expires,
        @Schema(description = "u64") String gasLimit,
        @Schema(
                        description =
                                "Of the authority's keys, in their order, over the submission of"
                                        + " the profile's hash with nonce 0.")
                List<KeySignature> signatures) {

    OptInBody {
        signatures = List.copyOf(signatures);
    }

    /// The same before it is signed.
    @Schema(name = "OptInDraft", description = "An opt-in that nobody has signed yet.")
    record Draft(
            Hash32 moduleHash,
            @Schema(
                            description = "Absolute location of the host chain, canonical JSON.",
                            implementation = Object.class)
                    Object host,
            @Schema(
                            description =
                                    "Genesis configuration: 0x hex of its SCALE form or, for the"
                                            + " standard module, its JSON form.",
                            implementation = Object.class)
                    Object profile,
            @Schema(allowableValues = {"blake2b_v1", "keccak_v1"}) String trieProfile,
            HostAuthorityBody hostAuthority,
            @Schema(description = "0, and one more each time that the chain opts in again.")
                    long incarnation,
            @Schema(format = "date-time") String expires,
            @Schema(description = "u64") String gasLimit) {}

    /// Whose word counts for the host chain.
    @Schema(name = "HostAuthority")
    record HostAuthorityBody(long threshold, List<HostKey> keys) {
        HostAuthorityBody {
            keys = List.copyOf(keys);
        }
    }

    /// One key of an authority.
    @Schema(name = "HostKey")
    record HostKey(
            @Schema(allowableValues = {"sr25519", "ed25519", "ecdsa", "ethereum"}) String scheme,
            ByteString publicKey) {}

    /// One signature of an authority.
    @Schema(name = "KeySignature")
    record KeySignature(int keyIndex, ByteString signature) {}
}
