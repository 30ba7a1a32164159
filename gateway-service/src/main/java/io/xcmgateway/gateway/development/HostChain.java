package io.xcmgateway.gateway.development;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.ReadyProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A host chain that a gateway in development works for.
///
/// @param parachain its id, 0..2^32-1; null for the relay chain
/// @param ready what its instance is configured by
public record HostChain(@Nullable Long parachain, ReadyProfile ready) {
    /// A system parachain and a parachain.
    public static final List<HostChain> DEFAULT =
            List.of(
                    new HostChain(1004L, ReadyProfile.SYSTEM_PARACHAIN),
                    new HostChain(2000L, ReadyProfile.PARACHAIN));

    /// What the runtime of people-paseo calls the consensus it lives in.
    private static final NetworkId NETWORK = new NetworkId.Polkadot();

    Junctions location() {
        Junction network = new Junction.GlobalConsensus(NETWORK);
        return parachain == null
                ? Junctions.of(network)
                : Junctions.of(network, new Junction.Parachain(parachain));
    }

    /// @param funded accounts that own tokens from the start
    Profile profile(List<Hash32> funded) {
        return DevelopmentProfiles.funded(ready, NETWORK, funded);
    }
}
