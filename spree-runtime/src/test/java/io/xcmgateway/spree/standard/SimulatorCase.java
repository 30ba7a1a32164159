package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.WildFungibility;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.profile.LedgerKeys;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A relay chain and two parachains, each an instance of the module. What one sends is applied to
/// the other before anything else happens.
record SimulatorCase(JsonNode each) implements ExecutorCase {
    private static final U128 INITIAL = U128.of(1_000_000_000);
    private static final ByteString ALICE = ByteString.hex("00".repeat(32));
    private static final Location ALICE_HERE =
            Location.of(0, new Junction.AccountId32(null, new Hash32(ALICE)));

    @Override
    public void check() {
        SimulatedNetwork network = new SimulatedNetwork(ALICE, INITIAL);
        for (JsonNode step : each.get("steps")) {
            if (step.get("mode").stringValue().equals("send")) {
                send(step, network);
            } else {
                reserveTransfer(step, network);
            }
            checkBalances(step.get("expect"), network);
        }
    }

    /// The parachain's message as its parent receives it.
    private static void send(JsonNode step, SimulatedNetwork network) {
        long sender = number(step.get("from").stringValue());
        ByteString message = Json.bytes(step.get("computed").get("messageHex"));
        CommittedBlob.Applied applied =
                network.toRelay(Location.of(0, new Junction.Parachain(sender)), message);
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        JsonNode expected = step.get("expect");
        if (!expected.has("receivedBy")) {
            assertThat(applied.result().outbound()).isEmpty();
            return;
        }
        JsonNode messages = expected.get("receivedBy").get("messages");
        String topic = step.get("computed").get("versionedHash").stringValue();
        List<ModuleExecution.Outbound> sent = applied.result().outbound();
        assertThat(sent).hasSize(messages.size());
        for (int index = 0; index < sent.size(); index++) {
            String text =
                    messages.get(index)
                            .get("V5")
                            .toString()
                            .replace("$BLAKE2_OF_VERSIONED_INPUT", topic);
            assertThat(sent.get(index).message()).isEqualTo(CommittedBlob.message(text));
        }
    }

    /// What `limited_reserve_transfer_assets` executes for the account that signed it.
    private static void reserveTransfer(JsonNode step, SimulatedNetwork network) {
        assertThat(step.get("call").stringValue())
                .isEqualTo(
                        "limited_reserve_transfer_assets on relay by ALICE to Parachain(1),"
                                + " beneficiary ALICE, 123 native, Unlimited");
        Asset amount = Asset.fungible(Location.HERE, U128.of(123));
        Asset there = Asset.fungible(Location.PARENT, U128.of(123));
        AssetFilter all =
                new AssetFilter.Wild(
                        new WildAsset.AllOfCounted(
                                new AssetId(Location.PARENT), WildFungibility.FUNGIBLE, 1));
        Xcm remote =
                new Xcm(
                        List.of(
                                new Instruction.BuyExecution(there, new WeightLimit.Unlimited()),
                                new Instruction.DepositAsset(all, ALICE_HERE)));
        Instruction transfer =
                new Instruction.TransferReserveAsset(
                        new Assets(List.of(amount)),
                        Location.of(0, new Junction.Parachain(1)),
                        remote);
        CommittedBlob.Applied applied =
                network.toRelay(ALICE_HERE, CommittedBlob.message(List.of(transfer)));
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
    }

    private static void checkBalances(JsonNode expected, SimulatedNetwork network) {
        for (JsonNode balance : expected.get("freeBalances")) {
            String[] parts = balance.get("account").stringValue().split(":", 2);
            boolean relay = parts[0].equals("relay");
            ByteString account =
                    parts[1].equals("ALICE") ? ALICE : SimulatedNetwork.sovereign(number(parts[1]));
            U128 free =
                    relay
                            ? LedgerKeys.balance(network.relay(), Location.HERE, account)
                            : LedgerKeys.balance(
                                    network.parachain(number(parts[0])), Location.PARENT, account);
            assertThat(free).as("%s", balance).isEqualTo(Json.amount(balance.get("free")));
        }
    }

    private static long number(String parachain) {
        return Long.parseLong(parachain.substring("para".length()));
    }
}
