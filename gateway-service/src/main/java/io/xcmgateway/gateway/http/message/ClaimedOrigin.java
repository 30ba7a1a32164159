package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.xcm.v5.Location;

/// Where a submission says that it comes from, as it stands in the request; nothing is proven yet.
sealed interface ClaimedOrigin {

    /// An account that signed the submission.
    ///
    /// @param nonce unsigned; the next one of the account on the instance
    /// @param expiresMs unsigned; until when the submission may be ordered, in ms since 1970
    record Account(
            SignatureScheme scheme,
            ByteString publicKey,
            ByteString signature,
            long nonce,
            long expiresMs)
            implements ClaimedOrigin {}

    /// A location that the caller is trusted to speak for.
    record Asserted(Location location) implements ClaimedOrigin {}
}
