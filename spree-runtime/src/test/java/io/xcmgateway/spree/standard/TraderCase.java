package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.Trader;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Mode `trader`: one trader instance over all steps, so one program. A purchase is a BuyExecution
/// with the payment just received, its change is deposited to an account per step. A refund sells
/// the weight of an appendix that was replaced.
record TraderCase(JsonNode each) implements ExecutorCase {

    @Override
    public void check() {
        List<Trader> traders = new ArrayList<>();
        each.get("setup")
                .get("traders")
                .forEach(node -> traders.add(JsonRules.fixedRate(node.get("FixedRateOfFungible"))));
        List<Instruction> program = new ArrayList<>();
        Weight surplus = Weight.ZERO;
        int failsAt = -1;
        for (JsonNode step : each.get("steps")) {
            if (step.get("op").stringValue().equals("buy")) {
                buy(program, step);
                if (step.get("expect").has("error")) {
                    failsAt = program.size() - 1;
                }
            } else {
                surplus = Json.weight(step.get("weight"));
                refund(program);
            }
            deposit(program);
        }
        check(traders, surplus, program, failsAt);
    }

    private void check(
            List<Trader> traders, Weight surplus, List<Instruction> program, int failsAt) {
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.only(surplus, new Barrier.AllowEverything(), traders),
                        VectorProfiles.BUILDER_MOCK);
        CommittedBlob.Applied applied =
                CommittedBlob.apply(
                        state,
                        Location.PARENT,
                        ScaleWriter.encode(
                                new VersionedXcm.V5(new Xcm(program)), VersionedXcm::write));
        if (failsAt < 0) {
            assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        } else {
            assertThat(applied.outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Incomplete.class,
                            it ->
                                    assertThat(it.error())
                                            .isEqualTo(
                                                    new InstructionError(
                                                            failsAt, new XcmError.TooExpensive())));
        }
        assertThat(received(applied)).isEqualTo(expected());
    }

    /// What each step must hand out, up to the first that fails.
    private List<List<Asset>> expected() {
        List<List<Asset>> expected = new ArrayList<>();
        for (JsonNode step : each.get("steps")) {
            JsonNode expect = step.get("expect");
            if (expect.has("error")) {
                break;
            }
            JsonNode given = expect.has("unused") ? expect.get("unused") : expect.get("refund");
            if (!given.isNull()) {
                expected.add(given.isArray() ? Json.assets(given) : List.of(Json.asset(given)));
            } else {
                expected.add(List.of());
            }
        }
        return expected;
    }

    private static List<List<Asset>> received(CommittedBlob.Applied applied) {
        List<List<Asset>> received = new ArrayList<>();
        List<LedgerEvent.Deposited> deposits = applied.events(LedgerEvent.Deposited.class);
        int steps = deposits.stream().mapToInt(it -> account(it) + 1).max().orElse(0);
        for (int step = 0; step < steps; step++) {
            received.add(new ArrayList<>());
        }
        for (LedgerEvent.Deposited deposit : deposits) {
            received.get(account(deposit)).add(Asset.fungible(deposit.asset(), deposit.amount()));
        }
        return received;
    }

    private static int account(LedgerEvent.Deposited deposit) {
        Location who = java.util.Objects.requireNonNull(deposit.who());
        return ((Junction.PalletInstance) who.interior().get(0)).index();
    }

    private static void buy(List<Instruction> program, JsonNode step) {
        List<Asset> payment = Json.assets(step.get("payment"));
        program.add(new Instruction.ReserveAssetDeposited(new Assets(payment)));
        program.add(
                new Instruction.BuyExecution(
                        payment.getFirst(),
                        new WeightLimit.Limited(Json.weight(step.get("weight")))));
    }

    private static void refund(List<Instruction> program) {
        program.add(new Instruction.SetAppendix(new Xcm(List.of())));
        program.add(new Instruction.SetAppendix(new Xcm(List.of())));
        program.add(new Instruction.RefundSurplus());
    }

    /// To an account that is named after how many deposits there were.
    private static void deposit(List<Instruction> program) {
        int step =
                (int) program.stream().filter(it -> it instanceof Instruction.DepositAsset).count();
        program.add(
                new Instruction.DepositAsset(
                        new AssetFilter.Wild(new WildAsset.All()),
                        Location.of(0, new Junction.PalletInstance(step))));
    }
}
