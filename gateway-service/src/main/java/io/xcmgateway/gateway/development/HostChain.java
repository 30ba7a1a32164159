package io.xcmgateway.gateway.development;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.Profile;
import java.util.List;

/// The host chains that a gateway in development works for.
enum HostChain {
    /// A system parachain like people-paseo.
    PEOPLE(1004) {
        @Override
        Profile profile(List<Hash32> funded) {
            return DevelopmentProfiles.peoplePaseoLike(NETWORK, funded);
        }
    },
    PARACHAIN(2000) {
        @Override
        Profile profile(List<Hash32> funded) {
            return DevelopmentProfiles.parachain(NETWORK, funded);
        }
    };

    /// What the runtime of people-paseo calls the consensus it lives in.
    private static final NetworkId NETWORK = new NetworkId.Polkadot();

    private final long parachain;

    HostChain(long parachain) {
        this.parachain = parachain;
    }

    Junctions location() {
        return Junctions.of(
                new Junction.GlobalConsensus(NETWORK), new Junction.Parachain(parachain));
    }

    /// @param funded accounts that own tokens from the start
    abstract Profile profile(List<Hash32> funded);
}
