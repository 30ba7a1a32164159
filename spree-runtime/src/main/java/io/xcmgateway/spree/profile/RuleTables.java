package io.xcmgateway.spree.profile;

import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.Variants;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;

/// Sets of locations and assets, and the rules over programs and origins. Number and name of each
/// alternative, and how it is read; how it is written is with the type.
final class RuleTables {
    static final Variants<AliasRule> ALIAS_RULE =
            Variants.<AliasRule>named("AliasRule")
                    .one(
                            0,
                            "ForeignAccountId32",
                            in -> new AliasRule.ForeignAccountId32(LocationFilter.from(in)))
                    .unit(1, "ChildLocation", AliasRule.ChildLocation::new)
                    .fields(
                            2,
                            "OriginRoot",
                            in ->
                                    new AliasRule.OriginRoot(
                                            in.field("origin", Location::from),
                                            in.field(
                                                    "target",
                                                    inner -> inner.nested(LocationFilter::from))));

    static final Variants<Barrier> BARRIER =
            Variants.<Barrier>named("Barrier")
                    .one(0, "Any", in -> new Barrier.Any(Parts.list(Barrier::from).from(in)))
                    .unit(1, "AllowEverything", Barrier.AllowEverything::new)
                    .unit(2, "TakeWeightCredit", Barrier.TakeWeightCredit::new)
                    .one(
                            3,
                            "AllowTopLevelPaidExecutionFrom",
                            in ->
                                    new Barrier.AllowTopLevelPaidExecutionFrom(
                                            LocationFilter.from(in)))
                    .fields(
                            4,
                            "WithComputedOrigin",
                            in ->
                                    new Barrier.WithComputedOrigin(
                                            in.field("inner", inner -> inner.nested(Barrier::from)),
                                            in.field("prefixes_max", FormReader::u32)))
                    .one(
                            5,
                            "TrailingSetTopicAsId",
                            in -> new Barrier.TrailingSetTopicAsId(in.nested(Barrier::from)))
                    .fields(
                            6,
                            "RespectSuspension",
                            in ->
                                    new Barrier.RespectSuspension(
                                            in.field("inner", inner -> inner.nested(Barrier::from)),
                                            in.field("suspended", FormReader::bool)))
                    .one(
                            7,
                            "AllowUnpaidExecutionFrom",
                            in -> new Barrier.AllowUnpaidExecutionFrom(LocationFilter.from(in)))
                    .fields(
                            8,
                            "AllowExplicitUnpaidExecutionFrom",
                            in ->
                                    new Barrier.AllowExplicitUnpaidExecutionFrom(
                                            in.field("from", LocationFilter::from),
                                            in.field("aliasers", Parts.list(AliasRule::from))))
                    .unit(9, "AllowKnownQueryResponses", Barrier.AllowKnownQueryResponses::new)
                    .one(
                            10,
                            "AllowSubscriptionsFrom",
                            in -> new Barrier.AllowSubscriptionsFrom(LocationFilter.from(in)))
                    .unit(
                            11,
                            "AllowHrmpNotificationsFromRelayChain",
                            Barrier.AllowHrmpNotificationsFromRelayChain::new)
                    .fields(
                            12,
                            "DenyThenTry",
                            in ->
                                    new Barrier.DenyThenTry(
                                            in.field("deny", Deny::from),
                                            in.field(
                                                    "allow", inner -> inner.nested(Barrier::from))))
                    .one(13, "Deny", in -> new Barrier.OnlyDeny(Deny.from(in)));

    static final Variants<Deny> DENY =
            Variants.<Deny>named("Deny")
                    .one(0, "All", in -> new Deny.All(Parts.list(Deny::from).from(in)))
                    .unit(
                            1,
                            "DenyReserveTransferToRelayChain",
                            Deny.DenyReserveTransferToRelayChain::new)
                    .one(
                            2,
                            "DenyRecursively",
                            in -> new Deny.DenyRecursively(in.nested(Deny::from)))
                    .unit(3, "DenyClearOrigin", Deny.DenyClearOrigin::new);

    static final Variants<JunctionFilter> JUNCTION_FILTER =
            Variants.<JunctionFilter>named("JunctionFilter")
                    .unit(0, "Any", JunctionFilter.Any::new)
                    .one(1, "Exactly", in -> new JunctionFilter.Exactly(Junction.from(in)))
                    .unit(2, "Parachain", JunctionFilter.Parachain::new)
                    .one(3, "ParachainBelow", in -> new JunctionFilter.ParachainBelow(in.u32()))
                    .unit(4, "Plurality", JunctionFilter.Plurality::new)
                    .unit(5, "Account", JunctionFilter.Account::new)
                    .unit(6, "GeneralKey", JunctionFilter.GeneralKey::new);

    static final Variants<LocationFilter> LOCATION_FILTER =
            Variants.<LocationFilter>named("LocationFilter")
                    .unit(0, "Everything", LocationFilter.Everything::new)
                    .one(1, "Exactly", in -> new LocationFilter.Exactly(Location.from(in)))
                    .one(2, "Within", in -> new LocationFilter.Within(Location.from(in)))
                    .fields(
                            3,
                            "Pattern",
                            in ->
                                    new LocationFilter.Pattern(
                                            in.field("parents", FormReader::u8),
                                            in.field("junctions", Parts.list(JunctionFilter::from)),
                                            in.field("open", FormReader::bool)))
                    .one(
                            4,
                            "AnyOf",
                            in ->
                                    new LocationFilter.AnyOf(
                                            Parts.list(LocationFilter::from).from(in)))
                    .one(5, "Not", in -> new LocationFilter.Not(in.nested(LocationFilter::from)));

    static final Variants<Trust> TRUST =
            Variants.<Trust>named("Trust")
                    .unit(0, "NativeAsset", Trust.NativeAsset::new)
                    .fields(
                            1,
                            "Case",
                            in ->
                                    new Trust.Case(
                                            in.field("assets", AssetFilter::from),
                                            in.field("location", LocationFilter::from)))
                    .fields(
                            2,
                            "AssetsWithin",
                            in ->
                                    new Trust.AssetsWithin(
                                            in.field("location", LocationFilter::from)));

    private RuleTables() {}
}
