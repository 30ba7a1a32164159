package io.xcmgateway.spree.standard;

import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.profile.AliasRule;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.Deny;
import io.xcmgateway.spree.profile.JunctionFilter;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Trader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Barriers, alias rules and traders as `xcm-executor-cases.json` writes them.
final class JsonRules {
    private JsonRules() {}

    static Barrier barrier(JsonNode node) {
        JsonNode value = node.isString() ? node : node.get(Json.name(node));
        return switch (Json.name(node)) {
            case "TakeWeightCredit" -> new Barrier.TakeWeightCredit();
            case "Everything" -> new Barrier.AllowEverything();
            case "AllowHrmpNotificationsFromRelayChain" ->
                    new Barrier.AllowHrmpNotificationsFromRelayChain();
            case "AllowExplicitUnpaidExecutionFrom" ->
                    new Barrier.AllowExplicitUnpaidExecutionFrom(
                            locations(value.get("locations")), aliasers(value.get("aliasers")));
            case "AllowSubscriptionsFrom" -> new Barrier.AllowSubscriptionsFrom(locations(value));
            case "AllowTopLevelPaidExecutionFrom" ->
                    new Barrier.AllowTopLevelPaidExecutionFrom(locations(value));
            case "AllowUnpaidExecutionFrom" ->
                    new Barrier.AllowUnpaidExecutionFrom(locations(value));
            case "TrailingSetTopicAsId" -> new Barrier.TrailingSetTopicAsId(barrier(value));
            case "RespectSuspension" ->
                    new Barrier.RespectSuspension(
                            barrier(value.get("inner")), value.get("suspended").booleanValue());
            case "WithComputedOrigin" ->
                    new Barrier.WithComputedOrigin(
                            barrier(value.get("inner")), value.get("maxPrefixes").longValue());
            case "Deny" -> new Barrier.OnlyDeny(deny(value));
            case "DenyRecursively" -> new Barrier.OnlyDeny(new Deny.DenyRecursively(deny(value)));
            case "DenyThenTry" ->
                    new Barrier.DenyThenTry(deny(value.get("deny")), barrier(value.get("allow")));
            case String other -> throw new AssertionError("no such barrier: " + other);
        };
    }

    private static Deny deny(JsonNode node) {
        if (node.isArray()) {
            List<Deny> rules = new ArrayList<>();
            node.forEach(each -> rules.add(deny(each)));
            return new Deny.All(rules);
        }
        return switch (Json.name(node)) {
            case "DenyNothing" -> new Deny.All(List.of());
            case "DenyReserveTransferToRelayChain" -> new Deny.DenyReserveTransferToRelayChain();
            case "DenyClearOrigin" -> new Deny.DenyClearOrigin();
            case "DenyRecursively" -> new Deny.DenyRecursively(deny(node.get("DenyRecursively")));
            case String other -> throw new AssertionError("no such rule: " + other);
        };
    }

    private static List<AliasRule> aliasers(JsonNode names) {
        List<AliasRule> rules = new ArrayList<>();
        names.forEach(name -> rules.add(alias(name.stringValue())));
        return rules;
    }

    static AliasRule alias(String name) {
        return switch (name) {
            case "AliasChildLocation" -> new AliasRule.ChildLocation();
            case "AliasForeignAccountId32<sibling parachain>" ->
                    new AliasRule.ForeignAccountId32(
                            VectorProfiles.pattern(1, new JunctionFilter.Parachain()));
            case "AliasForeignAccountId32<child parachain>" ->
                    new AliasRule.ForeignAccountId32(
                            VectorProfiles.pattern(0, new JunctionFilter.Parachain()));
            case "AliasForeignAccountId32<parent>" ->
                    new AliasRule.ForeignAccountId32(new LocationFilter.Exactly(Location.PARENT));
            case String other -> throw new AssertionError("no such rule: " + other);
        };
    }

    /// A list of locations, or all of them; without a list none.
    static LocationFilter locations(@Nullable JsonNode node) {
        if (node != null && node.isString()) {
            return new LocationFilter.Everything();
        }
        List<LocationFilter> filters = new ArrayList<>();
        if (node != null) {
            node.forEach(each -> filters.add(new LocationFilter.Exactly(Json.location(each))));
        }
        return new LocationFilter.AnyOf(filters);
    }

    static Trader fixedRate(JsonNode price) {
        return new Trader.FixedRateOfFungible(
                Json.location(price.get("asset")),
                Json.amount(price.get("unitsPerSecond")),
                Json.amount(price.get("unitsPerMb")),
                null);
    }

    static boolean anyStepHasCredit(JsonNode each) {
        for (JsonNode step : each.get("steps")) {
            JsonNode credit = step.get("weightCredit");
            if (credit != null && !credit.get("ref_time").stringValue().equals("0")) {
                return true;
            }
        }
        return false;
    }
}
