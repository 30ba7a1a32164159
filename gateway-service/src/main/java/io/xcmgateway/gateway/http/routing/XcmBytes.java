package io.xcmgateway.gateway.http.routing;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.VersionedXcm;
import org.jspecify.annotations.Nullable;

/// A message: its bytes, and what they say.
///
/// @param xcm absent if the bytes do not decode
@Schema(name = "XcmBytes", description = "The bytes of a message.")
public record XcmBytes(
        @Schema(description = "SCALE VersionedXcm.") ByteString scale,
        @Schema(description = "blake2b-256 of the bytes.") Hash32 hash,
        @Schema(implementation = Object.class, description = "The same in canonical JSON.")
                @Nullable Object xcm) {

    public static XcmBytes of(ByteString message) {
        return new XcmBytes(
                message,
                Hashing.blake2b256(message),
                VersionedXcm.decode(message) instanceof Decoded.Value<VersionedXcm>(var xcm)
                        ? xcm
                        : null);
    }
}
