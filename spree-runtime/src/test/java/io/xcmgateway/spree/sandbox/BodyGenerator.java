package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes one valid function body by chance. Keeps the types of the operand stack, and puts there
/// what an instruction needs before it.
final class BodyGenerator {
    private static final int NESTING_MAX = 6;
    private static final int INSTRUCTIONS_MAX = 160;

    private final TypedCode code;
    private final PlainCode plain;
    private final MemoryCode memory;
    private final CallCode calls;
    private final DeadCode dead;
    private final RandomGenerator random;
    private final WasmWriter out;
    private final Signature signature;
    private final List<Integer> labels = new ArrayList<>();
    private int instructions = INSTRUCTIONS_MAX;

    /// @param self index of the function
    BodyGenerator(RandomGenerator random, ModuleShape shape, int self) {
        this.random = random;
        this.code = new TypedCode(random, shape);
        this.plain = new PlainCode(code);
        this.memory = new MemoryCode(code);
        this.calls = new CallCode(code);
        this.dead = new DeadCode(code);
        this.out = code.out;
        this.signature = shape.functions().get(self);
    }

    /// @param partner a function that this one may recurse with; -1 if none
    /// @param returnsMemory whether the first page is returned, whatever was computed
    byte[] generate(int partner, boolean returnsMemory) {
        for (ValueType each : signature.parameters()) {
            code.locals.add(Signature.code(each));
        }
        locals();
        labels.add(signature.resultCode());
        if (partner >= 0) {
            calls.recurse(partner);
        }
        instructions();
        if (returnsMemory) {
            while (!code.stack.isEmpty()) {
                code.drop();
            }
            code.constant(Opcode.I64, 65_536L << 32);
        }
        finish(signature.resultCode());
        return out.u8(Opcode.END).toByteArray();
    }

    /// Of each type at least one; the groups alternate, and some are empty.
    private void locals() {
        int groups = code.oneIn(8) ? 12 : 2;
        out.u32(groups);
        for (int i = 0; i < groups; i++) {
            int type = i % 2 == 0 ? Opcode.I32 : Opcode.I64;
            int count = i < 2 ? 1 + random.nextInt(4) : random.nextInt(20);
            out.u32(count).u8(type);
            for (int j = 0; j < count; j++) {
                code.locals.add(type);
            }
        }
    }

    private void instructions() {
        for (int i = 2 + random.nextInt(12); i > 0 && instructions > 0; i--) {
            instructions--;
            instruction();
        }
    }

    private void instruction() {
        switch (random.nextInt(24)) {
            case 0, 1 -> code.push(code.type());
            case 2, 3, 4, 5, 6, 7 -> plain.arithmetic();
            case 8 -> plain.nop();
            case 9, 10 -> memory.load();
            case 11, 12 -> memory.store();
            case 13 -> plain.setLocal();
            case 14 -> plain.setGlobal();
            case 15 -> plain.select();
            case 16, 17, 18 -> block();
            case 19 -> calls.direct();
            case 20 -> calls.indirect();
            case 21, 22 -> memory.bulk();
            default -> branch();
        }
    }

    /// Leaves exactly the block's result on the stack of the block.
    private void finish(int result) {
        if (result == Opcode.NO_RESULT) {
            while (!code.stack.isEmpty()) {
                code.drop();
            }
            return;
        }
        code.need(result);
        int scratch = code.localOf(result);
        out.u8(Opcode.LOCAL_SET).u32(scratch);
        code.pop();
        while (!code.stack.isEmpty()) {
            code.drop();
        }
        out.u8(Opcode.LOCAL_GET).u32(scratch);
        code.stack.add(result);
    }

    private void block() {
        if (labels.size() > NESTING_MAX) {
            return;
        }
        int opcode = Opcode.BLOCK + random.nextInt(3);
        int result = code.oneIn(3) ? code.type() : Opcode.NO_RESULT;
        if (opcode == Opcode.IF) {
            code.need(Opcode.I32);
            code.pop();
        }
        out.u8(opcode).u8(result);
        inside(opcode, result);
        if (opcode == Opcode.IF && (result != Opcode.NO_RESULT || random.nextBoolean())) {
            out.u8(Opcode.ELSE);
            inside(opcode, result);
        }
        out.u8(Opcode.END);
        if (result != Opcode.NO_RESULT) {
            code.stack.add(result);
        }
    }

    private void inside(int opcode, int result) {
        List<Integer> outer = code.stack;
        code.stack = new ArrayList<>();
        labels.add(opcode == Opcode.LOOP ? Opcode.NO_RESULT : result);
        instructions();
        if (code.oneIn(6)) {
            jump();
            // The stack is polymorphic now: the result need not be there.
            dead.write(1);
            out.u8(Opcode.UNREACHABLE);
        } else {
            finish(result);
            if (opcode == Opcode.LOOP && !code.oneIn(3)) {
                again();
            }
        }
        labels.removeLast();
        code.stack = outer;
    }

    /// Goes round the innermost loop while a local counts up to a power of two.
    private void again() {
        int counter = code.localOf(Opcode.I32);
        out.u8(Opcode.LOCAL_GET).u32(counter).u8(Opcode.I32_CONST).signed(1);
        out.u8(Opcode.I32_ADD).u8(Opcode.LOCAL_TEE).u32(counter);
        out.u8(Opcode.I32_CONST).signed(0x3f).u8(0x71).u8(Opcode.BR_IF).u32(0);
    }

    /// A conditional jump, mostly with operands under what it takes along.
    private void branch() {
        int label = random.nextInt(labels.size());
        int type = labelType(label);
        if (type != Opcode.NO_RESULT) {
            code.need(type);
        }
        code.push(Opcode.I32);
        out.u8(Opcode.BR_IF).u32(label);
        code.pop();
    }

    /// An unconditional jump, of one of four kinds.
    private void jump() {
        int label = random.nextInt(labels.size());
        int kind = random.nextInt(8);
        int type = kind == 0 ? signature.resultCode() : labelType(label);
        if (type != Opcode.NO_RESULT) {
            code.need(type);
        }
        switch (kind) {
            case 0 -> out.u8(Opcode.RETURN);
            case 1 -> out.u8(Opcode.UNREACHABLE);
            case 2, 3, 4 -> {
                code.push(Opcode.I32);
                List<Integer> targets = new ArrayList<>();
                for (int i = code.oneIn(8) ? 40 : 4; i > 0; i--) {
                    int target = random.nextInt(labels.size());
                    if (labelType(target) == type) {
                        targets.add(target);
                    }
                }
                out.u8(Opcode.BR_TABLE).u32(targets.size());
                targets.forEach(out::u32);
                out.u32(label);
            }
            default -> out.u8(Opcode.BR).u32(label);
        }
    }

    private int labelType(int label) {
        return labels.get(labels.size() - 1 - label);
    }
}
