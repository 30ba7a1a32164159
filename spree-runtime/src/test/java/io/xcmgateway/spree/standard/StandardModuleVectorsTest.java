package io.xcmgateway.spree.standard;

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

    @TestFactory
    Stream<DynamicNode> executesAsPeoplePaseoDoes(TestReporter reporter) {
        return Vectors.suite(
                List.of("xcm-people-paseo-executions.json"),
                document -> peoplePaseo(document, reporter));
    }

    private static Stream<DynamicNode> peoplePaseo(JsonNode document, TestReporter reporter) {
        PeoplePaseo vectors = new PeoplePaseo(document);
        Tally tally = new Tally("people-paseo");
        List<DynamicNode> tests =
                vectors.cases().stream()
                        .<DynamicNode>map(each -> {
                            String name = each.get("name").stringValue();
                            Set<String> later = PeoplePaseo.later(each);
                            if (tally.add(name, later)) {
                                return DynamicTest.dynamicTest(name, () -> vectors.check(each));
                            }
                            return DynamicTest.dynamicTest(
                                    name + " (later: " + later + ")",
                                    () -> vectors.checkLater(each));
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
                        .filter(each -> tally.add(id(each), ExecutorCase.later(each)))
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
}
