package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.module.GenesisResult;
import io.xcmgateway.spree.module.Version;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.Converter;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Trader;
import io.xcmgateway.spree.state.MapView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The committed blob where no vector speaks.
final class StandardModuleTest {
    private static final MapView OPEN =
            CommittedBlob.genesis(
                    VectorProfiles.only(new Weight(1, 1), new Barrier.AllowEverything(), List.of()),
                    VectorProfiles.BUILDER_MOCK);
    private static final Location ALICE = account("01");
    private static final String TOKEN =
            "{\"id\":{\"parents\":1,\"interior\":\"Here\"},\"fun\":{\"Fungible\":\"5\"}}";

    @Test
    void tellsItsNameAndVersion() {
        ByteString output =
                CommittedBlob.run("SpreeModule_version", ByteString.EMPTY, MapView.EMPTY).output();
        assertThat(CommittedBlob.value(Version.decode(output)))
                .isEqualTo(
                        new Version(
                                1, ByteString.ascii("xcm-executor"), 1, 1 << 3 | 1 << 4 | 1 << 5));
    }

    @Test
    void staysSmall() {
        assertThat(CommittedBlob.MODULE.bytes().length()).isLessThanOrEqualTo(400_000);
    }

    @Test
    void neverExecutesWithAnotherOrigin() {
        ByteString message =
                CommittedBlob.message(
                        "[\"ClearTopic\",{\"ExecuteWithOrigin\":{\"descendant_origin\":null,\"xcm\":[]}}]");
        CommittedBlob.Applied applied = CommittedBlob.apply(OPEN, ALICE, message);
        assertThat(applied.outcome())
                .isEqualTo(
                        new Outcome.Incomplete(
                                new Weight(1, 1),
                                new InstructionError(1, new XcmError.Unimplemented())));
        assertThat(applied.state()).isEqualTo(OPEN);
        assertThat(applied.result().events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05", "0504", "050000", "0200", "0600", "0504ff"})
    void answersBytesThatAreNoProgramWithAnError(String hex) {
        ByteString message = ByteString.hex(hex);
        CommittedBlob.Applied applied = CommittedBlob.apply(OPEN, ALICE, message);
        assertThat(applied.outcome())
                .isEqualTo(
                        new Outcome.Error(new InstructionError(0, new XcmError.FailedToDecode())));
        assertThat(applied.messageId()).isEqualTo(Hashing.blake2b256(message));
        assertThat(applied.state()).isEqualTo(OPEN);
    }

    @Test
    void takesTheIdFromATrailingTopicOnlyIfTheBarrierLetsThrough() {
        String topic = "0x" + "07".repeat(32);
        ByteString message =
                CommittedBlob.message("[\"ClearTopic\",{\"SetTopic\":\"" + topic + "\"}]");
        Barrier open = new Barrier.TrailingSetTopicAsId(new Barrier.AllowEverything());
        assertThat(applyTo(open, message).messageId()).isEqualTo(Hash32.hex(topic));
        Barrier closed = new Barrier.TrailingSetTopicAsId(new Barrier.TakeWeightCredit());
        assertThat(applyTo(closed, message).messageId()).isEqualTo(Hashing.blake2b256(message));
    }

    private static CommittedBlob.Applied applyTo(Barrier barrier, ByteString message) {
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.only(new Weight(1, 1), barrier, List.of()),
                        VectorProfiles.BUILDER_MOCK);
        return CommittedBlob.apply(state, ALICE, message);
    }

    @Test
    void givesTrappedAssetsBackToTheirOwnerOnce() {
        String trap = "[{\"ReserveAssetDeposited\":[" + TOKEN + "]}]";
        CommittedBlob.Applied trapped =
                CommittedBlob.apply(OPEN, ALICE, CommittedBlob.message(trap));
        Hash32 hash = trapped.events(LedgerEvent.AssetsTrapped.class).getFirst().hash();
        assertThat(trapped.state().get(LedgerKeys.assetTrap(hash)))
                .isEqualTo(ByteString.hex("01000000"));

        ByteString claim = claim("\"Here\"");
        assertThat(error(CommittedBlob.apply(trapped.state(), account("02"), claim)))
                .isEqualTo(new XcmError.UnknownClaim());
        CommittedBlob.Applied claimed = CommittedBlob.apply(trapped.state(), ALICE, claim);
        assertThat(claimed.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(claimed.events(LedgerEvent.AssetsClaimed.class))
                .extracting(LedgerEvent.AssetsClaimed::hash)
                .containsExactly(hash);
        assertThat(claimed.events(LedgerEvent.Deposited.class))
                .extracting(LedgerEvent.Deposited::balanceAfter)
                .containsExactly(U128.of(5));
        assertThat(claimed.state().get(LedgerKeys.assetTrap(hash))).isNull();
        assertThat(error(CommittedBlob.apply(claimed.state(), ALICE, claim)))
                .isEqualTo(new XcmError.UnknownClaim());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "4", "3", "2", "256"})
    void claimsInTheVersionOfTheTicket(String version) {
        String trap = "[{\"ReserveAssetDeposited\":[" + TOKEN + "]}]";
        MapView trapped = CommittedBlob.apply(OPEN, ALICE, CommittedBlob.message(trap)).state();
        ByteString claim = claim("{\"X1\":[{\"GeneralIndex\":\"" + version + "\"}]}");
        Outcome outcome = CommittedBlob.apply(trapped, ALICE, claim).outcome();
        assertThat(outcome instanceof Outcome.Complete).isEqualTo(version.equals("5"));
    }

    private static ByteString claim(String ticketInterior) {
        return CommittedBlob.message(
                "[{\"ClaimAsset\":{\"assets\":["
                        + TOKEN
                        + "],\"ticket\":{\"parents\":0,\"interior\":"
                        + ticketInterior
                        + "}}},{\"DepositAsset\":{\"assets\":{\"Wild\":\"All\"},"
                        + "\"beneficiary\":{\"parents\":0,\"interior\":\"Here\"}}}]");
    }

    @Test
    void rollsAFailedTransferBackWithItsEvents() {
        Profile profile =
                VectorProfiles.converting(List.of(new Converter.AccountId32Aliases(null)));
        Endowment own =
                new Endowment(
                        new AccountRef.At(ALICE), Asset.fungible(Location.PARENT, U128.of(9)));
        MapView state =
                CommittedBlob.genesis(
                        new Profile(profile.config(), List.of(own)), VectorProfiles.BUILDER_MOCK);
        String unknown =
                "{\"id\":{\"parents\":2,\"interior\":\"Here\"},\"fun\":{\"Fungible\":\"1\"}}";
        CommittedBlob.Applied applied =
                CommittedBlob.apply(
                        state,
                        ALICE,
                        CommittedBlob.message(
                                "[{\"WithdrawAsset\":[" + TOKEN + "," + unknown + "]}]"));
        assertThat(error(applied)).isEqualTo(new XcmError.AssetNotFound());
        assertThat(applied.state()).isEqualTo(state);
        assertThat(applied.result().events()).isEmpty();
    }

    @Test
    void refusesContradictoryProfilesWithAReason() {
        assertThat(refusal(ByteString.EMPTY)).isEqualTo("profile format is not 1");
        ByteString good = VectorProfiles.executorMock(List.of()).encode();
        assertThat(refusal(good.concat(ByteString.of(0)))).isEqualTo("profile has bytes left over");
        assertThat(refusal(good.slice(0, good.length() - 1)))
                .startsWith("profile does not decode at offset ");
        assertThat(refusal(ByteString.wrap(tooLong())))
                .isEqualTo("profile is longer than 65536 bytes");
        assertThat(refusal(VectorProfiles.converting(List.of())))
                .isEqualTo("adapters 0: there are no converters to accounts");
        assertThat(refusal(openWith(new Barrier.Any(List.of()))))
                .isEqualTo("barrier: a list without barriers lets nothing through");
        Trader foreign =
                new Trader.FixedRateOfFungible(Location.HERE, U128.of(1), U128.of(1), null);
        assertThat(refusal(withTrader(foreign))).isEqualTo("traders 0: no adapter has the asset");
        Endowment dust =
                new Endowment(new AccountRef.At(ALICE), Asset.fungible(Location.HERE, U128.of(1)));
        assertThat(refusal(VectorProfiles.kusamaLike(new Barrier.AllowEverything(), List.of(dust))))
                .isEqualTo("endowments 0: BelowMinimum");
    }

    private static byte[] tooLong() {
        byte[] bytes = new byte[Profile.PROFILE_BYTES_MAX + 1];
        bytes[0] = 1;
        return bytes;
    }

    private static Profile openWith(Barrier barrier) {
        return VectorProfiles.only(Weight.ZERO, barrier, List.of());
    }

    private static Profile withTrader(Trader trader) {
        return VectorProfiles.converting(List.of(new Converter.ParentIsPreset()), List.of(trader));
    }

    private static String refusal(Profile profile) {
        return refusal(profile.encode());
    }

    private static String refusal(ByteString profile) {
        GenesisResult result = CommittedBlob.genesisResult(profile, VectorProfiles.BUILDER_MOCK);
        return switch (result) {
            case GenesisResult.Declined(ByteString reason) ->
                    new String(reason.toByteArray(), StandardCharsets.UTF_8);
            case GenesisResult.SetUp _ -> throw new AssertionError("set up");
        };
    }

    private static XcmError error(CommittedBlob.Applied applied) {
        return switch (applied.outcome()) {
            case Outcome.Incomplete(_, InstructionError error) -> error.error();
            case Outcome other -> throw new AssertionError(other);
        };
    }

    private static Location account(String octet) {
        return Location.of(
                0, new Junction.AccountId32(null, Hash32.hex(octet.repeat(Hash32.LENGTH_BYTES))));
    }
}
