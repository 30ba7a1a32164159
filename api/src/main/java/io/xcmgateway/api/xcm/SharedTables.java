package io.xcmgateway.api.xcm;

import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.Variants;

/// The enums that are the same in every version.
final class SharedTables {
    static final Variants<WeightLimit> WEIGHT_LIMIT =
            Variants.<WeightLimit>named("WeightLimit")
                    .unit(0, "Unlimited", WeightLimit.Unlimited::new)
                    .one(1, "Limited", in -> new WeightLimit.Limited(Weight.from(in)));

    static final Variants<OriginKind> ORIGIN_KIND =
            Variants.<OriginKind>named("OriginKind")
                    .unit(0, "Native", () -> OriginKind.NATIVE)
                    .unit(1, "SovereignAccount", () -> OriginKind.SOVEREIGN_ACCOUNT)
                    .unit(2, "Superuser", () -> OriginKind.SUPERUSER)
                    .unit(3, "Xcm", () -> OriginKind.XCM);

    static final Variants<WildFungibility> WILD_FUNGIBILITY =
            Variants.<WildFungibility>named("WildFungibility")
                    .unit(0, "Fungible", () -> WildFungibility.FUNGIBLE)
                    .unit(1, "NonFungible", () -> WildFungibility.NON_FUNGIBLE);

    static final Variants<BodyId> BODY_ID =
            Variants.<BodyId>named("BodyId")
                    .unit(0, "Unit", BodyId.Unit::new)
                    .one(1, "Moniker", in -> new BodyId.Moniker(in.bytes(BodyId.MONIKER_BYTES)))
                    .one(2, "Index", in -> new BodyId.Index(in.compactU32()))
                    .unit(3, "Executive", BodyId.Executive::new)
                    .unit(4, "Technical", BodyId.Technical::new)
                    .unit(5, "Legislative", BodyId.Legislative::new)
                    .unit(6, "Judicial", BodyId.Judicial::new)
                    .unit(7, "Defense", BodyId.Defense::new)
                    .unit(8, "Administration", BodyId.Administration::new)
                    .unit(9, "Treasury", BodyId.Treasury::new);

    static final Variants<BodyPart> BODY_PART =
            Variants.<BodyPart>named("BodyPart")
                    .unit(0, "Voice", BodyPart.Voice::new)
                    .fields(
                            1,
                            "Members",
                            in -> new BodyPart.Members(in.field("count", FormReader::compactU32)))
                    .fields(
                            2,
                            "Fraction",
                            in ->
                                    new BodyPart.Fraction(
                                            in.field("nom", FormReader::compactU32),
                                            in.field("denom", FormReader::compactU32)))
                    .fields(
                            3,
                            "AtLeastProportion",
                            in ->
                                    new BodyPart.AtLeastProportion(
                                            in.field("nom", FormReader::compactU32),
                                            in.field("denom", FormReader::compactU32)))
                    .fields(
                            4,
                            "MoreThanProportion",
                            in ->
                                    new BodyPart.MoreThanProportion(
                                            in.field("nom", FormReader::compactU32),
                                            in.field("denom", FormReader::compactU32)));

    static final Variants<AssetInstance> ASSET_INSTANCE =
            Variants.<AssetInstance>named("AssetInstance")
                    .unit(0, "Undefined", AssetInstance.Undefined::new)
                    .one(1, "Index", in -> new AssetInstance.Index(in.compactU128()))
                    .one(2, "Array4", in -> new AssetInstance.Array4(in.bytes(4)))
                    .one(3, "Array8", in -> new AssetInstance.Array8(in.bytes(8)))
                    .one(4, "Array16", in -> new AssetInstance.Array16(in.bytes(16)))
                    .one(5, "Array32", in -> new AssetInstance.Array32(in.bytes(32)));

    static final Variants<Fungibility> FUNGIBILITY =
            Variants.<Fungibility>named("Fungibility")
                    .one(
                            0,
                            "Fungible",
                            in ->
                                    new Fungibility.Fungible(
                                            in.checked(
                                                    FormReader::compactU128,
                                                    amount -> !amount.isZero(),
                                                    "a fungible amount above 0")))
                    .one(
                            1,
                            "NonFungible",
                            in -> new Fungibility.NonFungible(AssetInstance.from(in)));

    static final Variants<MaybeErrorCode> MAYBE_ERROR_CODE =
            Variants.<MaybeErrorCode>named("MaybeErrorCode")
                    .unit(0, "Success", MaybeErrorCode.Success::new)
                    .one(
                            1,
                            "Error",
                            in ->
                                    new MaybeErrorCode.Error(
                                            in.byteVec(MaybeErrorCode.CODE_BYTES_MAX)))
                    .one(
                            2,
                            "TruncatedError",
                            in ->
                                    new MaybeErrorCode.TruncatedError(
                                            in.byteVec(MaybeErrorCode.CODE_BYTES_MAX)));

    private SharedTables() {}
}
