package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import java.util.Arrays;

/// Where one function pays for itself, and how much.
///
/// Its code is cut into runs, where control flow splits or joins or a loop begins. What a run costs
/// is paid at a place that control passes before it, at most once for each time: a run that a loop
/// begins with pays for itself; any other may be paid for ahead, together with the last place that
/// pays on every way to it, in the same loop. That happens to runs that cost at most
/// [GasSchedule#aheadRun], while the place pays at most [GasSchedule#aheadTotal] ahead; so a branch
/// not taken costs something too, and never more than that. Code that cannot be reached costs
/// nothing.
///
/// Behind the end of a block the last place that pays on every way is the one before the block: so
/// what follows a loop may be paid for before it.
final class ChargePlan {
    private final int[] offsets;
    private final long[] prices;
    private final boolean quietLoop;
    private final int touches;

    private ChargePlan(int[] offsets, long[] prices, boolean quietLoop, int touches) {
        this.offsets = offsets;
        this.prices = prices;
        this.quietLoop = quietLoop;
        this.touches = touches;
    }

    /// Places to pay at, in ascending order.
    int places() {
        return offsets.length;
    }

    /// The place is before the instruction at this offset in the module.
    int offset(int place) {
        return offsets[place];
    }

    /// What is paid there, 0 for nothing.
    long price(int place) {
        return prices[place];
    }

    /// Whether there is a loop in which nothing but the function itself changes the gas left.
    boolean quietLoop() {
        return quietLoop;
    }

    /// Calls and other instructions that change the gas left, or leave it to another function.
    int touches() {
        return touches;
    }

    /// What is known of the functions that are called.
    interface Callees {
        /// What a direct call costs, with the function if its caller pays for that.
        long callPrice(int function);

        /// Whether a direct call leaves the gas left as it is.
        boolean quiet(int function);
    }

    static ChargePlan of(
            DecodedModule module,
            Span span,
            FunctionShape shape,
            EngineProfile profile,
            Callees callees)
            throws BrokenRule {
        return new Planner(shape, profile, callees).plan(module, span);
    }

    /// Places that pay something.
    int charges() {
        int charges = 0;
        for (long price : prices) {
            charges += price > 0 ? 1 : 0;
        }
        return charges;
    }

    /// Whether all is paid on entry.
    boolean paysOnEntryOnly() {
        return charges() == 1 && prices[0] > 0;
    }

    /// Takes the instructions in order. Unreachable ones only count blocks.
    private static final class Planner {
        private final FunctionShape shape;
        private final GasSchedule gas;
        private final Limits limits;
        private final Callees callees;

        private int[] offsets = new int[16];
        private long[] prices = new long[16];
        private long[] ahead = new long[16];
        private int places;
        private int current = -1;

        private int runFrom;
        private long runPrice;
        private boolean runBeginsLoop;

        /// Blocks on top that began in the current run.
        private int runBlocks;

        private final int[] blockPlaces;
        private final boolean[] blockLoops;
        private final boolean[] blockSlow;
        private final boolean[] blockTouched;
        private int blocks;
        private int unreachableBlocks;
        private boolean unreachable;
        private int loops;
        private int slowLoops;
        private boolean quietLoop;
        private int touches;

        Planner(FunctionShape shape, EngineProfile profile, Callees callees) {
            this.shape = shape;
            this.gas = profile.gas();
            this.limits = profile.limits();
            this.callees = callees;
            int nesting = limits.nestingMax() + 1;
            this.blockPlaces = new int[nesting];
            this.blockLoops = new boolean[nesting];
            this.blockSlow = new boolean[nesting];
            this.blockTouched = new boolean[nesting];
        }

        ChargePlan plan(DecodedModule module, Span span) throws BrokenRule {
            CodeReader code =
                    new CodeReader(
                            new WasmReader(module.bytes(), shape.codeFrom(), span.to()), limits);
            runFrom = shape.codeFrom();
            runPrice = gas.functionEntry() + gas.frameValue() * shape.frameValues();
            while (code.hasNext()) {
                code.next();
                if (code.hasNext()) {
                    instruction(code);
                }
            }
            endRun(span.to());
            return new ChargePlan(
                    Arrays.copyOf(offsets, places),
                    Arrays.copyOf(prices, places),
                    quietLoop,
                    touches);
        }

        private void instruction(CodeReader code) {
            int opcode = code.opcode();
            if (unreachable) {
                pass(code);
                return;
            }
            long price = gas.price(code);
            runPrice += opcode == Opcode.CALL ? callees.callPrice(code.immediate()) : price;
            if (slowLoops > 0) {
                // What is called is compiled for itself; only the call is as slow as the loop.
                runPrice += price * (gas.loopOnOperandsFactor() - 1);
            }
            touch(code);
            switch (opcode) {
                case Opcode.BLOCK -> {
                    open(-1);
                    runBlocks++;
                }
                case Opcode.LOOP -> {
                    endRun(code.end());
                    openLoop();
                }
                case Opcode.IF -> {
                    endRun(code.end());
                    open(current);
                }
                case Opcode.ELSE -> {
                    endRun(code.end());
                    current = blockPlaces[blocks - 1];
                }
                case Opcode.END -> end(code);
                case Opcode.BR_IF -> endRun(code.end());
                case Opcode.BR, Opcode.BR_TABLE, Opcode.RETURN, Opcode.UNREACHABLE -> {
                    endRun(code.end());
                    unreachable = true;
                }
                default -> {}
            }
        }

        /// Passes an unreachable instruction.
        private void pass(CodeReader code) {
            switch (code.opcode()) {
                case Opcode.LOOP -> {
                    loops++;
                    unreachableBlocks++;
                }
                case Opcode.BLOCK, Opcode.IF -> unreachableBlocks++;
                case Opcode.ELSE -> {
                    if (unreachableBlocks == 0) {
                        unreachable = false;
                        runFrom = code.end();
                        current = blockPlaces[blocks - 1];
                    }
                }
                case Opcode.END -> {
                    if (unreachableBlocks == 0) {
                        unreachable = false;
                        close();
                        runFrom = code.end();
                    } else {
                        unreachableBlocks--;
                    }
                }
                default -> {}
            }
        }

        /// A block that began in this run was never branched out of: the run goes on.
        private void end(CodeReader code) {
            if (runBlocks > 0) {
                runBlocks--;
                blocks--;
            } else {
                endRun(code.end());
                close();
            }
        }

        private void open(int place) {
            blockPlaces[blocks] = place;
            blockLoops[blocks] = false;
            blockSlow[blocks] = false;
            blocks++;
        }

        private void openLoop() {
            open(current);
            blockLoops[blocks - 1] = true;
            blockTouched[blocks - 1] = false;
            runBeginsLoop = true;
            if (shape.loopsOnOperands().get(loops++)) {
                blockSlow[blocks - 1] = true;
                slowLoops++;
            }
        }

        private void close() {
            blocks--;
            current = blockPlaces[blocks];
            if (blockLoops[blocks]) {
                quietLoop |= !blockTouched[blocks];
                slowLoops -= blockSlow[blocks] ? 1 : 0;
            }
        }

        private void touch(CodeReader code) {
            boolean touching =
                    switch (code.opcode()) {
                        case Opcode.CALL -> !callees.quiet(code.immediate());
                        case Opcode.CALL_INDIRECT -> true;
                        default -> SizeCharge.isFor(code);
                    };
            if (touching) {
                touches++;
                for (int i = 0; i < blocks; i++) {
                    blockTouched[i] = true;
                }
            }
        }

        private void endRun(int next) {
            boolean own =
                    current < 0
                            || runBeginsLoop
                            || runPrice > gas.aheadRun()
                            || ahead[current] + runPrice > gas.aheadTotal();
            if (own) {
                current = place(runFrom);
                prices[current] = runPrice;
            } else {
                prices[current] += runPrice;
                ahead[current] += runPrice;
            }
            for (int i = 1; i <= runBlocks; i++) {
                blockPlaces[blocks - i] = current;
            }
            runBlocks = 0;
            runBeginsLoop = false;
            runPrice = 0;
            runFrom = next;
        }

        private int place(int offset) {
            if (places == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * places);
                prices = Arrays.copyOf(prices, 2 * places);
                ahead = Arrays.copyOf(ahead, 2 * places);
            }
            offsets[places] = offset;
            return places++;
        }
    }
}
