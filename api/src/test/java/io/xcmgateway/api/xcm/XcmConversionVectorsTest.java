package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.vectors.Vectors;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Messages that a real runtime converted to V5 and then to each version: our conversions must
/// arrive at the same bytes, or fail where it failed.
class XcmConversionVectorsTest {

    @TestFactory
    Stream<DynamicNode> convertsAsARealRuntimeDoes() {
        return Vectors.suite(
                List.of("xcm-conversions.json"),
                file -> Vectors.each(file.get("rows")).map(XcmConversionVectorsTest::test));
    }

    private static DynamicTest test(JsonNode row) {
        ByteString input = ByteString.hex(row.get("inputHex").asString());
        String name = "V" + row.get("from").asInt() + " " + row.get("name").asString();
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    VersionedXcm message =
                            Decoding.value(
                                    VersionedXcm.decode(input, DecodeLimits.Depth.UNLIMITED));
                    for (XcmVersion target : XcmVersion.values()) {
                        JsonNode expected = row.get("to").get(String.valueOf(target.number()));
                        if (expected != null) {
                            check(message, input, target, expected);
                        }
                    }
                });
    }

    private static void check(
            VersionedXcm message, ByteString input, XcmVersion target, JsonNode expected) {
        Conversion<VersionedXcm> converted =
                switch (message.into(XcmVersion.V5)) {
                    case Conversion.Converted<VersionedXcm>(VersionedXcm latest) ->
                            latest.into(target);
                    case Conversion.Failed<VersionedXcm> failed -> failed;
                };
        switch (converted) {
            case Conversion.Converted<VersionedXcm>(VersionedXcm result) -> {
                assertThat(converts(expected)).isTrue();
                assertThat(result.encode()).isEqualTo(bytes(expected, input));
            }
            case Conversion.Failed<VersionedXcm> failed ->
                    assertThat(converts(expected)).as(failed.toString()).isFalse();
        }
    }

    private static boolean converts(JsonNode expected) {
        return expected.isString() || expected.has("hex");
    }

    private static ByteString bytes(JsonNode expected, ByteString input) {
        return expected.isString() ? input : ByteString.hex(expected.get("hex").asString());
    }
}
