package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.state.MapView;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Mode `process`: upstream looks at registers between processing and settling. From outside the
/// registers show in what is trapped afterwards: the holding together with the fees register.
record ExecutorMockCase(JsonNode each) implements ExecutorCase {

    @Override
    public void check() {
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.executorMock(
                                        Ledgers.endowments(each.get("setup").path("balances")))
                                .withServices(VectorServices.executorMock()),
                        VectorProfiles.EXECUTOR_MOCK);
        for (JsonNode step : each.get("steps")) {
            CommittedBlob.Applied applied =
                    CommittedBlob.apply(
                            state,
                            Json.location(step.get("origin")),
                            Json.bytes(step.get("computed").get("messageHex")));
            state = applied.state();
            check(step.get("expect"), applied);
        }
    }

    private static void check(JsonNode expected, CommittedBlob.Applied applied) {
        checkOutcome(expected.get("process"), applied.outcome());
        List<LedgerEvent.AssetsTrapped> traps = applied.events(LedgerEvent.AssetsTrapped.class);
        List<Asset> trapped = traps.isEmpty() ? List.of() : traps.getFirst().assets();
        if (expected.has("holding")) {
            assertThat(total(trapped)).isEqualTo(total(leftovers(expected, applied)));
        }
        if (expected.has("assetClaimer") && !traps.isEmpty()) {
            JsonNode claimer = expected.get("assetClaimer");
            Location owner = traps.getFirst().origin();
            if (!claimer.isNull()) {
                assertThat(owner).isEqualTo(Json.location(claimer));
            }
        }
        if (expected.has("sent")) {
            Outbox.check(expected.get("sent"), applied);
        }
        if (expected.has("sentPattern")) {
            Outbox.checkPattern(expected.get("sentPattern"), applied);
        }
        if (expected.has("balances")) {
            Ledgers.check(applied.state(), expected.get("balances"));
        }
        if (expected.has("postProcess") && expected.get("postProcess").has("balances")) {
            Ledgers.check(applied.state(), expected.get("postProcess").get("balances"));
        }
    }

    private static void checkOutcome(JsonNode expected, Outcome outcome) {
        if (Json.name(expected).equals("Ok")) {
            assertThat(outcome).isInstanceOf(Outcome.Complete.class);
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Incomplete.class);
        }
    }

    /// The registers as upstream sees them, and what settling sold back.
    private static List<Asset> leftovers(JsonNode expected, CommittedBlob.Applied applied) {
        List<Asset> left = new ArrayList<>(Json.assets(expected.get("holding")));
        if (expected.has("fees")) {
            left.addAll(Json.assets(expected.get("fees")));
        }
        if (!Json.name(expected.get("process")).equals("Ok")) {
            for (LedgerEvent.FeesRefunded refund : applied.events(LedgerEvent.FeesRefunded.class)) {
                left.add(Asset.fungible(refund.asset(), refund.amount()));
            }
        }
        return left;
    }

    private static Map<Location, BigInteger> total(List<Asset> assets) {
        Map<Location, BigInteger> total = new TreeMap<>();
        for (Asset asset : assets) {
            BigInteger amount = Ledgers.amount(asset).toBigInteger();
            total.merge(asset.id().location(), amount, BigInteger::add);
        }
        return total;
    }
}
