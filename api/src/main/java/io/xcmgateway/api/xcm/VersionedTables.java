package io.xcmgateway.api.xcm;

import io.xcmgateway.api.xcm.form.Variants;

/// Which versions are read. The number on the wire is that of the version.
final class VersionedTables {
    static final Variants<VersionedXcm> XCM =
            Variants.<VersionedXcm>named("VersionedXcm")
                    .one(3, "V3", in -> new VersionedXcm.V3(io.xcmgateway.api.xcm.v3.Xcm.from(in)))
                    .one(4, "V4", in -> new VersionedXcm.V4(io.xcmgateway.api.xcm.v4.Xcm.from(in)))
                    .one(5, "V5", in -> new VersionedXcm.V5(io.xcmgateway.api.xcm.v5.Xcm.from(in)));

    static final Variants<VersionedLocation> LOCATION =
            Variants.<VersionedLocation>named("VersionedLocation")
                    .one(
                            3,
                            "V3",
                            in ->
                                    new VersionedLocation.V3(
                                            io.xcmgateway.api.xcm.v3.Location.from(in)))
                    .one(
                            4,
                            "V4",
                            in ->
                                    new VersionedLocation.V4(
                                            io.xcmgateway.api.xcm.v4.Location.from(in)))
                    .one(
                            5,
                            "V5",
                            in ->
                                    new VersionedLocation.V5(
                                            io.xcmgateway.api.xcm.v5.Location.from(in)));

    static final Variants<VersionedInteriorLocation> INTERIOR_LOCATION =
            Variants.<VersionedInteriorLocation>named("VersionedInteriorLocation")
                    .one(
                            3,
                            "V3",
                            in ->
                                    new VersionedInteriorLocation.V3(
                                            io.xcmgateway.api.xcm.v3.Junctions.from(in)))
                    .one(
                            4,
                            "V4",
                            in ->
                                    new VersionedInteriorLocation.V4(
                                            io.xcmgateway.api.xcm.v4.Junctions.from(in)))
                    .one(
                            5,
                            "V5",
                            in ->
                                    new VersionedInteriorLocation.V5(
                                            io.xcmgateway.api.xcm.v5.Junctions.from(in)));

    static final Variants<VersionedAsset> ASSET =
            Variants.<VersionedAsset>named("VersionedAsset")
                    .one(
                            3,
                            "V3",
                            in -> new VersionedAsset.V3(io.xcmgateway.api.xcm.v3.Asset.from(in)))
                    .one(
                            4,
                            "V4",
                            in -> new VersionedAsset.V4(io.xcmgateway.api.xcm.v4.Asset.from(in)))
                    .one(
                            5,
                            "V5",
                            in -> new VersionedAsset.V5(io.xcmgateway.api.xcm.v5.Asset.from(in)));

    static final Variants<VersionedAssets> ASSETS =
            Variants.<VersionedAssets>named("VersionedAssets")
                    .one(
                            3,
                            "V3",
                            in -> new VersionedAssets.V3(io.xcmgateway.api.xcm.v3.Assets.from(in)))
                    .one(
                            4,
                            "V4",
                            in -> new VersionedAssets.V4(io.xcmgateway.api.xcm.v4.Assets.from(in)))
                    .one(
                            5,
                            "V5",
                            in -> new VersionedAssets.V5(io.xcmgateway.api.xcm.v5.Assets.from(in)));

    static final Variants<VersionedAssetId> ASSET_ID =
            Variants.<VersionedAssetId>named("VersionedAssetId")
                    .one(
                            3,
                            "V3",
                            in ->
                                    new VersionedAssetId.V3(
                                            io.xcmgateway.api.xcm.v3.AssetId.from(in)))
                    .one(
                            4,
                            "V4",
                            in ->
                                    new VersionedAssetId.V4(
                                            io.xcmgateway.api.xcm.v4.AssetId.from(in)))
                    .one(
                            5,
                            "V5",
                            in ->
                                    new VersionedAssetId.V5(
                                            io.xcmgateway.api.xcm.v5.AssetId.from(in)));

    static final Variants<VersionedResponse> RESPONSE =
            Variants.<VersionedResponse>named("VersionedResponse")
                    .one(
                            3,
                            "V3",
                            in ->
                                    new VersionedResponse.V3(
                                            io.xcmgateway.api.xcm.v3.Response.from(in)))
                    .one(
                            4,
                            "V4",
                            in ->
                                    new VersionedResponse.V4(
                                            io.xcmgateway.api.xcm.v4.Response.from(in)))
                    .one(
                            5,
                            "V5",
                            in ->
                                    new VersionedResponse.V5(
                                            io.xcmgateway.api.xcm.v5.Response.from(in)));

    static final Variants<VersionedNetworkId> NETWORK_ID =
            Variants.<VersionedNetworkId>named("VersionedNetworkId")
                    .one(
                            3,
                            "V3",
                            in ->
                                    new VersionedNetworkId.V3(
                                            io.xcmgateway.api.xcm.v3.NetworkId.from(in)))
                    .one(
                            4,
                            "V4",
                            in ->
                                    new VersionedNetworkId.V4(
                                            io.xcmgateway.api.xcm.v3.NetworkId.from(in)))
                    .one(
                            5,
                            "V5",
                            in ->
                                    new VersionedNetworkId.V5(
                                            io.xcmgateway.api.xcm.v5.NetworkId.from(in)));

    static final Variants<VersionedJunction> JUNCTION =
            Variants.<VersionedJunction>named("VersionedJunction")
                    .one(
                            3,
                            "V3",
                            in ->
                                    new VersionedJunction.V3(
                                            io.xcmgateway.api.xcm.v3.Junction.from(in)))
                    .one(
                            4,
                            "V4",
                            in ->
                                    new VersionedJunction.V4(
                                            io.xcmgateway.api.xcm.v3.Junction.from(in)))
                    .one(
                            5,
                            "V5",
                            in ->
                                    new VersionedJunction.V5(
                                            io.xcmgateway.api.xcm.v5.Junction.from(in)));

    private VersionedTables() {}
}
