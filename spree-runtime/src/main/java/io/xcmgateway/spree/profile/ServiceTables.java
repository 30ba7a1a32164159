package io.xcmgateway.spree.profile;

import io.xcmgateway.api.xcm.OriginKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.Variants;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;

/// Ways out, calls and what else is offered. Number and name of each alternative, and how it is
/// read; how it is written is with the type.
final class ServiceTables {
    static final Variants<CallKind> CALL_KIND =
            Variants.<CallKind>named("CallKind")
                    .fields(
                            0,
                            "Exact",
                            in ->
                                    new CallKind.Exact(
                                            in.field("call", Parts::bytes),
                                            in.field("weight", Weight::from),
                                            in.field("needs", CallNeeds::from)))
                    .unit(1, "Test", CallKind.Test::new)
                    .fields(
                            2,
                            "Own",
                            in ->
                                    new CallKind.Own(
                                            in.field("remark", Weight::from),
                                            in.field("transfer", Weight::from),
                                            in.field("force_set", Weight::from),
                                            in.field("create_pool", Weight::from),
                                            in.field("add_liquidity", Weight::from),
                                            in.field("remove_liquidity", Weight::from),
                                            in.field("swap_exact_in", Weight::from),
                                            in.field("swap_exact_out", Weight::from),
                                            in.field("transfer_item", Weight::from),
                                            in.field("force_set_item", Weight::from),
                                            in.field("new_query", Weight::from),
                                            in.field("drop_query", Weight::from)))
                    .fields(
                            3,
                            "Notification",
                            in ->
                                    new CallKind.Notification(
                                            in.field("target", NotifyTarget::from),
                                            in.field("weight", Weight::from)));

    static final Variants<DeliveryPrice> DELIVERY_PRICE =
            Variants.<DeliveryPrice>named("DeliveryPrice")
                    .unit(0, "Free", DeliveryPrice.Free::new)
                    .one(1, "Fixed", in -> new DeliveryPrice.Fixed(Asset.from(in)))
                    .fields(
                            2,
                            "PerByte",
                            in ->
                                    new DeliveryPrice.PerByte(
                                            in.field("asset", Location::from),
                                            in.field("base", FormReader::u128),
                                            in.field("per_byte", FormReader::u128)));

    static final Variants<DispatchOrigin> DISPATCH_ORIGIN =
            Variants.<DispatchOrigin>named("DispatchOrigin")
                    .unit(0, "Root", DispatchOrigin.Root::new)
                    .one(1, "Signed", in -> new DispatchOrigin.Signed(Parts.bytes(in)))
                    .one(2, "Parachain", in -> new DispatchOrigin.Parachain(in.u32()))
                    .unit(3, "Relay", DispatchOrigin.Relay::new)
                    .one(4, "Xcm", in -> new DispatchOrigin.Xcm(Location.from(in)))
                    .one(5, "Response", in -> new DispatchOrigin.Response(Location.from(in)));

    static final Variants<Exchange> EXCHANGE =
            Variants.<Exchange>named("Exchange")
                    .unit(0, "None", Exchange.None::new)
                    .one(1, "Pot", in -> new Exchange.Pot(Parts.list(Asset::from).from(in)))
                    .one(2, "Pools", Exchange.Pools::from);

    static final Variants<Locks> LOCKS =
            Variants.<Locks>named("Locks")
                    .unit(0, "None", Locks.None::new)
                    .fields(
                            1,
                            "Kept",
                            in -> new Locks.Kept(in.field("lockers_max", FormReader::u32)));

    static final Variants<OriginConverter> ORIGIN_CONVERTER =
            Variants.<OriginConverter>named("OriginConverter")
                    .unit(
                            0,
                            "SovereignSignedViaLocation",
                            OriginConverter.SovereignSignedViaLocation::new)
                    .unit(1, "ParentAsSuperuser", OriginConverter.ParentAsSuperuser::new)
                    .unit(
                            2,
                            "ChildSystemParachainAsSuperuser",
                            OriginConverter.ChildSystemParachainAsSuperuser::new)
                    .unit(
                            3,
                            "SiblingSystemParachainAsSuperuser",
                            OriginConverter.SiblingSystemParachainAsSuperuser::new)
                    .unit(4, "RelayChainAsNative", OriginConverter.RelayChainAsNative::new)
                    .unit(
                            5,
                            "SiblingParachainAsNative",
                            OriginConverter.SiblingParachainAsNative::new)
                    .unit(6, "ChildParachainAsNative", OriginConverter.ChildParachainAsNative::new)
                    .one(
                            7,
                            "SignedAccountId32AsNative",
                            in ->
                                    new OriginConverter.SignedAccountId32AsNative(
                                            in.option(NetworkId::from)))
                    .one(
                            8,
                            "SignedAccountKey20AsNative",
                            in ->
                                    new OriginConverter.SignedAccountKey20AsNative(
                                            in.option(NetworkId::from)))
                    .unit(9, "XcmPassthrough", OriginConverter.XcmPassthrough::new)
                    .fields(
                            10,
                            "Case",
                            in ->
                                    new OriginConverter.Case(
                                            in.field("kind", OriginKind::from),
                                            in.field("location", LocationFilter::from),
                                            in.field("becomes", DispatchOrigin::from)))
                    .one(
                            11,
                            "AccountIndexAsSigned",
                            in -> new OriginConverter.AccountIndexAsSigned(OriginKind.from(in)));

    static final Variants<SafeCalls> SAFE_CALLS =
            Variants.<SafeCalls>named("SafeCalls")
                    .unit(0, "Everything", SafeCalls.Everything::new)
                    .unit(1, "Nothing", SafeCalls.Nothing::new)
                    .one(
                            2,
                            "StartingWith",
                            in -> new SafeCalls.StartingWith(Parts.list(Parts::bytes).from(in)));

    private ServiceTables() {}
}
