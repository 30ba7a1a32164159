package io.xcmgateway.spree.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.StateSize;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.OnlyRecorded;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Scripts of random host calls, mostly sensible and sometimes with any arguments at all. Each runs
/// compiled and interpreted ([Puppet#run]) and again on nothing but what it recorded: output,
/// change of state, reads and gas must be the same, and nothing but an outcome may come of it.
class RandomScriptTest {
    private static final int CASES = 200;
    private static final int STEPS_MAX = 60;
    private static final long GAS_LIMIT = 100_000_000;
    private static final String COMMIT = "ext_storage_commit_transaction_version_1";
    private static final String[] KEYS = {"", "a", "aa", "ab", "b", "ba", "c"};

    static LongStream seeds() {
        return LongStream.range(0, CASES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comeToOneAnswerInEveryMode(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MapView state = randomState(random);
        Script script = randomScript(random);
        Execution execution = Puppet.run(script, state, GAS_LIMIT);
        Execution replay =
                Puppet.run(script, new OnlyRecorded(state, execution.reads()), GAS_LIMIT);
        assertThat(replay).isEqualTo(execution);
        if (execution instanceof Execution.Returned returned) {
            assertThat(StateSize.count(state.entries()).after(returned.growth()))
                    .isEqualTo(StateSize.count(state.after(returned.diff()).entries()));
        }
    }

    private static MapView randomState(SplittableRandom random) {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        for (String key : KEYS) {
            if (random.nextBoolean()) {
                byte[] value = new byte[random.nextInt(40)];
                random.nextBytes(value);
                entries.put(StorageFunctionsTest.guest(key), ByteString.wrap(value));
            }
        }
        return new MapView(entries);
    }

    private static Script randomScript(SplittableRandom random) {
        Script script = new Script();
        int open = 0;
        int steps = random.nextInt(STEPS_MAX);
        for (int i = 0; i < steps; i++) {
            String function = Puppet.IMPORTS.get(random.nextInt(Puppet.IMPORTS.size()));
            int opens = opens(function);
            if (open + opens >= 0 || random.nextInt(100) == 0) {
                script.call(function, arguments(function, script, random));
                open += opens;
            }
        }
        for (int i = 0; i < open; i++) {
            script.call(COMMIT);
        }
        return script;
    }

    private static int opens(String function) {
        return switch (function) {
            case "ext_storage_start_transaction_version_1" -> 1;
            case "ext_storage_rollback_transaction_version_1", COMMIT -> -1;
            default -> 0;
        };
    }

    private static long[] arguments(String function, Script script, SplittableRandom random) {
        if (random.nextInt(200) == 0) {
            return random.longs(5).toArray();
        }
        return switch (function) {
            case "ext_input_read_version_1" -> new long[] {100_000 | 31_000L << 32};
            case "ext_storage_clear_prefix_version_3" ->
                    new long[] {
                        key(script, random),
                        random.nextInt(-1, 4),
                        -1,
                        out(script, random),
                        script.room(12)
                    };
            case "ext_storage_read_version_2" ->
                    new long[] {
                        key(script, random),
                        out(script, random),
                        random.nextInt(8),
                        random.nextInt(2)
                    };
            default ->
                    new long[] {
                        key(script, random), out(script, random), key(script, random), 0, 0
                    };
        };
    }

    /// A key's range, which is as good a pointer.
    private static long key(Script script, SplittableRandom random) {
        return script.span(KEYS[random.nextInt(KEYS.length)]);
    }

    private static long out(Script script, SplittableRandom random) {
        return script.room(random.nextInt(80));
    }
}
