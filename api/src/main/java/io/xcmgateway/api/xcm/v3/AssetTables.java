package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.xcm.WildFungibility;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.Variants;

/// How the enums that name and pick assets are read.
final class AssetTables {
    static final Variants<AssetId> ASSET_ID =
            Variants.<AssetId>named("AssetId")
                    .one(0, "Concrete", in -> new AssetId.Concrete(Location.from(in)))
                    .one(1, "Abstract", in -> new AssetId.Abstract(in.hash32()));

    static final Variants<WildAsset> WILD_ASSET =
            Variants.<WildAsset>named("WildAsset")
                    .unit(0, "All", WildAsset.All::new)
                    .fields(
                            1,
                            "AllOf",
                            in ->
                                    new WildAsset.AllOf(
                                            in.field("id", AssetId::from),
                                            in.field("fun", WildFungibility::from)))
                    .one(2, "AllCounted", in -> new WildAsset.AllCounted(in.compactU32()))
                    .fields(
                            3,
                            "AllOfCounted",
                            in ->
                                    new WildAsset.AllOfCounted(
                                            in.field("id", AssetId::from),
                                            in.field("fun", WildFungibility::from),
                                            in.field("count", FormReader::compactU32)));

    static final Variants<AssetFilter> ASSET_FILTER =
            Variants.<AssetFilter>named("AssetFilter")
                    .one(0, "Definite", in -> new AssetFilter.Definite(Assets.from(in)))
                    .one(1, "Wild", in -> new AssetFilter.Wild(WildAsset.from(in)));

    private AssetTables() {}
}
