package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.vectors.Vectors;
import io.xcmgateway.api.xcm.account.AccountConverter;
import io.xcmgateway.api.xcm.account.LocationDescription;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Facts from the unit tests of polkadot-sdk.
class XcmUnitVectorsTest {
    private static final List<String> FILES = List.of("xcm-units.json");

    private static final Map<String, FormReader.Item<? extends FormValue>> TYPES =
            Map.ofEntries(
                    Map.entry("VersionedXcm", VersionedXcm::from),
                    Map.entry("VersionedLocation", VersionedLocation::from),
                    Map.entry("VersionedInteriorLocation", VersionedInteriorLocation::from),
                    Map.entry("VersionedAsset", VersionedAsset::from),
                    Map.entry("VersionedAssets", VersionedAssets::from),
                    Map.entry("VersionedAssetId", VersionedAssetId::from),
                    Map.entry("VersionedResponse", VersionedResponse::from),
                    Map.entry("Location V3", io.xcmgateway.api.xcm.v3.Location::from),
                    Map.entry("Location V4", io.xcmgateway.api.xcm.v4.Location::from),
                    Map.entry("Location V5", Location::from),
                    Map.entry("Junctions V4", io.xcmgateway.api.xcm.v4.Junctions::from),
                    Map.entry("Junctions V5", Junctions::from));

    @TestFactory
    Stream<DynamicNode> valuesEncodeToTheBytesOfUpstream() {
        return units("encodings", XcmUnitVectorsTest::encodes);
    }

    @TestFactory
    Stream<DynamicNode> locationsTransformAsUpstream() {
        return units("locationAlgebra", XcmUnitVectorsTest::transforms);
    }

    @TestFactory
    Stream<DynamicNode> assetListsAreOrderedAsUpstream() {
        return units("assetsOrdering", XcmUnitVectorsTest::isOrderedOrNot);
    }

    @TestFactory
    Stream<DynamicNode> locationsHaveTheAccountsOfRealRuntimes() {
        return units("locationToAccount", XcmUnitVectorsTest::hasTheAccount);
    }

    private interface Check {
        void check(JsonNode unit);
    }

    private static Stream<DynamicNode> units(String name, Check check) {
        return Vectors.suite(
                FILES,
                file -> Vectors.each(file.get("units").get(name)).map(unit -> test(unit, check)));
    }

    private static DynamicTest test(JsonNode unit, Check check) {
        String name = unit.toString();
        return DynamicTest.dynamicTest(
                name.substring(0, Math.min(name.length(), 160)), () -> check.check(unit));
    }

    private static void encodes(JsonNode unit) {
        FormReader.Item<? extends FormValue> type = TYPES.get(unit.get("type").asString());
        assertThat(type).as(unit.get("type").asString()).isNotNull();
        ByteString scale = ByteString.hex(unit.get("hex").asString());
        String json = unit.get("value").toString();
        FormValue value = Decoding.json(json, type);
        assertThat(value.encode()).isEqualTo(scale);
        Decoded<? extends FormValue> decoded =
                ScaleFormReader.decode(scale, DecodeLimits.Depth.LIMITED, type);
        assertThat(XcmJson.write(Decoding.value(decoded))).isEqualTo(json);
    }

    private static void transforms(JsonNode unit) {
        boolean fails = unit.get("result").asString("").equals("error");
        Location expected = fails ? null : location(unit, "result");
        Location actual =
                switch (unit.get("op").asString()) {
                    case "prepend_with" ->
                            location(unit, "location").prepend(location(unit, "prefix"));
                    case "append_with" ->
                            location(unit, "location").append(location(unit, "suffix"));
                    case "invert_target" ->
                            Location.invert(junctions(unit, "context"), location(unit, "target"));
                    case "simplify" ->
                            location(unit, "location").simplify(junctions(unit, "context"));
                    case "reanchor" ->
                            location(unit, "location")
                                    .reanchor(location(unit, "target"), junctions(unit, "context"));
                    case "relative_to" ->
                            junctions(unit, "self").relativeTo(junctions(unit, "viewer"));
                    default -> throw new AssertionError("unknown operation in " + unit);
                };
        assertThat(actual).isEqualTo(expected);
    }

    private static void isOrderedOrNot(JsonNode unit) {
        String json = unit.get("assets").toString();
        Decoded<Assets> decoded = XcmJson.read(json, Assets::from);
        if (unit.get("acceptedAsSorted").asBoolean()) {
            assertThat(XcmJson.write(Decoding.value(decoded))).isEqualTo(json);
        } else {
            assertThat(Decoding.refusal(decoded).found()).isEqualTo("Out of order");
        }
    }

    private static void hasTheAccount(JsonNode unit) {
        JsonNode account = unit.get("account");
        assertThat(converter(unit.get("converter").asString()).account(location(unit, "location")))
                .isEqualTo(account.isNull() ? null : ByteString.hex(account.asString()));
    }

    private static AccountConverter converter(String named) {
        LocationDescription family = LocationDescription.family(LocationDescription.allTerminal());
        return switch (named.substring(
                0, named.contains(" ") ? named.indexOf(' ') : named.length())) {
            case "HashedDescription<LegacyDescribeForeignChainAccount>" ->
                    AccountConverter.hashed(LocationDescription.legacyForeignAccount());
            case "HashedDescription<DescribeFamily<DescribeTreasuryVoiceTerminal>>" ->
                    AccountConverter.hashed(
                            LocationDescription.family(LocationDescription.treasuryVoice()));
            case "LocalTreasuryVoiceConvertsVia(0x2a*32)" ->
                    AccountConverter.localTreasuryVoice(ByteString.hex("2a".repeat(32)));
            case "people-paseo" ->
                    AccountConverter.firstOf(
                            List.of(
                                    AccountConverter.parentIsPreset(),
                                    AccountConverter.siblingParachain(),
                                    AccountConverter.accountId32Aliases(null),
                                    AccountConverter.hashed(LocationDescription.terminus()),
                                    AccountConverter.hashed(family)));
            default -> throw new AssertionError("unknown converter " + named);
        };
    }

    private static Location location(JsonNode unit, String field) {
        return Decoding.json(unit.get(field).toString(), Location::from);
    }

    private static Junctions junctions(JsonNode unit, String field) {
        return Decoding.json(unit.get(field).toString(), Junctions::from);
    }
}
