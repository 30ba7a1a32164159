package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.spree.module.ApplyMessage;
import io.xcmgateway.spree.module.Context;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.state.MapView;
import java.util.List;

/// A paid reserve transfer onwards to a sibling instance, which succeeds with one outbound message.
final class PaidTransfer {
    private PaidTransfer() {}

    static final String EXPORT = "SpreeModule_apply_message";
    static final long GAS_LIMIT = 1_000_000_000L;

    private static final NetworkId NETWORK = new NetworkId.Polkadot();
    private static final Junctions UNIVERSAL =
            Junctions.of(
                    new Junction.GlobalConsensus(NETWORK),
                    new Junction.Parachain(2000),
                    new Junction.GeneralKey(32, CommittedBlob.MODULE.codeHash()));

    /// Before it.
    static final MapView STATE =
            CommittedBlob.genesis(DevelopmentProfiles.parachain(NETWORK, List.of()), UNIVERSAL);

    static final ByteString INPUT =
            new ApplyMessage(new Context(1, 0, GAS_LIMIT), Location.PARENT, onward()).encode();

    private static ByteString onward() {
        String key = CommittedBlob.MODULE.codeHash().toString();
        return CommittedBlob.message(
                """
                [{"ReserveAssetDeposited": [{"id": {"parents": 1, "interior": "Here"},
                     "fun": {"Fungible": "400000000000"}}]},
                 {"BuyExecution": {"fees": {"id": {"parents": 1, "interior": "Here"},
                     "fun": {"Fungible": "100000000000"}}, "weight_limit": "Unlimited"}},
                 {"DepositReserveAsset": {"assets": {"Wild": {"AllCounted": 1}},
                     "dest": {"parents": 2, "interior": {"X2": [{"Parachain": 1004},
                         {"GeneralKey": {"length": 32, "data": "%s"}}]}},
                     "xcm": ["ClearTopic"]}}]\
                """
                        .formatted(key));
    }
}
