package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Where functions pay, and how much, to the unit: under prices by which each part of a sum can be
/// told. [ChargedPathsTest] holds the same rules to generated code.
class ChargePlanTest {
    private static final int ENTRY = 10_000;
    private static final int VALUE = 1_000;
    private static final EngineProfile PROFILE =
            PriceVariants.with(
                    Map.of(
                            "functionEntry",
                            (long) ENTRY,
                            "frameValue",
                            (long) VALUE,
                            "conditionalBranch",
                            1L,
                            "simple",
                            1L,
                            "memoryAccess",
                            100L,
                            "loopOnOperandsFactor",
                            7L,
                            "aheadRun",
                            3L,
                            "aheadTotal",
                            5L,
                            "bulkBase",
                            200L));

    private static final byte[] NOP = code(0x01);
    private static final byte[] CONST = code(0x41, 0);
    private static final byte[] BRANCH = code(0x41, 0, 0x0d, 0);
    private static final byte[] BLOCK = code(0x02, 0x40);
    private static final byte[] LOOP = code(0x03, 0x40);
    private static final byte[] END = code(0x0b);
    private static final byte[] DROP = code(0x1a);
    private static final byte[] CALL = code(0x10, 0);

    /// What a call of [#CALL] costs.
    private static final int CALLED = 300;

    @Test
    void aFunctionWithoutBranchesPaysForAllOfItOnEntry() {
        assertThat(places(NOP, NOP)).isEqualTo(Map.of(0, ENTRY + 2));
        assertThat(places()).isEqualTo(Map.of(0, ENTRY));
    }

    @Test
    void theFramePaysForLocalsAndOperands() {
        ByteString wasm =
                ModuleBuilder.of(code(2, 3, 0x7f, 2, 0x7e, CONST, CONST, DROP, DROP, END)).build();

        assertThat(places(plan(wasm, false))).isEqualTo(Map.of(0, ENTRY + (3 + 2 + 2) * VALUE + 4));
    }

    @Test
    void aBlockThatNothingBranchesOutOfIsNoPlaceToPay() {
        assertThat(places(NOP, BLOCK, NOP, BLOCK, NOP, END, END, NOP))
                .isEqualTo(Map.of(0, ENTRY + 6));
    }

    @Test
    void aShortRunBehindABranchIsPaidForBeforeIt() {
        // 3 for the block, the constant and the branch; 1 between; 2 behind.
        assertThat(places(BLOCK, BRANCH, NOP, END, NOP, NOP))
                .isEqualTo(Map.of(0, ENTRY + VALUE + 3 + 1 + 2));
    }

    @Test
    void aRunOfMoreThanAheadRunPaysForItself() {
        assertThat(places(BLOCK, BRANCH, NOP, NOP, NOP, END))
                .isEqualTo(Map.of(0, ENTRY + VALUE + 3 + 3));
        assertThat(places(BLOCK, BRANCH, NOP, NOP, NOP, NOP, END))
                .isEqualTo(Map.of(0, ENTRY + VALUE + 3, 6, 4));
    }

    @Test
    void aPlacePaysForNoMoreThanAheadTotal() {
        // Runs of 3, 3 and 2: the first is paid for ahead, with the second it would be 6, so that
        // pays for itself and for the third.
        assertThat(places(BLOCK, BRANCH, NOP, BRANCH, NOP, BRANCH, NOP, NOP, END))
                .isEqualTo(Map.of(0, ENTRY + VALUE + 3 + 3, 6 + 5, 3 + 2));
        // Runs of 3, 2 and 1: the first two are 5, the last pays for itself.
        assertThat(places(BLOCK, BRANCH, NOP, BRANCH, BRANCH, NOP, END))
                .isEqualTo(Map.of(0, ENTRY + VALUE + 3 + 3 + 2, 6 + 5 + 4, 1));
    }

    @Test
    void bothBranchesOfAnIfArePaidForBeforeItAndWhatFollowsToo() {
        byte[] branches = code(CONST, 0x04, 0x40, NOP, 0x05, NOP, NOP, END);
        assertThat(places(branches, NOP)).isEqualTo(Map.of(0, ENTRY + VALUE + 2 + 1 + 2 + 1));
    }

    @Test
    void whatFollowsAnIfIsPaidForBeforeItAndNotInOneOfItsBranches() {
        byte[] branches = code(CONST, 0x04, 0x40, times(4, 0x01), 0x05, times(5, 0x01), END);
        assertThat(places(branches, NOP))
                .isEqualTo(Map.of(0, ENTRY + VALUE + 2 + 1, 4, 4, 4 + 4 + 1, 5));
    }

    @Test
    void aLoopPaysForEachTurnAndWhatFollowsIsPaidForBeforeIt() {
        assertThat(places(LOOP, NOP, BRANCH, END, NOP, NOP))
                .isEqualTo(Map.of(0, ENTRY + VALUE + 1 + 2, 2, 3));
    }

    @Test
    void whatFollowsABranchInALoopIsPaidForInTheLoop() {
        assertThat(places(LOOP, BLOCK, BRANCH, NOP, END, BRANCH, END))
                .isEqualTo(Map.of(0, ENTRY + VALUE + 1, 2, 3 + 1 + 2));
    }

    @Test
    void aLoopThatBeginsOnOperandsCostsMoreInsideAndNothingElseDoes() {
        assertThat(places(CONST, LOOP, NOP, BRANCH, END, DROP))
                .isEqualTo(Map.of(0, ENTRY + 2 * VALUE + 2 + 1, 4, 3 * 7));
    }

    @Test
    void aLoopInsideALoopOnOperandsCostsMoreOnce() {
        assertThat(places(CONST, LOOP, CONST, LOOP, NOP, END, DROP, END, DROP))
                .isEqualTo(Map.of(0, ENTRY + 2 * VALUE + 2 + 1, 4, 2 * 7, 8, 7, 10, 7));
    }

    @Test
    void codeThatCannotBeReachedCostsNothingAndItsLoopsAreCounted() {
        assertThat(places(NOP, code(0x0f), times(9, 0x01))).isEqualTo(Map.of(0, ENTRY + 2));
        // The loop on operands is dead; the next one is not on operands.
        assertThat(places(BLOCK, code(0x0c, 0), CONST, LOOP, END, DROP, END, LOOP, NOP, END))
                .isEqualTo(Map.of(0, ENTRY + VALUE + 2 + 1, 13, 1));
    }

    @Test
    void aDeadThenBranchLeavesTheElseBranchAlive() {
        byte[] branches = code(CONST, 0x04, 0x40, 0x00, times(9, 0x01), 0x05, NOP, NOP, END);
        assertThat(places(branches)).isEqualTo(Map.of(0, ENTRY + VALUE + 2 + 1 + 2));
    }

    @Test
    void aCallCostsWhatIsKnownOfTheFunction() {
        assertThat(places(NOP, CALL, NOP)).isEqualTo(Map.of(0, ENTRY + 1 + CALLED + 1));
    }

    @Test
    void aLoopIsQuietIfNothingInItTouchesTheGas() {
        byte[] grow = code(CONST, 0x40, 0, DROP);
        assertThat(plan(false, LOOP, NOP, END).quietLoop()).isTrue();
        assertThat(plan(true, LOOP, CALL, END).quietLoop()).isTrue();
        assertThat(plan(false, LOOP, CALL, END).quietLoop()).isFalse();
        assertThat(plan(false, LOOP, grow, END).quietLoop()).isFalse();
        assertThat(plan(false, CALL, LOOP, NOP, END, CALL).quietLoop()).isTrue();
        assertThat(plan(false, LOOP, CALL, LOOP, NOP, END, END).quietLoop()).isTrue();
        assertThat(plan(false, LOOP, LOOP, CALL, END, END).quietLoop()).isFalse();
        assertThat(plan(false, NOP).quietLoop()).isFalse();
    }

    @Test
    void countsWhatTouchesTheGas() {
        byte[] fill = code(CONST, CONST, CONST, 0xfc, 11, 0);
        byte[] grow = code(CONST, 0x40, 0, DROP);
        assertThat(plan(false, CALL, CALL, fill, grow).touches()).isEqualTo(4);
        assertThat(plan(true, CALL, CALL, fill, grow).touches()).isEqualTo(2);
        assertThat(plan(false, code(CONST, 0x28, 2, 0, DROP)).touches()).isZero();
    }

    @Test
    void tellsWhetherAllIsPaidOnEntry() {
        assertThat(plan(false, NOP, BLOCK, BRANCH, NOP, END).paysOnEntryOnly()).isTrue();
        assertThat(plan(false, LOOP, NOP, END).paysOnEntryOnly()).isFalse();
        assertThat(plan(false, LOOP, END).paysOnEntryOnly()).as("a loop of nothing").isTrue();
        assertThat(plan(false, LOOP, NOP, END).charges()).isEqualTo(2);
    }

    private static Map<Integer, Integer> places(byte[]... instructions) {
        return places(plan(false, instructions));
    }

    /// By offset in the code, what is paid there; without places that pay nothing.
    private static Map<Integer, Integer> places(ChargePlan plan) {
        Map<Integer, Integer> places = new TreeMap<>();
        for (int i = 0; i < plan.places(); i++) {
            if (plan.price(i) > 0) {
                places.put(plan.offset(i) - plan.offset(0), (int) plan.price(i));
            }
        }
        return places;
    }

    private static ChargePlan plan(boolean quiet, byte[]... instructions) {
        byte[] body = code(0, code((Object[]) instructions), END);
        return plan(ModuleBuilder.of(body).build(), quiet);
    }

    private static ChargePlan plan(ByteString wasm, boolean quiet) {
        return ValidModule.of(wasm, List.of(), PROFILE.limits())
                .chargePlan(
                        0,
                        PROFILE,
                        new ChargePlan.Callees() {
                            @Override
                            public long callPrice(int function) {
                                return CALLED;
                            }

                            @Override
                            public boolean quiet(int function) {
                                return quiet;
                            }
                        });
    }
}
