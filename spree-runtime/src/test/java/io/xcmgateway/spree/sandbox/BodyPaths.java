package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.Body.Instruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every way through one function body, as the chapter "Execution" of the Wasm core specification
/// has it: operands and labels are really put on a stack and taken from it. Operands have no
/// values; where one decides, all ways are gone. Shares nothing with validation but the taking
/// apart of the bytes.
final class BodyPaths {
    private final List<Instruction> code;
    private final FunctionTypes types;
    private final int results;

    /// Of each block's start: its end and its else; -1 where there is none.
    private final int[] ends;

    private final int[] elses;

    /// @param function index, imported ones first
    BodyPaths(ModuleParts module, int function) {
        this.types = new FunctionTypes(module);
        this.code = Body.of(module.bodies.get(function - types.imported())).instructions;
        this.results = types.ofFunction(function).pushes();
        this.ends = new int[code.size()];
        this.elses = new int[code.size()];
        match();
    }

    /// What is on the label stack, the innermost first.
    ///
    /// @param height operands under the block
    /// @param arity operands that a branch takes along
    /// @param target where a branch goes
    /// @param loop whether it is a loop
    record Label(int height, int arity, int target, boolean loop, @Nullable Label outer) {}

    /// Before an instruction is executed.
    ///
    /// @param at number of the instruction; that behind the last one at the function's end
    /// @param height operands on the stack
    record Point(int at, int height, @Nullable Label labels) {
        private Point step(int pops, int pushes) {
            return new Point(at + 1, height - pops + pushes, labels);
        }

        /// Whether it is inside a loop that was entered with operands on the stack.
        boolean inLoopOnOperands() {
            for (Label each = labels; each != null; each = each.outer) {
                if (each.loop && each.height > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    List<Instruction> code() {
        return code;
    }

    Point entry() {
        return new Point(0, 0, new Label(0, results, code.size(), false, null));
    }

    boolean isEnd(Point point) {
        return point.at == code.size();
    }

    /// Where execution may go on, beside a trap. None where it must trap.
    List<Point> next(Point from) {
        Instruction each = code.get(from.at);
        Point popped = new Point(from.at, from.height - 1, from.labels);
        return switch (each.opcode()) {
            case 0x00 -> List.of();
            case 0x02, 0x03 -> List.of(entered(from, each));
            case 0x04 -> {
                Point then = entered(popped, each);
                Point otherwise =
                        elses[from.at] < 0
                                ? new Point(ends[from.at] + 1, popped.height, from.labels)
                                : new Point(elses[from.at] + 1, popped.height, then.labels);
                yield List.of(then, otherwise);
            }
            // What came here came through the block before it.
            case 0x05, 0x0b -> List.of(left(from));
            case 0x0c -> List.of(branched(from, each.immediate()));
            case 0x0d -> List.of(branched(popped, each.immediate()), from.step(1, 0));
            case 0x0e -> targets(each).stream().map(label -> branched(popped, label)).toList();
            case 0x0f -> List.of(new Point(code.size(), results, null));
            case 0x10 -> List.of(stepped(from, types.ofFunction(each.immediate())));
            case 0x11 -> List.of(stepped(popped, types.ofType(each.immediate())));
            default -> List.of(stepped(from, effect(each)));
        };
    }

    private static Point stepped(Point from, Effect effect) {
        if (from.height < effect.pops) {
            throw new AssertionError("too few operands at " + from);
        }
        return from.step(effect.pops, effect.pushes);
    }

    private Point entered(Point from, Instruction block) {
        boolean loop = block.opcode() == 0x03;
        int arity = loop || block.immediate() == 0x40 ? 0 : 1;
        int target = loop ? from.at : ends[from.at];
        return new Point(
                from.at + 1, from.height, new Label(from.height, arity, target, loop, from.labels));
    }

    /// Out of the innermost block through its end.
    private Point left(Point from) {
        Label label = from.labels;
        if (label == null) {
            throw new AssertionError("no block to leave at " + from);
        }
        int end = code.get(from.at).opcode() == 0x05 ? label.target : from.at;
        return new Point(end + 1, from.height, label.outer);
    }

    /// @param from after its operands were popped, but for those that it takes along
    private Point branched(Point from, int depth) {
        Label label = from.labels;
        for (int i = 0; i < depth; i++) {
            label = label == null ? null : label.outer;
        }
        if (label == null) {
            throw new AssertionError("no label " + depth + " at " + from);
        }
        if (from.height < label.height + label.arity) {
            throw new AssertionError("too few operands to take along at " + from);
        }
        if (label.target == code.size()) {
            return new Point(code.size(), results, null);
        }
        return label.loop
                ? new Point(label.target + 1, label.height, label)
                : new Point(label.target + 1, label.height + label.arity, label.outer);
    }

    private static List<Integer> targets(Instruction table) {
        Cursor in = new Cursor(table.bytes().toByteArray());
        in.u8();
        List<Integer> targets = new ArrayList<>();
        for (int i = in.leb(); i >= 0; i--) {
            targets.add(in.leb());
        }
        return targets;
    }

    private void match() {
        Arrays.fill(ends, -1);
        Arrays.fill(elses, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < code.size(); i++) {
            switch (code.get(i).opcode()) {
                case 0x02, 0x03, 0x04 -> open.push(i);
                case 0x05 -> elses[open.element()] = i;
                case 0x0b -> {
                    if (!open.isEmpty()) {
                        ends[open.pop()] = i;
                    }
                }
                default -> {}
            }
        }
    }

    /// Where the block ends that starts at an instruction, or -1.
    int end(int at) {
        return ends[at];
    }

    /// Operands before each instruction that can be reached, and behind the last. They are always
    /// the same, whatever way leads there.
    Map<Integer, Integer> heights() {
        Map<Integer, Integer> heights = new HashMap<>();
        Deque<Point> open = new ArrayDeque<>(List.of(entry()));
        while (!open.isEmpty()) {
            Point point = open.pop();
            Integer before = heights.put(point.at, point.height);
            if (before == null) {
                if (!isEnd(point)) {
                    next(point).forEach(open::push);
                }
            } else if (before != point.height) {
                throw new AssertionError(before + " operands on another way to " + point);
            }
        }
        return heights;
    }

    /// How many operands an instruction takes and how many it leaves.
    record Effect(int pops, int pushes) {}

    /// By the index of instructions in the appendix of the specification.
    private static Effect effect(Instruction each) {
        int opcode = each.opcode();
        if (opcode == 0xfc) {
            return new Effect(each.immediate() == 9 ? 0 : 3, 0);
        }
        if ((opcode >= 0x28 && opcode <= 0x35) || opcode == 0x22 || opcode == 0x40) {
            return new Effect(1, 1); // loads, local.tee, memory.grow
        }
        if (opcode >= 0x36 && opcode <= 0x3e) {
            return new Effect(2, 0);
        }
        return switch (opcode) {
            case 0x01 -> new Effect(0, 0);
            case 0x1a, 0x21, 0x24 -> new Effect(1, 0);
            case 0x1b -> new Effect(3, 1);
            case 0x20, 0x23, 0x3f, 0x41, 0x42 -> new Effect(0, 1);
            // eqz, clz, ctz, popcnt, wrap, extensions
            case 0x45, 0x50, 0x67, 0x68, 0x69, 0x79, 0x7a, 0x7b, 0xa7, 0xac, 0xad ->
                    new Effect(1, 1);
            case 0xc0, 0xc1, 0xc2, 0xc3, 0xc4 -> new Effect(1, 1);
            default -> {
                if (opcode < 0x46 || opcode > 0x8a) {
                    throw new AssertionError("not admitted: " + each);
                }
                yield new Effect(2, 1);
            }
        };
    }

    /// What calls take and leave.
    private record FunctionTypes(ModuleParts module, int imported) {
        FunctionTypes(ModuleParts module) {
            this(module, module.importedFunctions());
        }

        Effect ofFunction(int function) {
            return ofType(module.typeOf(function));
        }

        Effect ofType(int type) {
            Cursor in = new Cursor(module.types.get(type));
            in.u8();
            int parameters = in.sized().length;
            return new Effect(parameters, in.sized().length);
        }
    }
}
