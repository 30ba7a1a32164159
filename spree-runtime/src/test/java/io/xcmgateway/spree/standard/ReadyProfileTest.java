package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.module.RoutedGas;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.Converter;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.ProfileRules;
import io.xcmgateway.spree.profile.ReadyProfile;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The profiles that come with the gateway, on instances as PROOF.md places them.
final class ReadyProfileTest {
    private static final Location ALICE =
            Location.of(0, new Junction.AccountId32(null, ProfileDocuments.ALICE));
    private static final ByteString BOB = ByteString.hex("07".repeat(32));
    private static final Junction MODULE =
            new Junction.GeneralKey(Hash32.LENGTH_BYTES, StandardModules.xcmExecutor().hash());

    private static MapView instance(ReadyProfile ready) {
        Profile profile =
                DevelopmentProfiles.funded(
                        ready, ProfileDocuments.NETWORK, List.of(ProfileDocuments.ALICE));
        return CommittedBlob.genesis(profile, ProfileDocuments.universal(ready));
    }

    @ParameterizedTest
    @EnumSource
    void hasNoContradictionAndIsFoundByName(ReadyProfile ready) {
        Profile profile = ready.profile();
        assertThat(ProfileRules.findings(profile, ProfileDocuments.universal(ready))).isEmpty();
        ProfileForms.check(profile, ProfileDocuments.universal(ready));
        assertThat(ReadyProfile.named(ready.resourceName())).isEqualTo(ready);
        assertThat(profile.endowments()).isEmpty();
    }

    @Test
    void namesNoOther() {
        assertThat(ReadyProfile.named("PARACHAIN")).isNull();
        assertThat(ReadyProfile.named("")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void takesTheAccountsOfItsNetwork(ReadyProfile ready) {
        NetworkId kusama = new NetworkId.Kusama();
        Profile there = ready.in(kusama);
        assertThat(there.config().converters())
                .contains(
                        new Converter.AccountId32Aliases(kusama),
                        new Converter.AccountKey20Aliases(kusama));
        assertThat(ready.in(new NetworkId.Polkadot())).isEqualTo(ready.profile());
    }

    @ParameterizedTest
    @EnumSource
    void saysTheGasOfRoutedMessages(ReadyProfile ready) {
        assertThat(RoutedGas.limit(instance(ready))).isEqualTo(RoutedGas.LIMIT_DEFAULT);
        assertThat(ready.profile().services().routedGasLimit()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void executesAPaidTransfer(ReadyProfile ready) {
        CommittedBlob.Applied applied =
                CommittedBlob.apply(
                        instance(ready),
                        ALICE,
                        CommittedBlob.message(
                                "["
                                        + withdraw(0, "3000000000000")
                                        + ","
                                        + pay(0, "1000000000000")
                                        + ",{\"TransferAsset\":{\"assets\":["
                                        + token(1, "2000000000")
                                        + "],\"beneficiary\":"
                                        + account()
                                        + "}},"
                                        + deposit()
                                        + "]"));
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(LedgerKeys.balance(applied.state(), Location.PARENT, BOB))
                .isEqualTo(U128.of(2_000_000_000));
        assertThat(LedgerKeys.balance(applied.state(), Location.HERE, BOB))
                .isGreaterThan(U128.of(1_000_000_000_000L));
        assertThat(applied.events(LedgerEvent.FeesPaid.class)).isNotEmpty();
        assertThat(applied.events(LedgerEvent.AssetsTrapped.class)).isEmpty();
    }

    /// The own token goes to the same module on another chain: its sovereign account here gets it.
    @ParameterizedTest
    @EnumSource
    void sendsAReserveTransferToAnInstanceNextDoor(ReadyProfile ready) {
        Location instance = neighbour(ready);
        Location fees = ready == ReadyProfile.SYSTEM_PARACHAIN ? Location.of(2) : Location.PARENT;
        CommittedBlob.Applied applied =
                CommittedBlob.apply(
                        instance(ready),
                        ALICE,
                        CommittedBlob.message(
                                "["
                                        + withdraw(0, "3000000000000")
                                        + ","
                                        + pay(0, "1000000000000")
                                        + ",{\"SetFeesMode\":{\"jit_withdraw\":true}},"
                                        + "{\"TransferReserveAsset\":{\"assets\":["
                                        + token(0, "500000000000")
                                        + "],\"dest\":"
                                        + json(instance)
                                        + ",\"xcm\":["
                                        + deposit()
                                        + "]}},"
                                        + deposit()
                                        + "]"));
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(applied.result().outbound()).hasSize(1);
        ModuleExecution.Outbound sent = applied.result().outbound().getFirst();
        assertThat(sent.destination()).isEqualTo(instance);
        U128 price = U128.of(300_000_000L + 100_000L * (sent.message().length() - 1));
        U128 left =
                U128.from(DevelopmentProfiles.FUNDS.toBigInteger().subtract(price.toBigInteger()));
        assertThat(LedgerKeys.balance(applied.state(), fees, ProfileDocuments.ALICE.bytes()))
                .isEqualTo(left);
        assertThat(applied.events(LedgerEvent.Deposited.class))
                .anySatisfy(event -> {
                    assertThat(event.who()).isEqualTo(instance);
                    assertThat(event.amount()).isEqualTo(U128.of(500_000_000_000L));
                });
    }

    /// As this instance sees it.
    private static Location neighbour(ReadyProfile ready) {
        Junction chain = new Junction.Parachain(2001);
        return Location.of(ready == ReadyProfile.RELAY ? 1 : 2, chain, MODULE);
    }

    /// No origin is root, the host chain included.
    @ParameterizedTest
    @EnumSource
    void letsNobodyBeRoot(ReadyProfile ready) {
        CommittedBlob.Applied applied =
                CommittedBlob.apply(
                        instance(ready),
                        Location.PARENT,
                        CommittedBlob.message(
                                "[{\"UnpaidExecution\":{\"weight_limit\":\"Unlimited\","
                                        + "\"check_origin\":null}},"
                                        + "{\"Transact\":{\"origin_kind\":\"Superuser\","
                                        + "\"fallback_max_weight\":null,\"call\":{\"encoded\":"
                                        + "\"0x000401\"}}}]"));
        assertThat(applied.outcome()).isInstanceOf(Outcome.Incomplete.class);
        assertThat(applied.outcome().toString()).contains("BadOrigin");
    }

    private static String withdraw(int parents, String amount) {
        return "{\"WithdrawAsset\":[" + token(parents, amount) + "]}";
    }

    private static String pay(int parents, String amount) {
        return "{\"BuyExecution\":{\"fees\":"
                + token(parents, amount)
                + ",\"weight_limit\":\"Unlimited\"}}";
    }

    private static String deposit() {
        return "{\"DepositAsset\":{\"assets\":{\"Wild\":{\"AllCounted\":2}},\"beneficiary\":"
                + account()
                + "}}";
    }

    private static String account() {
        return json(Location.of(0, new Junction.AccountId32(null, new Hash32(BOB))));
    }

    private static String token(int parents, String amount) {
        return "{\"id\":{\"parents\":"
                + parents
                + ",\"interior\":\"Here\"},\"fun\":{\"Fungible\":\""
                + amount
                + "\"}}";
    }

    private static String json(Location location) {
        return io.xcmgateway.api.xcm.json.XcmJson.write(location);
    }
}
