package io.xcmgateway.spree.standard;

import io.xcmgateway.spree.sandbox.Sandbox;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/// Invariants of the standard module over random programs on states that evolve.
///
/// `-Dprograms.seed=N` repeats one run of programs; `-Dprograms.count=N` sets how many programs are
/// run (the profile `nightly` 200 000), `-Dprograms.first=N` the first seed.
class RandomProgramsTest {
    private static final long COUNT = Long.getLong("programs.count", 5_000);
    private static final long FIRST = Long.getLong("programs.first", 0);
    private static final long SEED = Long.getLong("programs.seed", -1);

    /// So many programs reach everything.
    private static final long ENOUGH = 4_000;

    @TestFactory
    Stream<DynamicTest> holdForEveryProgram(TestReporter reporter) {
        Tallies tallies = new Tallies();
        long runs = Math.ceilDiv(COUNT, ProgramRun.STEPS);
        LongStream seeds = SEED >= 0 ? LongStream.of(SEED) : LongStream.range(FIRST, FIRST + runs);
        Stream<DynamicTest> tests =
                seeds.mapToObj(
                        seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(seed, tallies)));
        DynamicTest summary =
                DynamicTest.dynamicTest(
                        "reach everything",
                        () -> {
                            reporter.publishEntry("programs", tallies.toString());
                            System.out.println(tallies);
                            if (SEED < 0 && COUNT >= ENOUGH) {
                                tallies.check();
                            }
                        });
        return Stream.concat(tests, Stream.of(summary));
    }

    private static void run(long seed, Tallies tallies) {
        ProgramRun run = new ProgramRun(seed, tallies);
        Sandbox.callOnThread(
                "programs",
                () -> {
                    run.run();
                    return run;
                });
    }
}
