package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The development profiles on instances as PROOF.md places them, fed with messages as real chains
/// send them.
final class DevelopmentProfilesTest {
    private static final NetworkId NETWORK = new NetworkId.Polkadot();
    private static final Hash32 ALICE = Hash32.hex("01".repeat(32));
    private static final Location ASSET_HUB = Location.of(1, new Junction.Parachain(1000));

    private static final Map<String, MapView> INSTANCES =
            Map.of(
                    "people-paseo-like",
                    instance(1004, DevelopmentProfiles.peoplePaseoLike(NETWORK, List.of(ALICE))),
                    "parachain",
                    instance(2000, DevelopmentProfiles.parachain(NETWORK, List.of(ALICE))));

    private static MapView instance(int parachain, Profile profile) {
        Hash32 module = StandardModules.xcmExecutor().hash();
        return CommittedBlob.genesis(
                profile,
                Junctions.of(
                        new Junction.GlobalConsensus(NETWORK),
                        new Junction.Parachain(parachain),
                        new Junction.GeneralKey(Hash32.LENGTH_BYTES, module)));
    }

    /// @param received the asset that the beneficiary has more of afterwards
    private record Shape(String name, Location origin, String assets, Location received) {}

    private static final List<Shape> SHAPES =
            List.of(
                    new Shape(
                            "a reserve transfer of the host chain's token",
                            DevelopmentProfiles.HOST_CHAIN,
                            "ReserveAssetDeposited " + token(1, "20000000000000"),
                            DevelopmentProfiles.HOST_CHAIN),
                    new Shape(
                            "a teleport of the own token",
                            DevelopmentProfiles.HOST_CHAIN,
                            "ReceiveTeleportedAsset " + token(0, "100022511801"),
                            DevelopmentProfiles.OWN_TOKEN),
                    new Shape(
                            "a teleport of the relay chain's token",
                            DevelopmentProfiles.RELAY_CHAIN,
                            "ReceiveTeleportedAsset " + token(2, "5000317346979"),
                            DevelopmentProfiles.RELAY_CHAIN),
                    new Shape(
                            "a teleport of the host chain's token from the relay chain",
                            DevelopmentProfiles.RELAY_CHAIN,
                            "ReceiveTeleportedAsset " + token(1, "5000317346979"),
                            DevelopmentProfiles.HOST_CHAIN),
                    new Shape(
                            "USDT from asset hub",
                            ASSET_HUB,
                            "ReserveAssetDeposited " + usdt(1),
                            DevelopmentProfiles.USDT),
                    new Shape(
                            "USDT from asset hub across",
                            Location.of(2, new Junction.Parachain(1000)),
                            "ReserveAssetDeposited " + usdt(2),
                            DevelopmentProfiles.USDT_ACROSS),
                    new Shape(
                            "a withdrawal by the funded account",
                            Location.of(0, new Junction.AccountId32(null, ALICE)),
                            "WithdrawAsset " + token(1, "100000000000"),
                            DevelopmentProfiles.HOST_CHAIN));

    private static String token(int parents, String amount) {
        return "{\"id\":{\"parents\":"
                + parents
                + ",\"interior\":\"Here\"},\"fun\":{\"Fungible\":\""
                + amount
                + "\"}}";
    }

    private static String usdt(int parents) {
        return "{\"id\":{\"parents\":"
                + parents
                + ",\"interior\":{\"X3\":[{\"Parachain\":1000},{\"PalletInstance\":50},"
                + "{\"GeneralIndex\":\"1984\"}]}},\"fun\":{\"Fungible\":\"928591\"}}";
    }

    @TestFactory
    Stream<DynamicNode> executeMessagesShapedAsRealOnes() {
        return each(state ->
                SHAPES.stream()
                        .flatMap(shape ->
                                Stream.of("BuyExecution", "PayFees")
                                        .map(fees ->
                                                DynamicTest.dynamicTest(
                                                        shape.name + ", " + fees,
                                                        () -> check(state, shape, fees)))));
    }

    private static Stream<DynamicNode> each(
            java.util.function.Function<MapView, Stream<? extends DynamicNode>> tests) {
        return INSTANCES.entrySet().stream()
                .map(it ->
                        DynamicContainer.dynamicContainer(it.getKey(), tests.apply(it.getValue())));
    }

    private static void check(MapView state, Shape shape, String fees) {
        String[] first = shape.assets.split(" ", 2);
        String fee =
                fees.equals("BuyExecution")
                        ? "{\"BuyExecution\":{\"fees\":"
                                + first[1]
                                + ",\"weight_limit\":\"Unlimited\"}}"
                        : "{\"PayFees\":{\"asset\":" + first[1] + "}}";
        String back = fees.equals("PayFees") ? "\"RefundSurplus\"," : "";
        ByteString beneficiary = ByteString.hex("07".repeat(32));
        String program =
                "[{\""
                        + first[0]
                        + "\":["
                        + first[1]
                        + "]},\"ClearOrigin\","
                        + fee
                        + ","
                        + back
                        + "{\"DepositAsset\":{\"assets\":{\"Wild\":{\"AllCounted\":1}},\"beneficiary\":"
                        + "{\"parents\":0,\"interior\":{\"X1\":[{\"AccountId32\":{\"network\":null,\"id\":\""
                        + beneficiary
                        + "\"}}]}}}},{\"SetTopic\":\"0x"
                        + "09".repeat(32)
                        + "\"}]";
        CommittedBlob.Applied applied =
                CommittedBlob.apply(state, shape.origin, CommittedBlob.message(program));
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(applied.messageId()).isEqualTo(Hash32.hex("09".repeat(32)));
        assertThat(LedgerKeys.balance(applied.state(), shape.received, beneficiary))
                .isGreaterThan(U128.ZERO);
        assertThat(applied.events(LedgerEvent.FeesPaid.class)).hasSize(1);
        assertThat(applied.events(LedgerEvent.AssetsTrapped.class)).isEmpty();
    }

    /// Messages found in public repositories. Those that begin by bringing assets are complete with
    /// one of the origins that such a message has; the rest are refused by the barrier.
    @TestFactory
    Stream<DynamicNode> executeMessagesOfRealChains() {
        return Vectors.external(
                "xcm-real-world.json",
                document ->
                        each(state ->
                                Vectors.each(document.get("messages"))
                                        .filter(DevelopmentProfilesTest::executable)
                                        .map(each ->
                                                DynamicTest.dynamicTest(
                                                        each.get("instructions").toString(),
                                                        () -> checkReal(state, each)))));
    }

    private static boolean executable(JsonNode each) {
        return each.get("version").stringValue().equals("V5")
                && Scope.later(Json.instructions(each.get("json").get("V5"))).isEmpty();
    }

    private static void checkReal(MapView state, JsonNode each) {
        ByteString message = Json.bytes(each.get("scaleHex"));
        boolean bringsAssets =
                Set.of("ReserveAssetDeposited", "ReceiveTeleportedAsset")
                        .contains(each.get("instructions").get(0).stringValue());
        List<Outcome> outcomes =
                Stream.of(DevelopmentProfiles.HOST_CHAIN, ASSET_HUB)
                        .map(origin -> CommittedBlob.apply(state, origin, message).outcome())
                        .toList();
        if (bringsAssets) {
            assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Complete.class);
        } else {
            assertThat(outcomes).hasOnlyElementsOfType(Outcome.Incomplete.class);
        }
    }
}
