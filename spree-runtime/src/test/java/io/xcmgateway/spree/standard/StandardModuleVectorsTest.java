package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import tools.jackson.databind.JsonNode;

/// The committed blob in the sandbox against the vectors of XCM.md section 14. Cases that need what
/// a later version executes are counted and named in the report.
final class StandardModuleVectorsTest {
    private static final int OLDEST = 3;
    private static final int LATEST = 5;

    /// The second file is random programs under the same profile, by an executable model of XCM.md.
    @TestFactory
    Stream<DynamicNode> executesAsPeoplePaseoDoes(TestReporter reporter) {
        return Vectors.suite(
                List.of("xcm-people-paseo-executions.json", "xcm-model-executions.json"),
                document -> peoplePaseo(document, reporter));
    }

    private static Stream<DynamicNode> peoplePaseo(JsonNode document, TestReporter reporter) {
        PeoplePaseo vectors = new PeoplePaseo(document);
        Tally tally = new Tally("people-paseo");
        List<DynamicNode> tests =
                vectors.cases().stream()
                        .<DynamicNode>map(each -> {
                            String name = each.get("name").stringValue();
                            tally.add(name, Set.of());
                            return DynamicTest.dynamicTest(name, () -> vectors.check(each));
                        })
                        .toList();
        tally.report(reporter);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicNode> agreesWithUpstreamsTests(TestReporter reporter) {
        return Vectors.suite(
                List.of("xcm-executor-cases.json"), document -> executorCases(document, reporter));
    }

    private static Stream<DynamicNode> executorCases(JsonNode document, TestReporter reporter) {
        Tally tally = new Tally("executor cases");
        List<DynamicNode> tests =
                Vectors.each(document.get("cases"))
                        .peek(each -> tally.add(id(each), Set.of()))
                        .<DynamicNode>map(each ->
                                DynamicTest.dynamicTest(
                                        id(each), () -> ExecutorCase.of(each).check()))
                        .toList();
        tally.report(reporter);
        return tests.stream();
    }

    private static String id(JsonNode each) {
        return each.get("id").stringValue();
    }

    /// The module's codec alone, of all three versions.
    @TestFactory
    Stream<DynamicNode> decodesWhatOthersDecode() {
        return Vectors.suite(
                List.of("xcm-v3.json", "xcm-v4.json", "xcm-v5.json", "xcm-boundary.json"),
                document ->
                        Vectors.each(document.get("vectors"))
                                .map(each ->
                                        DynamicTest.dynamicTest(
                                                each.get("name").stringValue(),
                                                () -> checkDecoding(each))));
    }

    private static void checkDecoding(JsonNode each) {
        ByteString message = Json.bytes(each.get("scaleHex"));
        boolean accept = !each.has("expect") || each.get("expect").stringValue().equals("decodes");
        switch (CodecProbe.convert(message, LATEST)) {
            case CodecProbe.Answer.Converted(ByteString converted) -> {
                assertThat(accept).isTrue();
                assertThat(converted.u8(0)).isEqualTo(LATEST);
                if (message.u8(0) == LATEST) {
                    assertThat(converted).isEqualTo(message);
                }
            }
            case CodecProbe.Answer.Malformed() -> assertThat(accept).isFalse();
            case CodecProbe.Answer.Inconvertible() -> {
                assertThat(accept).isTrue();
                assertThat(message.u8(0)).isEqualTo(OLDEST);
                assertThat(each.has("expect") || each.get("json").toString().contains("Abstract"))
                        .isTrue();
            }
            case CodecProbe.Answer.Inexpressible() ->
                    throw new AssertionError("version 5 expresses all that it is converted to");
        }
    }

    @TestFactory
    Stream<DynamicNode> convertsAsARealRuntimeDoes() {
        return Vectors.suite(
                List.of("xcm-conversions.json"),
                document ->
                        Vectors.each(document.get("rows"))
                                .map(each ->
                                        DynamicTest.dynamicTest(
                                                each.get("from") + ": " + each.get("name"),
                                                () -> checkConversions(each))));
    }

    private static void checkConversions(JsonNode each) {
        ByteString input = Json.bytes(each.get("inputHex"));
        each.get("to")
                .forEachEntry((version, expected) -> {
                    CodecProbe.Answer answer = CodecProbe.convert(input, Integer.parseInt(version));
                    if (expected.has("error")) {
                        assertThat(answer)
                                .isInstanceOfAny(
                                        CodecProbe.Answer.Inconvertible.class,
                                        CodecProbe.Answer.Inexpressible.class);
                    } else {
                        ByteString message =
                                expected.has("hex") ? Json.bytes(expected.get("hex")) : input;
                        assertThat(answer).isEqualTo(new CodecProbe.Answer.Converted(message));
                    }
                });
    }

    /// The standard module's entry point draws the same boundary.
    @TestFactory
    Stream<DynamicNode> refusesWhatDoesNotDecode() {
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.executorMock(List.of()), VectorProfiles.EXECUTOR_MOCK);
        return Vectors.suite(
                List.of("xcm-boundary.json"),
                document ->
                        Vectors.each(document.get("vectors"))
                                .map(each ->
                                        DynamicTest.dynamicTest(
                                                each.get("name").stringValue(),
                                                () -> checkRefusal(state, each))));
    }

    private static void checkRefusal(MapView state, JsonNode each) {
        Outcome undecodable =
                new Outcome.Error(new InstructionError(0, new XcmError.FailedToDecode()));
        Outcome outcome =
                CommittedBlob.apply(state, Location.PARENT, Json.bytes(each.get("scaleHex")))
                        .outcome();
        boolean accept = each.get("expect").stringValue().equals("decodes");
        assertThat(outcome.equals(undecodable)).isEqualTo(!accept);
    }

    @TestFactory
    Stream<DynamicNode> findsTheAccountsThatOthersFind() {
        return Vectors.suite(
                List.of("xcm-units.json"),
                document ->
                        Vectors.each(document.get("units").get("locationToAccount"))
                                .map(each ->
                                        DynamicTest.dynamicTest(
                                                each.get("location").toString(),
                                                () -> AccountCase.check(each))));
    }
}
