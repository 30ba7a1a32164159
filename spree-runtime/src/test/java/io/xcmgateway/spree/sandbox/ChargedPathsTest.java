package io.xcmgateway.spree.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.Body.Instruction;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Along ways by chance through generated functions: nothing is executed that was not paid for, and
/// nothing is paid for that was not executed, but for branches not taken.
class ChargedPathsTest {
    private static final int SEEDS = 300;
    private static final int WAYS = 8;
    private static final int STEPS_MAX = 2_000;

    @Test
    void everythingIsPaidForBeforeItIsExecuted() {
        long ahead = walk(EngineProfile.CURRENT);
        assertThat(ahead).as("paid for branches not taken").isPositive();
    }

    @Test
    void withoutPayingAheadEachWayCostsWhatItExecutes() {
        long ahead = walk(PriceVariants.with("aheadRun", 0));
        assertThat(ahead).isZero();
    }

    @Test
    void theFactorOfLoopsOnOperandsIsAppliedWhereTheyAre() {
        walk(PriceVariants.with(Map.of("aheadRun", 0L, "loopOnOperandsFactor", 1_000L)));
    }

    /// @return paid and not executed, all ways together
    private static long walk(EngineProfile profile) {
        long unexecuted = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            ByteString wasm = ModuleGenerator.generate(random);
            ModuleParts parts = ModuleParts.of(wasm);
            ValidModule valid = ValidModule.of(wasm, GeneratedHost.signatures(), profile.limits());
            for (int i = 0; i < valid.shapes().size(); i++) {
                ChargePlan plan = valid.chargePlan(i, profile, new NumberedCalls());
                BodyPaths paths = new BodyPaths(parts, parts.importedFunctions() + i);
                for (int way = 0; way < WAYS; way++) {
                    Walk walk = new Walk(profile, plan, paths, valid.shapes().get(i));
                    unexecuted += walk.go("seed " + seed + ", function " + i, random);
                }
            }
        }
        return unexecuted;
    }

    /// Each function has a price of its own.
    private static final class NumberedCalls implements ChargePlan.Callees {
        @Override
        public long callPrice(int function) {
            return 5L + function;
        }

        @Override
        public boolean quiet(int function) {
            return false;
        }
    }

    private static final class Walk {
        private final GasSchedule gas;
        private final ChargePlan plan;
        private final BodyPaths paths;
        private final int[] offsets;
        private long paid;
        private long executed;
        private long passed;

        Walk(EngineProfile profile, ChargePlan plan, BodyPaths paths, FunctionShape shape) {
            this.gas = profile.gas();
            this.plan = plan;
            this.paths = paths;
            this.offsets = new int[paths.code().size()];
            int offset = shape.codeFrom();
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = offset;
                offset += paths.code().get(i).bytes().length();
            }
            this.executed =
                    gas.functionEntry()
                            + gas.frameValue() * (shape.locals() + shape.operandHeight());
        }

        /// @return paid and not executed
        long go(String name, RandomGenerator random) {
            BodyPaths.Point point = paths.entry();
            for (int step = 0; step < STEPS_MAX; step++) {
                Instruction each = paths.code().get(point.at());
                pay(offsets[point.at()]);
                executed += price(each) + (point.inLoopOnOperands() ? surcharge(each) : 0);
                assertThat(paid).as("%s, before %s", name, each).isGreaterThanOrEqualTo(executed);
                List<BodyPaths.Point> next = paths.next(point);
                if (next.isEmpty()) {
                    return within(name);
                }
                point = next.get(random.nextInt(next.size()));
                if (paths.isEnd(point)) {
                    return within(name);
                }
            }
            return 0;
        }

        private void pay(int offset) {
            for (int i = 0; i < plan.places(); i++) {
                if (plan.offset(i) == offset) {
                    paid += plan.price(i);
                    passed++;
                }
            }
        }

        private long within(String name) {
            assertThat(paid - executed).as(name).isBetween(0L, passed * gas.aheadTotal());
            return paid - executed;
        }

        private long price(Instruction each) {
            int opcode = each.opcode();
            return switch (opcode) {
                case 0x05, 0x0b -> 0;
                case 0x04, 0x0d -> gas.conditionalBranch();
                case 0x20, 0x21, 0x22 -> each.immediate() < 64 ? gas.simple() : gas.farLocal();
                case 0x67, 0x68, 0x69, 0x6c, 0x79, 0x7a, 0x7b, 0x7e -> gas.multiplication();
                case 0x0e -> gas.branchTable();
                case 0x10 -> new NumberedCalls().callPrice(each.immediate());
                case 0x11 -> gas.callIndirect();
                case 0x40, 0xfc -> gas.bulkBase();
                case 0x6d, 0x6e, 0x6f, 0x70, 0x7f, 0x80, 0x81, 0x82 -> gas.division();
                default -> opcode >= 0x28 && opcode <= 0x3e ? gas.memoryAccess() : gas.simple();
            };
        }

        /// Of what is called directly only the call costs more, not the function.
        private long surcharge(Instruction each) {
            long price = each.opcode() == 0x10 ? gas.call() : price(each);
            return price * (gas.loopOnOperandsFactor() - 1);
        }
    }
}
