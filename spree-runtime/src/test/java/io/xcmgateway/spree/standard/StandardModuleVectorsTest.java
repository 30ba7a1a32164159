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

    @TestFactory
    Stream<DynamicNode> decodesWhatOthersDecode() {
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.executorMock(List.of()), VectorProfiles.EXECUTOR_MOCK);
        return Vectors.suite(
                List.of("xcm-v5.json", "xcm-boundary.json"),
                document ->
                        Vectors.each(document.get("vectors"))
                                .filter(each -> version(each) == 5)
                                .map(each ->
                                        DynamicTest.dynamicTest(
                                                each.get("name").stringValue(),
                                                () -> checkDecoding(state, each))));
    }

    private static int version(JsonNode each) {
        ByteString message = Json.bytes(each.get("scaleHex"));
        return message.isEmpty() ? 0 : message.u8(0);
    }

    private static void checkDecoding(MapView state, JsonNode each) {
        Outcome undecodable =
                new Outcome.Error(new InstructionError(0, new XcmError.FailedToDecode()));
        Outcome outcome =
                CommittedBlob.apply(state, Location.PARENT, Json.bytes(each.get("scaleHex")))
                        .outcome();
        boolean accept = !each.has("expect") || each.get("expect").stringValue().equals("decodes");
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
