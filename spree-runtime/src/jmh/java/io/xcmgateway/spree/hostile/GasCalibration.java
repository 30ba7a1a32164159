package io.xcmgateway.spree.hostile;

import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Measures what a unit of gas comes to: runs one [Workload] for each class of instructions, each
/// host function and each known cliff until a fixed amount of gas is used, and prints one table of
/// nanoseconds per gas and the ratio to the median of all rows but those of storage, which is in
/// memory here and priced for a trie in a file. A row of more than [#DEAR] times the median is
/// marked; the schedule has to price it up.
///
/// The time is that of the guest's thread on a processor, so a busy machine disturbs it little;
/// what the garbage collector does on threads of its own is not in it. Each row is the median of
/// [#ROUNDS] runs after warming up.
///
/// To run it, compile with the profile `bench` and have Maven write the class path:
///
/// ```
/// mvn -Pbench -pl spree-runtime -am -DskipTests test-compile \
///     dependency:build-classpath -Dmdep.outputFile=/path/cp -Dmdep.includeScope=test
/// cd spree-runtime
/// java -XX:-DontCompileHugeMethods -Xbatch -Xmx1g -cp target/test-classes:target/classes:$(cat /path/cp) \
///     io.xcmgateway.spree.hostile.GasCalibration [gas of a run] [part of the names]
/// ```
///
/// With `-Xbatch` a run waits for the compiler, so the warm-up ends where it should on a busy
/// machine too. With a part of the names only those rows are run, and the median is theirs, so
/// without meaning for storage alone.
public final class GasCalibration {
    /// Ten times what the dearest call costs: gas that does not suffice for one more buys nothing.
    private static final long GAS = 80_000_000;

    private static final double DEAR = 3;
    private static final int ROUNDS = 5;
    private static final long WARM_UP_NANOS = 400_000_000;
    private static final int WARM_UP_RUNS = 3;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long gas;

    private GasCalibration(long gas) {
        this.gas = gas;
    }

    /// @param nanos per gas, the median of all rounds
    /// @param slowest per gas, of all rounds
    private record Row(String name, double nanos, double slowest) {
        String line(double median) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.1f |%s",
                    name,
                    nanos,
                    slowest,
                    nanos / median,
                    nanos > DEAR * median ? " dear |" : " |");
        }
    }

    /// Arguments: the gas of each run; then, if wanted, a part of the names of those rows that are
    /// to be measured.
    ///
    /// @throws IllegalStateException if a workload ends in any way but out of gas
    public static void main(String[] arguments) {
        GasCalibration calibration =
                new GasCalibration(arguments.length > 0 ? Long.parseLong(arguments[0]) : GAS);
        String part = arguments.length > 1 ? arguments[1] : "";
        List<Row> rows = new ArrayList<>();
        workloads()
                .filter(each -> each.name().contains(part))
                .forEach(each -> {
                    Row row = calibration.measure(each);
                    System.err.println(row.line(1));
                    rows.add(row);
                });
        print(rows);
    }

    private static Stream<Workload> workloads() {
        return Stream.of(
                        ArithmeticWorkloads.all(),
                        MemoryWorkloads.all(),
                        ControlWorkloads.all(),
                        CryptoWorkloads.all(),
                        StorageWorkloads.all())
                .flatMap(List::stream);
    }

    private static void print(List<Row> rows) {
        Set<String> storage =
                StorageWorkloads.all().stream().map(Workload::name).collect(Collectors.toSet());
        double median =
                median(
                        rows.stream()
                                .filter(row -> !storage.contains(row.name()))
                                .mapToDouble(Row::nanos)
                                .toArray());
        System.out.println("| What the guest does | ns per gas | slowest | to the median | |");
        System.out.println("|---|---|---|---|---|");
        rows.forEach(row -> System.out.println(row.line(median)));
        long dear = rows.stream().filter(row -> row.nanos() > DEAR * median).count();
        System.out.printf(
                Locale.ROOT,
                "%n%d rows, median %.3f ns per gas, %d above %.0f times that%n",
                rows.size(),
                median,
                dear,
                DEAR);
    }

    private Row measure(Workload workload) {
        AdmittedModule module = admit(workload);
        double[] nanos = Sandbox.callOnThread("calibration", () -> rounds(workload, module));
        return new Row(workload.name(), median(nanos), Arrays.stream(nanos).max().orElseThrow());
    }

    private static AdmittedModule admit(Workload workload) {
        return switch (Admission.admit(workload.module(), HostFunctions.signatures())) {
            case Admission.Admitted(AdmittedModule module) -> module;
            case Admission.Refused(var findings) ->
                    throw new IllegalStateException(workload.name() + " refused: " + findings);
        };
    }

    /// Nanoseconds per gas of each round.
    private double[] rounds(Workload workload, AdmittedModule module) {
        long warm = 0;
        for (int i = 0; i < WARM_UP_RUNS || warm < WARM_UP_NANOS; i++) {
            warm += run(workload, module);
        }
        double[] nanos = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            nanos[i] = (double) run(workload, module) / gas;
        }
        return nanos;
    }

    /// Nanoseconds of one run.
    private long run(Workload workload, AdmittedModule module) {
        long start = THREADS.getCurrentThreadCpuTime();
        Execution execution =
                new SpreeRuntime()
                        .execute(
                                module,
                                HostileGuest.ENTRY_POINT,
                                workload.input(),
                                workload.state(),
                                gas,
                                Mode.COMPILED);
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        if (execution instanceof Execution.Trapped trapped
                && trapped.kind() == TrapKind.OUT_OF_GAS) {
            return nanos;
        }
        throw new IllegalStateException(workload.name() + " ended: " + execution);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
