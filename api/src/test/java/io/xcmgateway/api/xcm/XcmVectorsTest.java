package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.vectors.Vectors;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Messages that two independent encoders (papi's and polkadot.js's) encoded alike: bytes and JSON
/// must both decode, and each must encode to exactly the other.
class XcmVectorsTest {
    private static final List<String> FILES = List.of("xcm-v3.json", "xcm-v4.json", "xcm-v5.json");

    @TestFactory
    @DisplayName("bytes and JSON of V3, V4 and V5 turn into each other")
    Stream<DynamicNode> bytesAndJsonTurnIntoEachOther() {
        return Vectors.suite(
                FILES, file -> Vectors.each(file.get("vectors")).map(XcmVectorsTest::test));
    }

    @TestFactory
    @DisplayName("messages found in public repositories decode and encode to the same bytes")
    Stream<DynamicNode> messagesFoundInTheWildDecode() {
        return Vectors.external(
                "xcm-real-world.json",
                file -> Vectors.each(file.get("messages")).map(XcmVectorsTest::test));
    }

    private static DynamicTest test(JsonNode vector) {
        String hex = vector.get("scaleHex").asString();
        JsonNode json = vector.get("json");
        String name = vector.has("name") ? vector.get("name").asString() : shortened(hex);
        return DynamicTest.dynamicTest(name, () -> roundTrip(ByteString.hex(hex), json.toString()));
    }

    private static void roundTrip(ByteString scale, String json) {
        VersionedXcm fromBytes = Decoding.value(VersionedXcm.decode(scale));
        VersionedXcm fromJson = Decoding.value(XcmJson.read(json));
        assertThat(fromBytes).isEqualTo(fromJson);
        assertThat(fromJson.encode()).isEqualTo(scale);
        assertThat(XcmJson.write(fromBytes)).isEqualTo(json);
    }

    private static String shortened(String hex) {
        return hex.substring(0, Math.min(hex.length(), 60)) + " of " + hex.length() / 2 + " bytes";
    }
}
