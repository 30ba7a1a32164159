package io.xcmgateway.spree.twin;

import io.xcmgateway.spree.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// One module per seed, on all cores.
///
/// `-Dmodules.generated=N` and `-Dmodules.mutated=N` set how many there are of each kind (the
/// profile `nightly` sets 80 000 and 25 000), `-Dmodules.first=N` the first seed;
/// `-Dmodules.seed=N` repeats one.
final class SeedRuns {
    static final long GENERATED = Long.getLong("modules.generated", 1_800);
    static final long MUTATED = Long.getLong("modules.mutated", 400);
    private static final long FIRST = Long.getLong("modules.first", 0);
    private static final long SEED = Long.getLong("modules.seed", -1);

    private SeedRuns() {}

    /// Whether so many are run that all ends must be among them.
    ///
    /// @param count of the kind
    /// @param least that suffices
    static boolean enough(long count, long least) {
        return SEED < 0 && count >= least;
    }

    /// How many modules came to what.
    ///
    /// @throws AssertionError at the first on which the engines differ, with its seed and as small
    ///   as it gets
    static Map<String, Integer> over(long count, LongFunction<Differential> modules) {
        long first = SEED >= 0 ? SEED : FIRST;
        long end = SEED >= 0 ? SEED + 1 : FIRST + count;
        AtomicLong next = new AtomicLong(first);
        Map<String, Integer> counts = new ConcurrentHashMap<>();
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService executor =
                Executors.newFixedThreadPool(threads, Sandbox.threadFactory("seeds"))) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> run(modules, next, end, counts)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(String.valueOf(e.getCause()), e);
        }
        return new TreeMap<>(counts);
    }

    private static void run(
            LongFunction<Differential> modules,
            AtomicLong next,
            long end,
            Map<String, Integer> counts) {
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            Differential module = modules.apply(seed);
            try {
                counts.merge(module.check(), 1, Integer::sum);
            } catch (RuntimeException | AssertionError e) {
                next.set(end);
                String what = "-Dmodules.seed=" + seed + ": " + e.getMessage();
                throw new AssertionError(what + "\nsmallest: " + module.shrunk(), e);
            }
        }
    }
}
