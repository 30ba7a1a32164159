package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.vectors.Vectors;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Messages just inside and just outside the rules of decoding, as real runtimes judged them.
class XcmBoundaryVectorsTest {

    @TestFactory
    Stream<DynamicNode> acceptsAndRefusesAsRealRuntimesDo() {
        return Vectors.suite(
                List.of("xcm-boundary.json"),
                file -> Vectors.each(file.get("vectors")).map(XcmBoundaryVectorsTest::test));
    }

    private static DynamicTest test(JsonNode vector) {
        ByteString scale = ByteString.hex(vector.get("scaleHex").asString());
        boolean accepted = vector.get("expect").asString().equals("decodes");
        return DynamicTest.dynamicTest(
                vector.get("name").asString(),
                () -> {
                    if (accepted) {
                        acceptedInBothForms(scale);
                    } else {
                        refusedWithinTheInput(scale);
                    }
                });
    }

    private static void acceptedInBothForms(ByteString scale) {
        VersionedXcm message = Decoding.value(VersionedXcm.decode(scale));
        assertThat(message.encode()).isEqualTo(scale);
        assertThat(Decoding.value(XcmJson.read(XcmJson.write(message)))).isEqualTo(message);
    }

    private static void refusedWithinTheInput(ByteString scale) {
        Decoded.Refused<VersionedXcm> refused = Decoding.refusal(VersionedXcm.decode(scale));
        assertThat(refused.offset()).isBetween(0, scale.length());
        assertThat(refused.expected()).isNotBlank();
        assertThat(refused.found()).isNotBlank();
    }
}
