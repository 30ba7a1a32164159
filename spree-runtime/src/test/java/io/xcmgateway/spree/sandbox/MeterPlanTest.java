package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.export;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.importOf;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.times;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which functions their callers pay for, and which count the stack, and how much of it: under
/// prices and limits by which each part of a sum can be told. Functions have the numbers in which
/// they are added here.
class MeterPlanTest {
    private static final int ENTRY = 100;
    private static final int CALL = 10;
    private static final int FLAT_MAX = 120;

    /// Of a frame, beside its values.
    private static final int BASE = EngineProfile.CURRENT.limits().frameValuesBase();

    private static final EngineProfile PROFILE = profile(FLAT_MAX);

    private static final byte[] LOOP = code(0x03, 0x40, 0x01, 0x0b);
    private static final byte[] INDIRECT = code(0x41, 0, 0x11, 0, 0);

    private final ModuleBuilder module =
            new ModuleBuilder().item(SectionId.TYPE, ModuleBuilder.NOTHING);

    @Test
    void theCallerPaysForASmallFunction() {
        function(0, 0, call(1), call(1));
        function(0, 0, nops(3));

        MeterPlan plan = plan();

        assertThat(plan.flat(1)).isTrue();
        assertThat(plan.callPrice(1)).isEqualTo(CALL + ENTRY + 3);
        assertThat(plan.charges(0).price(0)).isEqualTo(ENTRY + 2 * (CALL + ENTRY + 3));
    }

    @Test
    void theCallerPaysForAllThatASmallFunctionCalls() {
        // Behind one another, so that the order in the module does not help.
        function(0, 0, call(1));
        function(0, 0, call(2), nops(1));
        function(0, 0, nops(3));

        MeterPlan plan = plan(profile(4 * ENTRY));

        long inner = CALL + ENTRY + 3;
        long middle = CALL + ENTRY + inner + 1;
        assertThat(plan.callPrice(2)).isEqualTo(inner);
        assertThat(plan.callPrice(1)).isEqualTo(middle);
        assertThat(plan.charges(0).price(0)).isEqualTo(ENTRY + middle);
    }

    @Test
    void aFunctionIsSmallUpToItsPrice() {
        function(0, 0, nops(FLAT_MAX - ENTRY));
        function(0, 0, nops(FLAT_MAX - ENTRY + 1));

        MeterPlan plan = plan();

        assertThat(plan.flat(0)).isTrue();
        assertThat(plan.flat(1)).isFalse();
        assertThat(plan.callPrice(1)).isEqualTo(CALL);
    }

    @Test
    void whoeverCanBeCalledFromElsewherePaysForItself() {
        module.item(SectionId.TYPE, ModuleBuilder.I32_TO_I64);
        module.item(SectionId.TABLE, code(0x70, 0, 4));
        function(1, 0, code(0x42, 0));
        function(0, 0, nops(1));
        function(0, 0, nops(1));
        module.item(SectionId.EXPORT, export("run", 0, 0));
        table(1);

        MeterPlan plan = plan();

        assertThat(plan.flat(0)).as("exported").isFalse();
        assertThat(plan.flat(1)).as("in the table").isFalse();
        assertThat(plan.flat(2)).as("neither").isTrue();
    }

    @Test
    void whoeverRecursOrLoopsPaysForItself() {
        function(0, 0, call(0));
        function(0, 0, call(2));
        function(0, 0, call(1));
        function(0, 0, LOOP);
        function(0, 0, call(3));

        MeterPlan plan = plan();

        assertThat(plan.flat(0)).as("calls itself").isFalse();
        assertThat(plan.flat(1)).as("one of two that call each other").isFalse();
        assertThat(plan.flat(2)).as("the other").isFalse();
        assertThat(plan.flat(3)).as("loops").isFalse();
        assertThat(plan.flat(4)).as("calls one that loops").isTrue();
        assertThat(plan.callPrice(4)).isEqualTo(CALL + ENTRY + CALL);
    }

    @Test
    void aFunctionIsQuietIfAllThatItCallsIs() {
        module.item(SectionId.IMPORT, importOf("env", "nothing", 0));
        function(0, 0, nops(1)); // 1
        function(0, 0, call(1)); // 2, of 211
        function(0, 0, call(0)); // 3
        function(0, 0, call(3)); // 4
        function(0, 0, code(0x41, 0, 0x40, 0, 0x1a)); // 5
        function(0, 0, LOOP); // 6

        MeterPlan plan = plan(profile(10 * ENTRY));

        assertThat(plan.quiet(0)).as("imported").isFalse();
        assertThat(plan.callPrice(0)).isEqualTo(CALL);
        assertThat(plan.quiet(1)).isTrue();
        assertThat(plan.quiet(2)).as("calls a quiet one").isTrue();
        assertThat(plan.quiet(3)).as("calls the host").isFalse();
        assertThat(plan.flat(2)).as("and yet is paid for").isTrue();
        assertThat(plan.quiet(4)).as("calls one that calls the host").isFalse();
        assertThat(plan.quiet(5)).as("is charged by size").isFalse();
        assertThat(plan.quiet(6)).as("pays for itself").isFalse();
    }

    @Test
    void onlyRecursionCountsTheStack() {
        function(0, 7, call(1)); // 0
        function(0, 5, nops(1)); // 1
        function(0, 11, call(2)); // 2

        MeterPlan plan = plan();

        assertThat(plan.counted(0)).isZero();
        assertThat(plan.counted(1)).isZero();
        assertThat(plan.counted(2)).isEqualTo(BASE + 11);
    }

    @Test
    void aFrameIsItsLocalsAndItsOperands() {
        function(0, 11, call(0), times(3, 0x41, 0), times(3, 0x1a));

        assertThat(plan().counted(0)).isEqualTo(BASE + 11 + 3);
    }

    @Test
    void whoeverCountsCountsTheDeepestChainOfThoseBelowThatDoNot() {
        function(0, 1, call(0), call(1), call(2)); // 0
        function(0, 30, nops(1)); // 1
        function(0, 10, call(3)); // 2
        function(0, 10, nops(1)); // 3

        int deepest = 2 * (BASE + 10);
        assertThat(deepest).as("two small frames and one large one").isGreaterThan(BASE + 30);
        assertThat(plan().counted(0)).isEqualTo(BASE + 1 + deepest);
    }

    @Test
    void aChainEndsWhereAnotherFunctionCounts() {
        function(0, 1, call(0), call(1)); // 0
        function(0, 2, call(1)); // 1
        function(0, 3, call(1)); // 2

        MeterPlan plan = plan();

        assertThat(plan.counted(0)).isEqualTo(BASE + 1);
        assertThat(plan.counted(1)).isEqualTo(BASE + 2);
        assertThat(plan.counted(2)).isZero();
    }

    @Test
    void allThatCallEachOtherCount() {
        function(0, 1, call(1)); // 0
        function(0, 2, call(2)); // 1
        function(0, 3, call(0)); // 2
        function(0, 4, call(0)); // 3

        MeterPlan plan = plan();

        assertThat(plan.counted(0)).isEqualTo(BASE + 1);
        assertThat(plan.counted(1)).isEqualTo(BASE + 2);
        assertThat(plan.counted(2)).isEqualTo(BASE + 3);
        assertThat(plan.counted(3)).as("only leads there").isZero();
    }

    @Test
    void whoeverReachesItselfThroughTheTableCounts() {
        module.item(SectionId.TABLE, code(0x70, 0, 4));
        function(0, 1, INDIRECT); // 0: one operand
        function(0, 2, call(0)); // 1
        function(0, 3, call(0)); // 2
        table(1);

        MeterPlan plan = plan();

        assertThat(plan.counted(0)).isEqualTo(BASE + 1 + 1);
        assertThat(plan.counted(1)).isEqualTo(BASE + 2);
        assertThat(plan.counted(2)).as("not in the table").isZero();
    }

    @Test
    void aCallThroughTheTableReachesThoseOfItsTypeOnly() {
        module.item(SectionId.TYPE, code(0x60, 1, 0x7f, 0)); // 1: takes an i32
        module.item(SectionId.TYPE, ModuleBuilder.NOTHING); // 2: the same as 0
        module.item(SectionId.TABLE, code(0x70, 0, 4));
        function(1, 1, INDIRECT); // 0: calls type 0
        function(2, 20, nops(1)); // 1: has it under another number
        function(0, 1, call(2), INDIRECT); // 2: counts
        table(0, 1);

        MeterPlan plan = plan();

        assertThat(plan.counted(0)).as("of another type itself").isZero();
        assertThat(plan.counted(1)).isZero();
        assertThat(plan.counted(2)).isEqualTo(BASE + 1 + 1 + BASE + 20);
    }

    @Test
    void aChainThatIsTooDeepCountsWithoutRecursion() {
        int most = MeterPlan.CHAIN_VALUES_MAX - 2 * BASE;
        function(0, 1, call(1)); // 0
        function(0, 600, call(2)); // 1
        function(0, most - 600, nops(1)); // 2
        function(0, 601, call(2)); // 3

        MeterPlan plan = plan();

        assertThat(plan.counted(1)).as("just within").isZero();
        assertThat(plan.counted(0)).isEqualTo(MeterPlan.CHAIN_VALUES_MAX + BASE + 1);
        assertThat(plan.counted(3)).isEqualTo(MeterPlan.CHAIN_VALUES_MAX + 1);
        assertThat(plan.counted(2)).isZero();
    }

    /// The function that is added has this type, so many locals and this code.
    private void function(int type, int locals, byte[]... code) {
        module.function(type, code(1, u32(locals), 0x7f, code((Object[]) code), 0x0b));
    }

    /// Puts these functions into the table.
    private void table(int... functions) {
        byte[] indices = times(1, functions);
        module.item(SectionId.ELEMENT, code(0, 0x41, 0, 0x0b, functions.length, indices));
    }

    private static byte[] call(int function) {
        return code(0x10, function);
    }

    private static byte[] nops(int count) {
        return times(count, 0x01);
    }

    private static EngineProfile profile(int flatMax) {
        return PriceVariants.with(
                Map.of(
                        "functionEntry", (long) ENTRY,
                        "frameValue", 0L,
                        "simple", 1L,
                        "call", (long) CALL,
                        "callIndirect", (long) CALL,
                        "bulkBase", 1L,
                        "flatFunction", (long) flatMax));
    }

    private MeterPlan plan() {
        return plan(PROFILE);
    }

    private MeterPlan plan(EngineProfile profile) {
        HostSignature nothing = new HostSignature("nothing", List.of(), ValueType.NONE);
        return ValidModule.of(module.build(), List.of(nothing), profile.limits())
                .meterPlan(profile);
    }
}
