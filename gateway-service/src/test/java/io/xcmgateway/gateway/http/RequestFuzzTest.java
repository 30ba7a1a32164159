package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.gateway.http.fuzz.AnswerRules;
import io.xcmgateway.gateway.http.fuzz.ApiOperation;
import io.xcmgateway.gateway.http.fuzz.FuzzedRequest;
import io.xcmgateway.gateway.http.fuzz.KnownValues;
import io.xcmgateway.gateway.http.fuzz.RequestFuzzer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import tools.jackson.databind.JsonNode;

/// Requests by chance to every operation of the OpenAPI document, and so to those of tomorrow. Each
/// has a seed, which a failure names with the whole request: `-Drequests.seed=N
/// -Drequests.count=1`.
class RequestFuzzTest extends RunningGateway {
    private static final long FIRST = Long.getLong("requests.seed", 0);
    private static final int COUNT = Integer.getInteger("requests.count", 2_000);
    private static final int BETWEEN_GOOD_MESSAGES = 500;

    @Test
    void everyAnswerIsAsDocumented(TestReporter reporter) {
        JsonNode document = http.get("/v3/api-docs").json();
        AnswerRules rules = new AnswerRules(document);
        List<ApiOperation> operations = ApiOperation.of(document);
        KnownValues known = knownFromTheStart();
        RequestFuzzer fuzzer = new RequestFuzzer(operations, known);
        Map<String, Map<Integer, Integer>> counts = new TreeMap<>();
        Map<Integer, Integer> total = new TreeMap<>();

        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            FuzzedRequest request = fuzzer.request(seed);
            String named = "seed " + seed + ": " + request;
            Http.Answer answer = answer(request, named);
            rules.check(request.operation(), answer, named);
            if (answer.status() < 300
                    && answer.header("content-type").startsWith("application/json")) {
                known.learn(answer.json());
            }
            counts.computeIfAbsent(request.operation().id(), _ -> new TreeMap<>())
                    .merge(answer.status(), 1, Integer::sum);
            total.merge(answer.status(), 1, Integer::sum);
            if (seed % BETWEEN_GOOD_MESSAGES == 0) {
                theNextGoodMessageWorks();
            }
        }

        theNextGoodMessageWorks();
        counts.forEach(
                (operation, byStatus) -> reporter.publishEntry(operation, byStatus.toString()));
        reporter.publishEntry("all operations", total.toString());
        if (COUNT >= operations.size()) {
            assertThat(counts).hasSameSizeAs(operations);
        }
    }

    private Http.Answer answer(FuzzedRequest request, String named) {
        try {
            return http.send(request.on(http.to(request.target())));
        } catch (AssertionError toldTooMuch) {
            throw new AssertionError(named, toldTooMuch);
        }
    }

    /// A message that is logged, what an instance shows, and the modules.
    private KnownValues knownFromTheStart() {
        KnownValues known = new KnownValues();
        JsonNode receipt =
                execute(
                        parachain,
                        Programs.asserted(
                                fresh(Programs.transfer(10_000_000_000L, 7)), Programs.HOST_CHAIN));
        known.learn(receipt);
        known.learn(http.get("/v1/instances").json());
        known.learn(http.get("/v1/modules").json());
        known.learn(http.get("/v1/checkpoints/latest").json());
        return known;
    }
}
