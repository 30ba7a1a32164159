package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.DeliveryPrice;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Router;
import io.xcmgateway.spree.profile.Services;
import io.xcmgateway.spree.profile.Trader;
import io.xcmgateway.spree.profile.Trust;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Modes `prepare_and_execute` and `weigh`. A message enters without limit and credit: a limit
/// below the weight cannot be shown through the blob (a test of the Rust crates shows it), and
/// where a case gives credit an open barrier stands for it.
record BuilderMockCase(JsonNode each) implements ExecutorCase {
    private static final long INSTRUCTIONS_MAX = 100;
    private static final U128 PER_SECOND = U128.of(1_000_000_000_000L);
    private static final U128 PER_MB = U128.of(1_048_576);

    @Override
    public void check() {
        JsonNode setup = each.get("setup");
        List<Endowment> endowments = List.of();
        if (setup.has("balances")) {
            endowments = Ledgers.endowments(setup.get("balances"));
        }
        MapView state = genesis(barrier(setup), endowments);
        for (JsonNode step : each.get("steps")) {
            if (step.has("before") && step.get("before").has("addBalances")) {
                state = Ledgers.with(state, step.get("before").get("addBalances"));
            }
            if (step.has("before") && step.get("before").has("sendPrice")) {
                state = priced(state, step.get("before").get("sendPrice"));
            }
            if (step.get("mode").stringValue().equals("weigh")) {
                weigh(step);
            } else {
                state = execute(step, state);
            }
        }
    }

    /// A barrier that lets nobody through tells the weight.
    private void weigh(JsonNode step) {
        JsonNode expected = step.get("expect");
        if (expected.has("error") && step.get("weightLimit").isObject()) {
            return; // a limit of the caller's
        }
        Barrier nobody =
                new Barrier.AllowUnpaidExecutionFrom(
                        new LocationFilter.Not(new LocationFilter.Everything()));
        Outcome outcome =
                CommittedBlob.apply(
                                genesis(nobody, List.of()),
                                Location.HERE,
                                Json.bytes(step.get("computed").get("messageHex")))
                        .outcome();
        if (expected.has("error")) {
            InstructionError error = Json.read(expected.get("error"), InstructionError::from);
            assertThat(outcome).isEqualTo(new Outcome.Error(error));
        } else {
            Weight weight = Json.weight(expected.get("weight"));
            InstructionError refused = new InstructionError(0, new XcmError.Barrier());
            assertThat(outcome).isEqualTo(new Outcome.Incomplete(weight, refused));
        }
    }

    private MapView execute(JsonNode step, MapView state) {
        JsonNode expected = step.get("expect");
        Outcome outcome = Json.read(expected.get("outcome"), Outcome::from);
        if (outcome instanceof Outcome.Error(InstructionError error)
                && error.error() instanceof XcmError.WeightLimitReached) {
            return state; // a limit of the caller's
        }
        CommittedBlob.Applied applied =
                CommittedBlob.apply(
                        state,
                        Json.location(step.get("origin")),
                        Json.bytes(step.get("computed").get("messageHex")));
        assertThat(applied.outcome()).isEqualTo(outcome);
        if (expected.has("balances")) {
            Ledgers.check(applied.state(), expected.get("balances"));
        }
        if (expected.has("trapUnchanged")) {
            assertThat(applied.events(LedgerEvent.AssetsTrapped.class)).isEmpty();
            assertThat(applied.events(LedgerEvent.AssetsClaimed.class)).isEmpty();
        }
        if (expected.has("sent")) {
            Outbox.check(expected.get("sent"), applied);
        }
        BuilderRecords.check(expected, applied);
        return applied.state();
    }

    private MapView genesis(Barrier barrier, List<Endowment> endowments) {
        return CommittedBlob.genesis(profile(barrier, endowments), VectorProfiles.BUILDER_MOCK);
    }

    private Profile profile(Barrier barrier, List<Endowment> endowments) {
        JsonNode setup = each.get("setup");
        return VectorProfiles.builderMock(
                        instructionsMax(setup), barrier, trader(setup), reserves(setup), endowments)
                .withServices(VectorServices.builderMock(setup));
    }

    /// The state with the configuration of a chain where sending has that price.
    private MapView priced(MapView state, JsonNode price) {
        JsonNode setup = each.get("setup");
        Profile profile = profile(barrier(setup), List.of());
        Router router = VectorServices.bare(new DeliveryPrice.Fixed(Json.asset(price)));
        Services services =
                ServicesDraft.changed(profile.services(), draft -> draft.routers = List.of(router));
        MapView other =
                CommittedBlob.genesis(profile.withServices(services), VectorProfiles.BUILDER_MOCK);
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>(state.entries());
        entries.putAll(
                Map.of(
                        LedgerKeys.configuration(),
                        other.entries().get(LedgerKeys.configuration())));
        return new MapView(entries);
    }

    private Barrier barrier(JsonNode setup) {
        List<Barrier> barriers = new ArrayList<>();
        barriers.add(new Barrier.TakeWeightCredit());
        barriers.add(new Barrier.AllowKnownQueryResponses());
        barriers.add(
                new Barrier.AllowTopLevelPaidExecutionFrom(
                        JsonRules.locations(setup.get("allowPaidFrom"))));
        barriers.add(
                new Barrier.AllowExplicitUnpaidExecutionFrom(
                        JsonRules.locations(setup.get("allowExplicitUnpaidFrom")), List.of()));
        barriers.add(
                new Barrier.AllowUnpaidExecutionFrom(
                        JsonRules.locations(setup.get("allowUnpaidFrom"))));
        barriers.add(
                new Barrier.AllowSubscriptionsFrom(
                        JsonRules.locations(setup.get("allowSubsFrom"))));
        if (JsonRules.anyStepHasCredit(each)) {
            barriers.add(new Barrier.AllowEverything());
        }
        return new Barrier.TrailingSetTopicAsId(
                new Barrier.RespectSuspension(new Barrier.Any(barriers), false));
    }

    private static long instructionsMax(JsonNode setup) {
        JsonNode own = setup.get("maxInstructions");
        return own == null ? INSTRUCTIONS_MAX : own.longValue();
    }

    private static Trader trader(JsonNode setup) {
        @Nullable JsonNode price = setup.get("weightPrice");
        return price == null
                ? new Trader.FixedRateOfFungible(Location.HERE, PER_SECOND, PER_MB, null)
                : JsonRules.fixedRate(price);
    }

    private static List<Trust> reserves(JsonNode setup) {
        List<Trust> reserves = new ArrayList<>();
        if (setup.has("isReserve")) {
            for (JsonNode reserve : setup.get("isReserve")) {
                reserves.add(
                        new Trust.Case(
                                Json.read(reserve.get("filter"), AssetFilter::from),
                                new LocationFilter.Exactly(Json.location(reserve.get("origin")))));
            }
        }
        return reserves;
    }
}
