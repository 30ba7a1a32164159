package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.spree.module.ApplyMessage;
import io.xcmgateway.spree.module.Context;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;

/// Messages that the host chain sends to an instance with the weights of people-paseo.
final class Messages {
    private Messages() {}

    static final long GAS_LIMIT = 1_000_000_000L;

    private static final U128 TRANSFERRED = U128.of(20_000_000_000L);

    static MapView genesis() {
        NetworkId network = new NetworkId.Polkadot();
        Hash32 module = StandardModules.xcmExecutor().hash();
        return CommittedBlob.genesis(
                DevelopmentProfiles.peoplePaseoLike(network, List.of()),
                Junctions.of(
                        new Junction.GlobalConsensus(network),
                        new Junction.Parachain(1004),
                        new Junction.GeneralKey(Hash32.LENGTH_BYTES, module)));
    }

    static ByteString input(ByteString message) {
        return new ApplyMessage(new Context(1, 0, GAS_LIMIT), Location.PARENT, message).encode();
    }

    /// The input for a message of 0 instructions, bytes that do not decode; of 1, which is let
    /// through unpaid and does nothing; of 4, a paid transfer; or of a larger multiple of 4, as
    /// many transfers in one message, each to another account.
    static ByteString inputOf(int instructions) {
        if (instructions == 0) {
            return input(ByteString.of(5));
        }
        return input(
                instructions == 1
                        ? CommittedBlob.message(
                                List.of(
                                        new Instruction.UnpaidExecution(
                                                new WeightLimit.Unlimited(), null)))
                        : CommittedBlob.message(transfers(instructions / 4)));
    }

    private static List<Instruction> transfers(int transfers) {
        List<Instruction> program = new ArrayList<>();
        for (int i = 0; i < transfers; i++) {
            Asset asset = Asset.fungible(Location.PARENT, TRANSFERRED);
            program.add(new Instruction.ReserveAssetDeposited(new Assets(List.of(asset))));
            boolean last = i == transfers - 1;
            // The first purchase pays for the whole message.
            WeightLimit bought =
                    i == 0
                            ? new WeightLimit.Unlimited()
                            : new WeightLimit.Limited(new Weight(1_000_000, 0));
            if (transfers == 1) {
                program.add(new Instruction.ClearOrigin());
            }
            program.add(new Instruction.BuyExecution(asset, bought));
            program.add(
                    new Instruction.DepositAsset(
                            new AssetFilter.Wild(new WildAsset.AllCounted(1)), account(i)));
            if (transfers > 1) {
                program.add(
                        last
                                ? new Instruction.SetTopic(Hash32.ZERO)
                                : new Instruction.RefundSurplus());
            }
        }
        return program;
    }

    private static Location account(int number) {
        byte[] id = new byte[Hash32.LENGTH_BYTES];
        id[0] = (byte) (number + 1);
        return Location.of(0, new Junction.AccountId32(null, Hash32.wrap(id)));
    }
}
