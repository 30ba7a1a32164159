package io.xcmgateway.spree.profile;

import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.Variants;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;

/// Accounts, assets and what weight costs. Number and name of each alternative, and how it is read;
/// how it is written is with the type.
final class ConfigTables {
    static final Variants<AccountRef> ACCOUNT_REF =
            Variants.<AccountRef>named("AccountRef")
                    .one(0, "Account", in -> new AccountRef.Account(Parts.bytes(in)))
                    .one(1, "Location", in -> new AccountRef.At(Location.from(in)));

    static final Variants<Adapter> ADAPTER =
            Variants.<Adapter>named("Adapter")
                    .fields(
                            0,
                            "Fungible",
                            in ->
                                    new Adapter.Fungible(
                                            in.field("id", Location::from),
                                            in.field("existential_deposit", FormReader::u128),
                                            in.optional("checking", Checking::from),
                                            in.field("sufficient", FormReader::bool)))
                    .fields(
                            1,
                            "Fungibles",
                            in ->
                                    new Adapter.Fungibles(
                                            in.field("ids", LocationFilter::from),
                                            in.field("existential_deposit", FormReader::u128),
                                            in.field("sufficient", FormReader::bool)))
                    .fields(
                            2,
                            "PerLocation",
                            in ->
                                    new Adapter.PerLocation(
                                            in.field("deposit_min", FormReader::u128)))
                    .fields(
                            3,
                            "NonFungibles",
                            in ->
                                    new Adapter.NonFungibles(
                                            in.field("classes", LocationFilter::from),
                                            in.optional("checking", Checking::from)));

    static final Variants<AssetTrap> ASSET_TRAP =
            Variants.<AssetTrap>named("AssetTrap")
                    .unit(0, "Hashed", AssetTrap.Hashed::new)
                    .fields(
                            1,
                            "Listed",
                            in -> new AssetTrap.Listed(in.field("weight", Weight::from)))
                    .fields(
                            2,
                            "Deposited",
                            in -> new AssetTrap.Deposited(in.field("beneficiary", Location::from)));

    static final Variants<Converter> CONVERTER =
            Variants.<Converter>named("Converter")
                    .unit(0, "ParentIsPreset", Converter.ParentIsPreset::new)
                    .unit(1, "SiblingParachain", Converter.SiblingParachain::new)
                    .unit(2, "ChildParachain", Converter.ChildParachain::new)
                    .one(
                            3,
                            "AccountId32Aliases",
                            in -> new Converter.AccountId32Aliases(in.option(NetworkId::from)))
                    .one(
                            4,
                            "AccountKey20Aliases",
                            in -> new Converter.AccountKey20Aliases(in.option(NetworkId::from)))
                    .one(
                            5,
                            "LocalTreasuryVoice",
                            in -> new Converter.LocalTreasuryVoice(Parts.bytes(in)))
                    .one(
                            6,
                            "HashedDescription",
                            in -> new Converter.HashedDescription(Description.from(in)))
                    .unit(7, "Account32Hash", Converter.Account32Hash::new)
                    .unit(8, "GlobalConsensus", Converter.GlobalConsensus::new)
                    .unit(9, "GlobalConsensusParachain", Converter.GlobalConsensusParachain::new)
                    .unit(10, "ExternalConsensus", Converter.ExternalConsensus::new)
                    .fields(
                            11,
                            "ParachainAt",
                            in -> new Converter.ParachainAt(in.field("parents", FormReader::u8)))
                    .unit(12, "LocationItself", Converter.LocationItself::new);

    static final Variants<Description> DESCRIPTION =
            Variants.<Description>named("Description")
                    .one(
                            0,
                            "Local",
                            in -> new Description.Local(Parts.list(Terminal::from).from(in)))
                    .one(
                            1,
                            "Family",
                            in -> new Description.Family(Parts.list(Terminal::from).from(in)))
                    .unit(2, "LegacyForeignAccount", Description.LegacyForeignAccount::new);

    static final Variants<Price> PRICE =
            Variants.<Price>named("Price")
                    .one(0, "Fixed", in -> new Price.Fixed(Weight.from(in)))
                    .one(1, "PerItem", in -> new Price.PerItem(Weight.from(in)))
                    .fields(
                            2,
                            "PerFilterUnit",
                            in ->
                                    new Price.PerFilterUnit(
                                            in.field("weight", Weight::from),
                                            in.optional("ref_time_max", FormReader::u64)));

    static final Variants<Trader> TRADER =
            Variants.<Trader>named("Trader")
                    .fields(
                            0,
                            "FixedRateOfFungible",
                            in ->
                                    new Trader.FixedRateOfFungible(
                                            in.field("asset", Location::from),
                                            in.field("per_second", FormReader::u128),
                                            in.field("per_mb", FormReader::u128),
                                            in.optional("revenue", Location::from)))
                    .fields(
                            1,
                            "UsingComponents",
                            in ->
                                    new Trader.UsingComponents(
                                            in.field("fee", WeightToFee::from),
                                            in.field("asset", Location::from),
                                            in.optional("revenue", Location::from)))
                    .fields(
                            2,
                            "RefundArtefact",
                            in ->
                                    new Trader.RefundArtefact(
                                            in.field("asset", Location::from),
                                            in.field("amount", FormReader::u128)));

    static final Variants<Weigher> WEIGHER =
            Variants.<Weigher>named("Weigher")
                    .fields(
                            0,
                            "Fixed",
                            in ->
                                    new Weigher.Fixed(
                                            in.field("unit", Weight::from),
                                            in.field("instructions_max", FormReader::u32)))
                    .one(1, "Table", in -> new Weigher.Table(WeightTable.from(in)))
                    .one(2, "Flat", in -> new Weigher.Flat(Weight.from(in)));

    static final Variants<WeightToFee> WEIGHT_TO_FEE =
            Variants.<WeightToFee>named("WeightToFee")
                    .fields(
                            0,
                            "MaxOfComponents",
                            in ->
                                    new WeightToFee.MaxOfComponents(
                                            in.field("ref_time_mul", FormReader::u64),
                                            in.field("ref_time_div", FormReader::u64),
                                            in.field("proof_size_mul", FormReader::u64),
                                            in.field("proof_size_div", FormReader::u64)))
                    .unit(1, "Product", WeightToFee.Product::new);

    private ConfigTables() {}
}
