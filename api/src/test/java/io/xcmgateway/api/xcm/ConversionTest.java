package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.json.XcmJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conversions of single values, and what a failure says.
class ConversionTest {

    @Test
    void aFailureNamesTheInstruction() {
        VersionedXcm message =
                Decoding.value(
                        XcmJson.read(
                                """
                                {"V5":["ClearOrigin",{"SetAppendix":["ClearError",{"SetHints":{"hints":[]}}]}]}
                                """));
        assertThat(message.into(XcmVersion.V4))
                .isEqualTo(
                        new Conversion.Failed<VersionedXcm>(
                                "[1][1]", "instruction that V4 does not have"));
        assertThat(message.into(XcmVersion.V3)).isEqualTo(message.into(XcmVersion.V4));
        assertThat(message.into(XcmVersion.V5)).isEqualTo(new Conversion.Converted<>(message));
    }

    @Test
    void anAssetIdWithoutAPlaceStaysInV3() {
        VersionedAssetId id =
                new VersionedAssetId.V3(new io.xcmgateway.api.xcm.v3.AssetId.Abstract(Hash32.ZERO));
        assertThat(id.into(XcmVersion.V4))
                .isEqualTo(
                        new Conversion.Failed<VersionedAssetId>(
                                "", "asset id without a place: 0x" + "00".repeat(32)));
        assertThat(id.into(XcmVersion.V3)).isEqualTo(new Conversion.Converted<>(id));
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        // V4 X1 GlobalConsensus Westend and Rococo: named by genesis in V5, and so in V4 afterwards
        "V5, 0x0402010904,"
                + " 0x0502010900e143f23803ac50e8f6f8e62695d1ce9e4e1d68aa36c1cd2cfd15340213f3423e",
        "V5, 0x0402010905,"
                + " 0x05020109006408de7737c59c238890533af25896a2c20608d8b380bb01029acb392781063e",
        "V3, 0x0402010904, 0x0302010904",
        "V4, 0x05020109006408de7737c59c238890533af25896a2c20608d8b380bb01029acb392781063e,"
                + " 0x04020109006408de7737c59c238890533af25896a2c20608d8b380bb01029acb392781063e",
        "V5, 0x030100, 0x050100",
    })
    void locationsConvert(XcmVersion target, String from, String expected) {
        VersionedLocation location = Decoding.value(VersionedLocation.decode(ByteString.hex(from)));
        switch (location.into(target)) {
            case Conversion.Converted<VersionedLocation>(VersionedLocation converted) ->
                    assertThat(converted.encode()).isEqualTo(ByteString.hex(expected));
            case Conversion.Failed<VersionedLocation> failed ->
                    throw new AssertionError(failed.toString());
        }
    }

    @Test
    void conversionKeepsTheOrderOfAssetsEvenWhereIdsChangeIt() {
        // V4: Polkadot (2) before Westend (4); V5 names the latter by genesis (0)
        VersionedAssets assets =
                Decoding.value(
                        VersionedAssets.decode(
                                ByteString.hex(
                                        "0x0408" + "0201090200" + "04" + "0201090400" + "04")));
        switch (assets.into(XcmVersion.V5)) {
            case Conversion.Converted<VersionedAssets>(VersionedAssets.V5(var converted)) ->
                    assertThat(converted.isOrdered()).isFalse();
            case Conversion<VersionedAssets> other -> throw new AssertionError(other.toString());
        }
    }

    @ParameterizedTest(name = "error {0} converts: {1}")
    @CsvSource({"0, true", "34, true", "35, false", "36, false", "40, false"})
    void onlyErrorsWithTheSameNumberGoBackToV4(int error, boolean converts) {
        ByteString bytes = ByteString.of(5, 2, 1, 0, 0, 0, 0, error);
        VersionedResponse response = Decoding.value(VersionedResponse.decode(bytes));
        assertThat(response.into(XcmVersion.V4) instanceof Conversion.Converted)
                .isEqualTo(converts);
    }
}
