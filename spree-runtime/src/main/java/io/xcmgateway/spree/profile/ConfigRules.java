package io.xcmgateway.spree.profile;

import io.xcmgateway.api.xcm.WildFungibility;
import io.xcmgateway.api.xcm.account.AccountConverter;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.WildAsset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rules over what every message reads: weights, barrier, adapters, traders, trust.
///
/// @param accounts of the profile's converters
record ConfigRules(Config config, AccountConverter accounts) {
    /// The holding may have twice as many entries (`HOLDING_LIMIT_MAX` of the module).
    static final int HOLDING_LIMIT_MAX = 256;

    /// No program has more instructions anyway.
    static final int INSTRUCTIONS_MAX = 100;

    /// Kinds of instructions of XCM V5.
    static final int INSTRUCTION_KINDS = 52;

    void check(Place place) {
        place.at("holding_limit")
                .require(
                        within(config.holdingLimit(), HOLDING_LIMIT_MAX),
                        "1.." + HOLDING_LIMIT_MAX,
                        config.holdingLimit());
        weigher(place.at("weigher"), config.weigher());
        barrier(place.at("barrier"), config.barrier());
        place.at("adapters").require(!config.adapters().isEmpty(), "an adapter at least", "none");
        place.at("adapters")
                .require(
                        !Keeping.anyInsufficient(config.adapters())
                                || Keeping.anySufficient(config.adapters()),
                        "a sufficient asset that accounts can live on",
                        "insufficient ones only");
        for (int i = 0; i < config.adapters().size(); i++) {
            adapter(place.at("adapters").at(i), i);
        }
        place.at("traders").each(config.traders(), this::trader);
        place.at("reserves").each(config.reserves(), this::trust);
        place.at("teleporters").each(config.teleporters(), this::trust);
    }

    private static boolean within(long value, long max) {
        return value >= 1 && value <= max;
    }

    private static void weigher(Place place, Weigher weigher) {
        switch (weigher) {
            case Weigher.Flat _ -> {}
            case Weigher.Fixed(_, long most) -> instructionsMax(place.at("Fixed"), most);
            case Weigher.Table(WeightTable table) -> table(place.at("Table"), table);
        }
    }

    private static void instructionsMax(Place place, long most) {
        place.at("instructions_max")
                .require(within(most, INSTRUCTIONS_MAX), "1.." + INSTRUCTIONS_MAX, most);
    }

    private static void table(Place place, WeightTable table) {
        instructionsMax(place, table.instructionsMax());
        place.at("all_units").require(table.allUnits() >= 1, "1 at least", table.allUnits());
        List<InstructionPrice> prices = table.prices();
        place.at("prices").require(!prices.isEmpty(), "a weight at least", "none");
        for (int i = 0; i < prices.size(); i++) {
            int instruction = prices.get(i).instruction();
            Place at = place.at("prices").at(i).at("instruction");
            at.require(
                    instruction < INSTRUCTION_KINDS,
                    "an instruction 0.." + (INSTRUCTION_KINDS - 1),
                    instruction);
            at.require(
                    i == 0 || prices.get(i - 1).instruction() < instruction,
                    "instructions in ascending order",
                    instruction);
        }
    }

    private static void barrier(Place place, Barrier barrier) {
        switch (barrier) {
            case Barrier.Any(List<Barrier> barriers) -> {
                Place any = place.at("Any");
                any.require(!barriers.isEmpty(), "a barrier that lets something through", "none");
                any.each(barriers, ConfigRules::barrier);
            }
            case Barrier.WithComputedOrigin(Barrier inner, _) ->
                    barrier(place.at("WithComputedOrigin").at("inner"), inner);
            case Barrier.TrailingSetTopicAsId(Barrier inner) ->
                    barrier(place.at("TrailingSetTopicAsId"), inner);
            case Barrier.RespectSuspension(Barrier inner, _) ->
                    barrier(place.at("RespectSuspension").at("inner"), inner);
            case Barrier.DenyThenTry(_, Barrier allow) ->
                    barrier(place.at("DenyThenTry").at("allow"), allow);
            case Barrier.OnlyDeny _,
                    Barrier.AllowEverything _,
                    Barrier.TakeWeightCredit _,
                    Barrier.AllowTopLevelPaidExecutionFrom _,
                    Barrier.AllowUnpaidExecutionFrom _,
                    Barrier.AllowExplicitUnpaidExecutionFrom _,
                    Barrier.AllowKnownQueryResponses _,
                    Barrier.AllowSubscriptionsFrom _,
                    Barrier.AllowHrmpNotificationsFromRelayChain _ -> {}
        }
    }

    private void adapter(Place place, int index) {
        switch (config.adapters().get(index)) {
            case Adapter.Fungible(Location id, _, Checking checking, _) -> {
                Place at = place.at("Fungible");
                converters(at);
                books(at, checking);
                at.at("id")
                        .require(
                                !Keeping.knows(config.adapters().subList(0, index), id),
                                "an asset that no adapter before has",
                                id);
            }
            case Adapter.Fungibles _ -> converters(place.at("Fungibles"));
            case Adapter.NonFungibles(_, Checking checking) -> {
                converters(place.at("NonFungibles"));
                books(place.at("NonFungibles"), checking);
            }
            case Adapter.PerLocation _ -> {}
        }
    }

    private static void books(Place place, @Nullable Checking checking) {
        place.at("checking")
                .at("account")
                .require(
                        checking == null || !checking.account().isEmpty(), "a byte at least", "0x");
    }

    private void converters(Place place) {
        place.require(
                !config.converters().isEmpty(), "converters from locations to accounts", "none");
    }

    private void trader(Place place, Trader trader) {
        switch (trader) {
            case Trader.FixedRateOfFungible(Location asset, _, _, Location revenue) ->
                    sale(place.at("FixedRateOfFungible"), asset, revenue);
            case Trader.UsingComponents(WeightToFee fee, Location asset, Location revenue) -> {
                Place at = place.at("UsingComponents");
                fee(at.at("fee"), fee);
                sale(at, asset, revenue);
            }
            case Trader.RefundArtefact(_, var amount) ->
                    place.at("RefundArtefact")
                            .at("amount")
                            .require(!amount.isZero(), "1 at least", amount);
        }
    }

    private static void fee(Place place, WeightToFee fee) {
        switch (fee) {
            case WeightToFee.MaxOfComponents(_, long refTimeDiv, _, long proofSizeDiv) -> {
                Place at = place.at("MaxOfComponents");
                at.at("ref_time_div").require(refTimeDiv != 0, "1 at least", 0);
                at.at("proof_size_div").require(proofSizeDiv != 0, "1 at least", 0);
            }
            case WeightToFee.Product() -> {}
        }
    }

    private void sale(Place place, Location asset, @Nullable Location revenue) {
        place.at("asset").require(Keeping.knows(config.adapters(), asset), NO_ADAPTER, asset);
        place.at("revenue")
                .require(
                        revenue == null || accounts.account(revenue) != null,
                        "a location that a converter has an account for",
                        revenue);
    }

    static final String NO_ADAPTER = "an asset that an adapter has";

    private void trust(Place place, Trust trust) {
        switch (trust) {
            case Trust.NativeAsset _, Trust.AssetsWithin _ -> {}
            case Trust.Case(AssetFilter assets, _) -> assets(place.at("Case").at("assets"), assets);
        }
    }

    private void assets(Place place, AssetFilter filter) {
        switch (filter) {
            case AssetFilter.Definite(Assets(List<Asset> items)) -> {
                Place at = place.at("Definite");
                at.require(!items.isEmpty(), "an asset at least", "none");
                at.each(
                        items,
                        (each, asset) ->
                                each.require(
                                        Keeping.of(config.adapters(), asset) != null,
                                        NO_ADAPTER,
                                        asset));
            }
            case AssetFilter.Wild(WildAsset wild) -> wild(place.at("Wild"), wild);
        }
    }

    private void wild(Place place, WildAsset wild) {
        switch (wild) {
            case WildAsset.All _, WildAsset.AllCounted _ -> {}
            case WildAsset.AllOf(AssetId id, WildFungibility fun) ->
                    known(place.at("AllOf").at("id"), id, fun);
            case WildAsset.AllOfCounted(AssetId id, WildFungibility fun, _) ->
                    known(place.at("AllOfCounted").at("id"), id, fun);
        }
    }

    private void known(Place place, AssetId id, WildFungibility fun) {
        boolean known =
                switch (fun) {
                    case FUNGIBLE -> Keeping.knows(config.adapters(), id.location());
                    case NON_FUNGIBLE -> Keeping.knowsItems(config.adapters(), id.location());
                };
        place.require(known, NO_ADAPTER, id);
    }
}
