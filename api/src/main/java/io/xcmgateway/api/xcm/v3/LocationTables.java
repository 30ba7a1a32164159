package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.xcm.BodyId;
import io.xcmgateway.api.xcm.BodyPart;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.Variants;

/// How the enums that make up a location are read.
final class LocationTables {
    static final Variants<NetworkId> NETWORK_ID =
            Variants.<NetworkId>named("NetworkId")
                    .one(0, "ByGenesis", in -> new NetworkId.ByGenesis(in.hash32()))
                    .fields(
                            1,
                            "ByFork",
                            in ->
                                    new NetworkId.ByFork(
                                            in.field("block_number", FormReader::u64),
                                            in.field("block_hash", FormReader::hash32)))
                    .unit(2, "Polkadot", NetworkId.Polkadot::new)
                    .unit(3, "Kusama", NetworkId.Kusama::new)
                    .unit(4, "Westend", NetworkId.Westend::new)
                    .unit(5, "Rococo", NetworkId.Rococo::new)
                    .unit(6, "Wococo", NetworkId.Wococo::new)
                    .fields(
                            7,
                            "Ethereum",
                            in ->
                                    new NetworkId.Ethereum(
                                            in.field("chain_id", FormReader::compactU64)))
                    .unit(8, "BitcoinCore", NetworkId.BitcoinCore::new)
                    .unit(9, "BitcoinCash", NetworkId.BitcoinCash::new)
                    .unit(10, "PolkadotBulletin", NetworkId.PolkadotBulletin::new);

    static final Variants<Junction> JUNCTION =
            Variants.<Junction>named("Junction")
                    .one(0, "Parachain", in -> new Junction.Parachain(in.compactU32()))
                    .fields(
                            1,
                            "AccountId32",
                            in ->
                                    new Junction.AccountId32(
                                            in.optional("network", NetworkId::from),
                                            in.field("id", FormReader::hash32)))
                    .fields(
                            2,
                            "AccountIndex64",
                            in ->
                                    new Junction.AccountIndex64(
                                            in.optional("network", NetworkId::from),
                                            in.field("index", FormReader::compactU64)))
                    .fields(
                            3,
                            "AccountKey20",
                            in ->
                                    new Junction.AccountKey20(
                                            in.optional("network", NetworkId::from),
                                            in.field(
                                                    "key", key -> key.bytes(Junction.KEY20_BYTES))))
                    .one(4, "PalletInstance", in -> new Junction.PalletInstance(in.u8()))
                    .one(5, "GeneralIndex", in -> new Junction.GeneralIndex(in.compactU128()))
                    .fields(
                            6,
                            "GeneralKey",
                            in ->
                                    new Junction.GeneralKey(
                                            in.field("length", FormReader::u8),
                                            in.field("data", FormReader::hash32)))
                    .unit(7, "OnlyChild", Junction.OnlyChild::new)
                    .fields(
                            8,
                            "Plurality",
                            in ->
                                    new Junction.Plurality(
                                            in.field("id", BodyId::from),
                                            in.field("part", BodyPart::from)))
                    .one(
                            9,
                            "GlobalConsensus",
                            in -> new Junction.GlobalConsensus(NetworkId.from(in)));

    static final Variants<Junctions> JUNCTIONS = junctions();

    private LocationTables() {}

    /// A single junction stands alone, several stand in a list, and neither counts as nesting:
    /// unlike in later versions.
    private static Variants<Junctions> junctions() {
        Variants<Junctions> variants =
                Variants.<Junctions>named("Junctions")
                        .unit(0, "Here", () -> Junctions.HERE)
                        .one(1, "X1", in -> Junctions.of(Junction.from(in)));
        for (int n = 2; n <= Junctions.JUNCTIONS_MAX; n++) {
            int count = n;
            variants.one(n, "X" + n, in -> new Junctions(in.array(count, Junction::from)));
        }
        return variants;
    }
}
