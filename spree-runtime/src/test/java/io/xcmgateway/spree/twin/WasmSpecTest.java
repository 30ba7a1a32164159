package io.xcmgateway.spree.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.spree.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The core test suite of WebAssembly on our admission, Chicory in both modes and Endive. What our
/// rules refuse is counted by the reason and never skipped in silence. `core.json.gz` says in
/// `convert.py` beside it where it is from.
class WasmSpecTest {
    private final Map<String, Integer> counts = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> agreesWithTheTestSuite() {
        Stream<DynamicTest> files =
                SpecCommand.files().entrySet().stream()
                        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> run(file)));
        return Stream.concat(files, Stream.of(DynamicTest.dynamicTest("counts", this::check)));
    }

    private void run(Map.Entry<String, List<SpecCommand>> file) {
        Sandbox.callOnThread(
                "spec",
                () -> {
                    SpecFile run = new SpecFile(counts);
                    for (SpecCommand each : file.getValue()) {
                        try {
                            run.run(each);
                        } catch (RuntimeException | AssertionError e) {
                            String where = file.getKey() + ".wast:" + each.line();
                            throw new AssertionError(where + ": " + e.getMessage(), e);
                        }
                    }
                    return run;
                });
    }

    private void check() {
        counts.forEach((what, count) -> System.out.println(count + " " + what));
        // Exact, so that nothing is left out without being seen: what is, is counted by reason.
        assertThat(counts)
                .containsEntry(SpecFile.RETURNED, 2_955)
                .containsEntry(SpecFile.TRAPPED, 267)
                .containsEntry(SpecFile.EXHAUSTED, 5)
                .containsEntry(SpecFile.INVALID, 952)
                .containsEntry(SpecFile.MALFORMED, 662)
                .containsEntry(SpecFile.UNLINKABLE, 86);
    }
}
