package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.profile.AccountRef;
import java.util.List;

/// A message to be tried out.
///
/// @param message SCALE bytes of the versioned XCM program
/// @param gasLimit 1..2^63-1
/// @param mints made before, in this order, on the state that is thrown away; at most [#MINTS_MAX]
public record DryRunRequest(
        Hash32 instanceId, ByteString message, Origin origin, long gasLimit, List<Mint> mints) {
    public static final int MINTS_MAX = 16;

    public DryRunRequest {
        mints = List.copyOf(mints);
        if (mints.size() > MINTS_MAX) {
            throw new IllegalStateException(
                    "mints must be at most " + MINTS_MAX + ", were " + mints.size());
        }
    }

    /// Who would send it. Nothing has to be proven for a run that changes nothing.
    public sealed interface Origin {
        /// The account of a key, which would use up its next nonce.
        record Account(SignatureScheme scheme, ByteString publicKey) implements Origin {}

        /// @param location as the instance sees it
        record At(Location location) implements Origin {}
    }

    /// An amount that an account has besides.
    ///
    /// @param amount at least 1
    public record Mint(Location asset, AccountRef account, U128 amount) {}
}
