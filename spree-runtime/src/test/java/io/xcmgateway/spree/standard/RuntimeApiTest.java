package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.VersionedAssetId;
import io.xcmgateway.api.xcm.VersionedAssets;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.XcmVersion;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.spree.query.Answer;
import io.xcmgateway.spree.query.ConversionError;
import io.xcmgateway.spree.query.PaymentError;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The runtime APIs of the committed blob in the sandbox, against what the real runtime answered
/// and against the blob's own executions.
final class RuntimeApiTest {
    private static final MapView PEOPLE =
            CommittedBlob.genesis(
                    VectorProfiles.peoplePaseo(List.of(), U128.of(1)), VectorProfiles.PEOPLE_PASEO);
    private static final VersionedXcm CLEAR_ORIGIN = program(new Instruction.ClearOrigin());
    private static final VersionedLocation RELAY = new VersionedLocation.V5(Location.PARENT);

    @TestFactory
    Stream<DynamicNode> dryRunsWhatItExecutes() {
        return Vectors.suite(
                List.of("xcm-people-paseo-executions.json"),
                document -> {
                    PeoplePaseo vectors = new PeoplePaseo(document);
                    return vectors.cases().stream()
                            .map(each ->
                                    DynamicTest.dynamicTest(
                                            each.get("name").stringValue(),
                                            () -> DryRunCase.check(vectors, each)));
                });
    }

    @TestFactory
    Stream<DynamicNode> weighsAsPeoplePaseoDoes() {
        return Vectors.suite(
                List.of("xcm-people-paseo-weights.json"),
                document ->
                        Vectors.each(document.get("weights"))
                                .map(row ->
                                        DynamicTest.dynamicTest(
                                                row.get("instruction") + " " + row.path("operand"),
                                                () -> weighs(row))));
    }

    private static void weighs(JsonNode row) {
        VersionedXcm program = WeightCase.program(row);
        Questions.answers(
                PEOPLE, api -> api.queryXcmWeight(program), Json.weight(row.get("weight")));
    }

    @TestFactory
    Stream<DynamicNode> sellsWeightAsPeoplePaseoDoes() {
        return Vectors.suite(
                List.of("xcm-people-paseo-weights.json"),
                document ->
                        Vectors.each(document.get("weightToNativeFee"))
                                .map(row ->
                                        DynamicTest.dynamicTest(row.toString(), () -> sells(row))));
    }

    private static void sells(JsonNode row) {
        VersionedAssetId token = new VersionedAssetId.V5(new AssetId(Location.PARENT));
        Weight weight =
                new Weight(
                        Long.parseUnsignedLong(row.get("ref_time").stringValue()),
                        Long.parseUnsignedLong(row.get("proof_size").stringValue()));
        Questions.answers(
                PEOPLE,
                api -> api.queryWeightToAssetFee(weight, token),
                Json.amount(row.get("fee")));
    }

    @TestFactory
    Stream<DynamicNode> convertsLocationsAsUpstreamDoes() {
        return Vectors.suite(
                List.of("xcm-units.json"),
                document ->
                        Vectors.each(document.get("units").get("locationToAccount"))
                                .map(each ->
                                        DynamicTest.dynamicTest(
                                                each.get("location").toString(),
                                                () -> converts(each))));
    }

    private static void converts(JsonNode each) {
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.converting(
                                AccountCase.converters(each.get("converter").stringValue())),
                        VectorProfiles.PEOPLE_PASEO);
        VersionedLocation location = new VersionedLocation.V5(Json.location(each.get("location")));
        JsonNode expected = each.get("account");
        if (expected.isNull()) {
            Questions.declines(
                    state, api -> api.convertLocation(location), ConversionError.UNSUPPORTED);
        } else {
            Questions.answers(state, api -> api.convertLocation(location), Json.bytes(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsWhatItIsPaidInInEachVersion(XcmVersion version) {
        VersionedAssetId token = new VersionedAssetId.V5(new AssetId(Location.PARENT));
        List<VersionedAssetId> assets =
                Questions.given(PEOPLE, api -> api.queryAcceptablePaymentAssets(number(version)));
        assertThat(assets).containsExactly(DryRunCase.converted(token.into(version)));
    }

    private static int number(XcmVersion version) {
        return switch (version) {
            case V3 -> 3;
            case V4 -> 4;
            case V5 -> 5;
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 6, 256 + 5, 0xffff_ffffL})
    void knowsNoOtherVersions(long version) {
        Questions.declines(
                PEOPLE,
                api -> api.queryAcceptablePaymentAssets(version),
                PaymentError.UNHANDLED_XCM_VERSION);
    }

    @Test
    void sellsNoWeightForAnAssetThatNoTraderTakes() {
        VersionedAssetId unknown = new VersionedAssetId.V5(new AssetId(Location.of(2)));
        Weight weight = new Weight(1, 1);
        Questions.declines(
                PEOPLE,
                api -> api.queryWeightToAssetFee(weight, unknown),
                PaymentError.ASSET_NOT_FOUND);
    }

    @Test
    void cannotWeighWhatIsTooHeavyToAdd() {
        VersionedXcm unpriced =
                program(new Instruction.ClearOrigin(), new Instruction.HrmpChannelAccepted(1));
        Questions.declines(
                PEOPLE, api -> api.queryXcmWeight(unpriced), PaymentError.WEIGHT_NOT_COMPUTABLE);
    }

    @Test
    void pricesDeliveryInTheNewerVersionOfItsArguments() {
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.executorMock(List.of())
                                .withServices(VectorServices.executorMock()),
                        VectorProfiles.EXECUTOR_MOCK);
        VersionedAssetId unit = new VersionedAssetId.V5(new AssetId(Location.HERE));
        VersionedAssets price =
                new VersionedAssets.V5(
                        new Assets(List.of(Asset.fungible(Location.HERE, U128.of(1)))));
        for (XcmVersion version : XcmVersion.values()) {
            VersionedLocation to = DryRunCase.converted(RELAY.into(version));
            VersionedXcm message = DryRunCase.converted(CLEAR_ORIGIN.into(XcmVersion.V4));
            XcmVersion newer = version == XcmVersion.V5 ? XcmVersion.V5 : XcmVersion.V4;
            Questions.answers(
                    state,
                    api -> api.queryDeliveryFees(to, message, unit),
                    DryRunCase.converted(price.into(newer)));
        }
        VersionedAssetId other = new VersionedAssetId.V5(new AssetId(Location.PARENT));
        Questions.declines(
                state,
                api -> api.queryDeliveryFees(RELAY, CLEAR_ORIGIN, other),
                PaymentError.ASSET_NOT_FOUND);
    }

    @Test
    void knowsWhereNoWayLeads() {
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.executorMock(List.of()), VectorProfiles.EXECUTOR_MOCK);
        VersionedAssetId unit = new VersionedAssetId.V5(new AssetId(Location.HERE));
        Questions.declines(
                state,
                api -> api.queryDeliveryFees(RELAY, CLEAR_ORIGIN, unit),
                PaymentError.UNROUTABLE);
    }

    @Test
    void aQuestionHasAGasLimit() {
        assertThat(Questions.ask(PEOPLE, 1_000, api -> api.dryRunXcm(RELAY, CLEAR_ORIGIN)))
                .isInstanceOfSatisfying(
                        Answer.Trapped.class,
                        trapped -> assertThat(trapped.kind()).isEqualTo(TrapKind.OUT_OF_GAS));
        assertThat(Questions.ask(MapView.EMPTY, api -> api.queryXcmWeight(CLEAR_ORIGIN)))
                .as("an instance without genesis")
                .isInstanceOfSatisfying(
                        Answer.Trapped.class,
                        trapped -> assertThat(trapped.kind()).isEqualTo(TrapKind.TRAP));
    }

    private static VersionedXcm program(Instruction... instructions) {
        return new VersionedXcm.V5(new Xcm(List.of(instructions)));
    }
}
