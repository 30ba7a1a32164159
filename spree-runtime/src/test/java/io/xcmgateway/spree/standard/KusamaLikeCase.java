package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.JunctionFilter;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A relay chain with one balance per account.
record KusamaLikeCase(JsonNode each) implements ExecutorCase {

    @Override
    public void check() {
        List<Endowment> endowments = new ArrayList<>();
        for (JsonNode balance : each.get("setup").get("balances")) {
            endowments.add(
                    new Endowment(
                            new AccountRef.Account(account(balance)),
                            Asset.fungible(Location.HERE, Json.amount(balance.get("free")))));
        }
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.kusamaLike(barrier(), endowments)
                                .withServices(VectorServices.kusamaLike()),
                        VectorProfiles.KUSAMA_LIKE);
        for (JsonNode step : each.get("steps")) {
            state = check(step, state);
        }
    }

    private MapView check(JsonNode step, MapView state) {
        CommittedBlob.Applied applied =
                CommittedBlob.apply(
                        state,
                        Json.location(step.get("origin")),
                        Json.bytes(step.get("computed").get("messageHex")));
        JsonNode expected = step.get("expect");
        assertThat(applied.outcome()).isEqualTo(Json.read(expected.get("outcome"), Outcome::from));
        if (expected.has("freeBalances")) {
            for (JsonNode balance : expected.get("freeBalances")) {
                assertThat(LedgerKeys.balance(applied.state(), Location.HERE, account(balance)))
                        .isEqualTo(Json.amount(balance.get("free")));
            }
        }
        if (expected.has("sent")) {
            Outbox.check(expected.get("sent"), applied);
        }
        return applied.state();
    }

    private Barrier barrier() {
        JsonNode own = each.get("steps").get(0).get("barrier");
        if (own != null) {
            return JsonRules.barrier(own);
        }
        List<Barrier> barriers = new ArrayList<>();
        barriers.add(new Barrier.TakeWeightCredit());
        barriers.add(new Barrier.AllowTopLevelPaidExecutionFrom(new LocationFilter.Everything()));
        barriers.add(
                new Barrier.AllowUnpaidExecutionFrom(
                        VectorProfiles.pattern(0, new JunctionFilter.ParachainBelow(2000))));
        if (JsonRules.anyStepHasCredit(each)) {
            barriers.add(new Barrier.AllowEverything());
        }
        return new Barrier.RespectSuspension(new Barrier.Any(barriers), false);
    }

    private ByteString account(JsonNode balance) {
        String name = balance.get("account").stringValue();
        JsonNode accounts = each.get("setup").get("accounts");
        if (accounts != null
                && accounts.has(name)
                && accounts.get(name).stringValue().startsWith("0x")) {
            return Json.bytes(accounts.get(name));
        }
        return switch (name) {
            case "ALICE" -> ByteString.hex("00".repeat(32));
            case "BOB" -> ByteString.hex("01".repeat(32));
            case "checking" -> ByteString.ascii("checking");
            case String para -> sovereign(Integer.parseInt(para.substring("para".length())));
        };
    }

    private static ByteString sovereign(int parachain) {
        ByteString id = new io.xcmgateway.api.scale.ScaleWriter().u32(parachain).toByteString();
        return ByteString.concat(ByteString.ascii("para"), id, ByteString.hex("00".repeat(24)));
    }
}
