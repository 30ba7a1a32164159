package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No guest can tell an instance that was put back from a new one, whatever ran on it before.
class RestoredInstanceTest {
    private static final int SEEDS = Integer.getInteger("sandbox.seeds", 100);
    private static final int FIRST_SEED = Integer.getInteger("sandbox.seed", 0);
    private static final int RUNS = 5;

    /// Per module: runs with different gas, so that some return and some are cut off anywhere.
    @Test
    void runsGeneratedModulesAsANewOneDoes() {
        Set<TrapKind> traps = EnumSet.noneOf(TrapKind.class);
        int returned = 0;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            ByteString wasm = ModuleGenerator.generate(random);
            AdmittedModule module =
                    Guests.admit(wasm, GeneratedHost.functions().toArray(HostFunction[]::new));
            for (int i = 0; i < RUNS; i++) {
                long gasLimit = random.nextLong(1_000L << random.nextInt(9));
                switch (asNew(module, gasLimit, "seed " + seed + ", run " + i)) {
                    case Run.Returned _ -> returned++;
                    case Run.Trapped(var kind, var _) -> traps.add(kind);
                }
            }
        }
        assertThat(returned).isGreaterThan(SEEDS / 10);
        assertThat(traps).contains(TrapKind.OUT_OF_GAS, TrapKind.TRAP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "recurse", "grow", "trap", "broken-result"})
    void runsEveryGuestAsANewOneDoes(String guest) {
        AdmittedModule module = Guests.admit(Guests.read(guest));
        for (long gasLimit : new long[] {1_000_000, 0, 10, 1_000, 1_000_000, 1_000_000}) {
            Run kept =
                    KeptInstance.callOnThread(() -> {
                        Run run = run(module, gasLimit, List.of());
                        KeptInstance.assertAsNew(module, List.of());
                        return run;
                    });
            assertThat(kept).isEqualTo(Guests.run(module, Mode.COMPILED, gasLimit));
        }
    }

    /// Each kind of store at each offset to the edges of pages and blocks, then a trap.
    @Test
    void putsBackWhateverIsStored() {
        List<byte[]> stores =
                List.of(
                        code(0x41, 0x7f, 0x3a, 0, 0),
                        code(0x41, 0x7f, 0x3b, 0, 0),
                        code(0x41, 0x7f, 0x36, 0, 0),
                        code(0x42, 0x7f, 0x3c, 0, 0),
                        code(0x42, 0x7f, 0x3d, 0, 0),
                        code(0x42, 0x7f, 0x3e, 0, 0),
                        code(0x42, 0x7f, 0x37, 0, 0),
                        code(0x41, 0x7f, 0x41, signed(4_000), 0xfc, 11, 0),
                        code(0x41, 8, 0x41, signed(3_000), 0xfc, 10, 0, 0));
        for (byte[] store : stores) {
            for (int edge : new int[] {8, 1_024, 4_096, 32_768, 61_536}) {
                for (int address = edge - 8; address <= edge; address++) {
                    // Grows, so that the store hits another array, and only then traps.
                    byte[] body =
                            code(
                                    code(0, 0x41, signed(edge), store),
                                    code(0x41, 1, 0x40, 0, 0x1a),
                                    code(0x41, signed(address), store, 0x00, 0x0b));
                    asNew(Guests.admit(withData(body)), Guests.GAS, "store at " + address);
                }
            }
        }
    }

    @Test
    void putsBackDataSegmentsAndGlobals() {
        // Copies the passive segment, counts in a global, drops the segment.
        byte[] body =
                code(
                        code(0, 0x41, 0, 0x41, 0, 0x41, 4, 0xfc, 8, 0, 0, 0xfc, 9, 0),
                        code(0x23, 0, 0x42, 1, 0x7c, 0x24, 0),
                        code(0x41, 8, 0x23, 0, 0x37, 0, 0),
                        code(0x42, signed(16L << 32), 0x0b));
        ModuleBuilder builder = ModuleBuilder.running(body);
        builder.item(SectionId.GLOBAL, code(Opcode.I64, 1, 0x42, 5, 0x0b));
        builder.raw(SectionId.DATA_COUNT, (byte) 1);
        builder.item(SectionId.DATA, code(1, 4, "data"));
        AdmittedModule module = Guests.admit(builder.build());

        for (int i = 0; i < 3; i++) {
            Run run = asNew(module, Guests.GAS, "run " + i);
            ByteString expected = ByteString.ascii("data").concat(ByteString.of(0, 0, 0, 0));
            assertThat(((Run.Returned) run).output())
                    .isEqualTo(expected.concat(ByteString.of(6, 0, 0, 0, 0, 0, 0, 0)));
        }
    }

    /// The host functions are those of the run, in whatever order its host lists them.
    @Test
    void callsTheHostOfTheRun() {
        ByteString input = ByteString.ascii("first");
        AdmittedModule echo = Guests.admit(Guests.read("echo"), Guests.inputOf(input));
        HostFunction other = new HostFunction("other", List.of(), ValueType.NONE, (_, _) -> 0);
        assertThat(echo(echo, input, List.of(Guests.inputOf(input)))).isEqualTo(input);
        ByteString next = ByteString.ascii("the second one");
        assertThat(echo(echo, next, List.of(other, Guests.inputOf(next)))).isEqualTo(next);
        assertThat(echo(echo, input, List.of(Guests.inputOf(input), other))).isEqualTo(input);

        assertThatThrownBy(() -> echo(echo, input, List.of(other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dropsTheInstanceWhenTheNodeFailed() {
        ByteString input = ByteString.ascii("input");
        AdmittedModule echo = Guests.admit(Guests.read("echo"), Guests.inputOf(input));
        for (Throwable fault :
                List.of(
                        new StateUnavailableException("disk"),
                        new StackOverflowError(),
                        new IllegalStateException("a bug"))) {
            HostFunction failing =
                    new HostFunction(
                            "ext_input_read_version_1",
                            List.of(ValueType.I64),
                            ValueType.NONE,
                            (_, _) -> {
                                switch (fault) {
                                    case RuntimeException thrown -> throw thrown;
                                    case Error thrown -> throw thrown;
                                    default -> throw new AssertionError(fault);
                                }
                            });
            echo(echo, input, List.of(Guests.inputOf(input)));
            assertThatThrownBy(() -> echo(echo, input, List.of(failing)))
                    .isInstanceOfAny(
                            StateUnavailableException.class,
                            NodeFaultException.class,
                            IllegalStateException.class);
            boolean kept = KeptInstance.callOnThread(() -> Sandbox.instances().take(echo) != null);
            assertThat(kept).as("kept after %s", fault).isFalse();
            assertThat(echo(echo, input, List.of(Guests.inputOf(input)))).isEqualTo(input);
        }
    }

    @Test
    void keepsAFewInstancesOfTheModulesThatRanLast() {
        List<AdmittedModule> modules = new ArrayList<>();
        for (int i = 0; i <= InstancePool.INSTANCES_MAX; i++) {
            modules.add(Guests.admit(Guests.read("grow")));
        }
        KeptInstance.callOnThread(() -> {
            Sandbox.forgetInstances();
            modules.forEach(each -> run(each, Guests.GAS, List.of()));
            assertThat(Sandbox.instances().size()).isEqualTo(InstancePool.INSTANCES_MAX);
            assertThat(Sandbox.instances().take(modules.getFirst())).isNull();
            assertThat(Sandbox.instances().take(modules.getLast())).isNotNull();
            Sandbox.forgetInstances();
            assertThat(Sandbox.instances().size()).isZero();
            return true;
        });
    }

    /// What a run on the kept instance gives, which is what one on a new instance gives: the same
    /// end, the same calls of the host, the same gas.
    private static Run asNew(AdmittedModule module, long gasLimit, String what) {
        return KeptInstance.callOnThread(() -> {
            List<List<Long>> calls = new ArrayList<>();
            List<HostFunction> host = host(module, calls);
            Run first = run(module, gasLimit, host);
            List<List<Long>> firstCalls = List.copyOf(calls);
            KeptInstance.assertAsNew(module, host);
            calls.clear();
            assertThat(run(module, gasLimit, host)).as(what).isEqualTo(first);
            assertThat(calls).as(what).isEqualTo(firstCalls);
            Sandbox.forgetInstances();
            calls.clear();
            assertThat(run(module, gasLimit, host)).as(what).isEqualTo(first);
            assertThat(calls).as(what).isEqualTo(firstCalls);
            return first;
        });
    }

    private static List<HostFunction> host(AdmittedModule module, List<List<Long>> calls) {
        if (module.imports().isEmpty()) {
            return List.of();
        }
        return GeneratedHost.functions().stream()
                .map(each ->
                        new HostFunction(
                                each.name(),
                                each.parameters(),
                                each.result(),
                                (guest, arguments) -> {
                                    calls.add(Arrays.stream(arguments).boxed().toList());
                                    return each.call().apply(guest, arguments);
                                }))
                .toList();
    }

    private static Run run(AdmittedModule module, long gasLimit, List<HostFunction> host) {
        return Sandbox.run(module, Mode.COMPILED, "run", 0, host, gasLimit);
    }

    private static ByteString echo(AdmittedModule echo, ByteString input, List<HostFunction> host) {
        Run run =
                KeptInstance.callOnThread(() ->
                        Sandbox.run(
                                echo,
                                Mode.COMPILED,
                                "SpreeModule_call",
                                input.length(),
                                host,
                                Guests.GAS));
        return ((Run.Returned) run).output();
    }

    /// Data at both ends of the first page, and a memory that may grow.
    private static ByteString withData(byte[] body) {
        ModuleBuilder builder = ModuleBuilder.running(body);
        builder.item(SectionId.MEMORY, code(1, 1, 3));
        builder.item(SectionId.DATA, code(0, 0x41, 8, 0x0b, 3, "low"));
        builder.item(SectionId.DATA, code(0, 0x41, signed(65_000), 0x0b, 4, "high"));
        return builder.build();
    }
}
