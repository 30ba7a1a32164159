package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes one valid function body by chance. Keeps the types of the operand stack, and puts there
/// what an instruction needs before it.
final class BodyGenerator extends TypedCode {
    private static final int NESTING_MAX = 5;
    private static final int INSTRUCTIONS_MAX = 160;
    private static final int[] I32_BINARY = {
        0x46, 0x47, 0x48, 0x49, 0x4a, 0x4b, 0x4c, 0x4d, 0x4e, 0x4f, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e,
        0x6f, 0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78
    };
    private static final int[] I64_BINARY = {
        0x7c, 0x7d, 0x7e, 0x7f, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a
    };
    private static final int[] I64_COMPARE = {
        0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a
    };
    private static final int[] I32_UNARY = {0x45, 0x67, 0x68, 0x69, 0xc0, 0xc1};
    private static final int[] I64_UNARY = {0x79, 0x7a, 0x7b, 0xc2, 0xc3, 0xc4};
    private static final int[] LOADS = {
        0x28, 0x29, 0x2c, 0x2d, 0x2e, 0x2f, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35
    };
    private static final int[] STORES = {0x36, 0x37, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e};
    private final List<Signature> functions;
    private final int globals;
    private final int self;
    private final Signature signature;
    private final List<Integer> labels = new ArrayList<>();
    private int instructions = INSTRUCTIONS_MAX;

    BodyGenerator(RandomGenerator random, List<Signature> functions, int globals, int self) {
        super(random);
        this.functions = functions;
        this.globals = globals;
        this.self = self;
        this.signature = functions.get(self);
    }

    byte[] generate() {
        for (ValueType each : signature.parameters()) {
            locals.add(Signature.code(each));
        }
        int i32 = 1 + random.nextInt(4);
        int i64 = 1 + random.nextInt(4);
        out.u32(2).u32(i32).u8(Opcode.I32).u32(i64).u8(Opcode.I64);
        for (int i = 0; i < i32 + i64; i++) {
            locals.add(i < i32 ? Opcode.I32 : Opcode.I64);
        }
        labels.add(signature.resultCode());
        instructions();
        if (signature.equals(Signature.ENTRY_POINT) && self == 1) {
            // The first page, whatever was computed: everything that was stored is compared.
            while (!stack.isEmpty()) {
                drop();
            }
            out.u8(Opcode.I64_CONST).signed(65_536L << 32);
            stack.add(Opcode.I64);
        }
        finish(signature.resultCode());
        return out.u8(Opcode.END).toByteArray();
    }

    /// Some instructions, then possibly a jump with dead code behind it.
    private void instructions() {
        for (int i = 2 + random.nextInt(12); i > 0 && instructions > 0; i--) {
            instructions--;
            instruction();
        }
    }

    /// Leaves exactly the block's result on the stack of the block.
    private void finish(int result) {
        if (result == Opcode.NO_RESULT) {
            while (!stack.isEmpty()) {
                drop();
            }
            return;
        }
        need(result);
        int scratch = localOf(result);
        out.u8(Opcode.LOCAL_SET).u32(scratch);
        pop();
        while (!stack.isEmpty()) {
            drop();
        }
        out.u8(Opcode.LOCAL_GET).u32(scratch);
        stack.add(result);
    }

    private void instruction() {
        switch (random.nextInt(22)) {
            case 0, 1 -> push(type());
            case 2, 3 -> operate(Opcode.I32, 2, pick(I32_BINARY), Opcode.I32);
            case 4 -> operate(Opcode.I64, 2, pick(I64_BINARY), Opcode.I64);
            case 5 -> operate(Opcode.I64, 2, pick(I64_COMPARE), Opcode.I32);
            case 6 -> operate(Opcode.I32, 1, pick(I32_UNARY), Opcode.I32);
            case 7 -> operate(Opcode.I64, 1, pick(I64_UNARY), Opcode.I64);
            case 8 -> convert();
            case 9 -> load();
            case 10 -> store();
            case 11, 12 -> setLocal();
            case 13 -> setGlobal();
            case 14 -> select();
            case 15, 16, 17 -> block();
            case 18 -> call();
            case 19 -> callIndirect();
            case 20 -> bulk();
            default -> branch();
        }
    }

    private void convert() {
        switch (random.nextInt(4)) {
            case 0 -> operate(Opcode.I64, 1, 0xa7, Opcode.I32);
            case 1 -> operate(Opcode.I64, 1, 0x50, Opcode.I32);
            case 2 -> operate(Opcode.I32, 1, 0xac, Opcode.I64);
            default -> operate(Opcode.I32, 1, 0xad, Opcode.I64);
        }
    }

    private void operate(int operand, int count, int opcode, int result) {
        needAll(operand, count);
        out.u8(opcode);
        for (int i = 0; i < count; i++) {
            pop();
        }
        stack.add(result);
    }

    /// Mostly within the first page, so that modules live on after it.
    private void address() {
        need(Opcode.I32);
        if (random.nextInt(40) > 0) {
            out.u8(Opcode.I32_CONST).signed(0x7fff).u8(0x71);
        }
    }

    private void load() {
        address();
        int opcode = pick(LOADS);
        out.u8(opcode).u32(random.nextInt(Opcode.accessWidthLog2(opcode) + 1));
        out.u32(random.nextInt(256));
        pop();
        stack.add(Opcode.accessType(opcode));
    }

    private void store() {
        int opcode = pick(STORES);
        address();
        push(Opcode.accessType(opcode));
        out.u8(opcode).u32(0).u32(random.nextInt(256));
        pop();
        pop();
    }

    private void setLocal() {
        int local = random.nextInt(locals.size());
        need(locals.get(local));
        boolean tee = random.nextBoolean();
        out.u8(tee ? Opcode.LOCAL_TEE : Opcode.LOCAL_SET).u32(local);
        if (!tee) {
            pop();
        }
    }

    private void setGlobal() {
        int global = random.nextInt(globals);
        need(global % 2 == 1 ? Opcode.I64 : Opcode.I32);
        out.u8(Opcode.GLOBAL_SET).u32(global);
        pop();
    }

    private void select() {
        int type = type();
        needAll(type, 2);
        push(Opcode.I32);
        out.u8(Opcode.SELECT);
        pop();
        pop();
    }

    private void block() {
        if (labels.size() > NESTING_MAX) {
            return;
        }
        int opcode = Opcode.BLOCK + random.nextInt(3);
        int result = random.nextInt(3) == 0 ? type() : Opcode.NO_RESULT;
        if (opcode == Opcode.IF) {
            need(Opcode.I32);
            pop();
        }
        out.u8(opcode).u8(result);
        inside(opcode, result);
        if (opcode == Opcode.IF && (result != Opcode.NO_RESULT || random.nextBoolean())) {
            out.u8(Opcode.ELSE);
            inside(opcode, result);
        }
        out.u8(Opcode.END);
        if (result != Opcode.NO_RESULT) {
            stack.add(result);
        }
    }

    private void inside(int opcode, int result) {
        List<Integer> outer = stack;
        stack = new ArrayList<>();
        labels.add(opcode == Opcode.LOOP ? Opcode.NO_RESULT : result);
        instructions();
        if (random.nextInt(6) == 0) {
            jump();
            deadCode();
            // The stack is polymorphic now: the result need not be there.
        } else {
            finish(result);
            if (opcode == Opcode.LOOP && random.nextInt(3) > 0) {
                // Go round again while a local counts up to a power of two.
                int counter = localOf(Opcode.I32);
                out.u8(Opcode.LOCAL_GET).u32(counter).u8(Opcode.I32_CONST).signed(1);
                out.u8(Opcode.I32_ADD).u8(Opcode.LOCAL_TEE).u32(counter);
                out.u8(Opcode.I32_CONST).signed(0x3f).u8(0x71).u8(Opcode.BR_IF).u32(0);
            }
        }
        labels.removeLast();
        stack = outer;
    }

    private void call() {
        int function = random.nextInt(functions.size());
        arguments(functions.get(function));
        out.u8(Opcode.CALL).u32(function);
        result(functions.get(function));
    }

    private void callIndirect() {
        int type = random.nextInt(functions.size());
        arguments(functions.get(type));
        push(Opcode.I32);
        out.u8(Opcode.I32_CONST).signed(7).u8(0x71);
        out.u8(Opcode.CALL_INDIRECT).u32(type).u32(0);
        pop();
        result(functions.get(type));
    }

    private void arguments(Signature called) {
        for (ValueType each : called.parameters()) {
            push(Signature.code(each));
        }
    }

    private void result(Signature called) {
        for (int i = 0; i < called.parameters().size(); i++) {
            pop();
        }
        if (called.result() != ValueType.NONE) {
            stack.add(called.resultCode());
        }
    }

    private void bulk() {
        switch (random.nextInt(6)) {
            case 0 -> {
                out.u8(Opcode.MEMORY_SIZE).u8(0);
                stack.add(Opcode.I32);
            }
            case 1 -> {
                out.u8(Opcode.I32_CONST).signed(random.nextInt(3));
                out.u8(Opcode.MEMORY_GROW).u8(0);
                stack.add(Opcode.I32);
            }
            case 2 -> {
                range(16);
                out.u8(Opcode.PREFIX_FC).u8(Opcode.FC_MEMORY_INIT).u32(0).u8(0);
            }
            case 3 -> {
                range(1_000);
                out.u8(Opcode.PREFIX_FC).u8(Opcode.FC_MEMORY_COPY).u8(0).u8(0);
            }
            case 4 -> {
                range(1_000);
                out.u8(Opcode.PREFIX_FC).u8(Opcode.FC_MEMORY_FILL).u8(0);
            }
            default -> {
                if (random.nextInt(8) == 0) {
                    out.u8(Opcode.PREFIX_FC).u8(Opcode.FC_DATA_DROP).u32(0);
                }
            }
        }
    }

    /// Three operands, mostly small, that are used up at once.
    private void range(int max) {
        for (int i = 0; i < 3; i++) {
            long operand = random.nextInt(30) == 0 ? constant() : random.nextInt(max) >> i;
            out.u8(Opcode.I32_CONST).signed(operand);
        }
    }

    /// A conditional jump.
    private void branch() {
        int label = random.nextInt(labels.size());
        int type = labelType(label);
        if (type != Opcode.NO_RESULT) {
            need(type);
        }
        push(Opcode.I32);
        out.u8(Opcode.BR_IF).u32(label);
        pop();
    }

    /// An unconditional jump, of one of four kinds.
    private void jump() {
        int label = random.nextInt(labels.size());
        int kind = random.nextInt(8);
        int type = kind == 0 ? signature.resultCode() : labelType(label);
        if (type != Opcode.NO_RESULT) {
            need(type);
        }
        switch (kind) {
            case 0 -> out.u8(Opcode.RETURN);
            case 1 -> out.u8(Opcode.UNREACHABLE);
            case 2, 3, 4 -> {
                push(Opcode.I32);
                List<Integer> targets = new ArrayList<>();
                for (int i = 0; i < labels.size(); i++) {
                    if (labelType(i) == type && random.nextBoolean()) {
                        targets.add(i);
                    }
                }
                out.u8(Opcode.BR_TABLE).u32(targets.size());
                targets.forEach(out::u32);
                out.u32(label);
            }
            default -> out.u8(Opcode.BR).u32(label);
        }
    }

    private void deadCode() {
        switch (random.nextInt(4)) {
            case 0 -> out.u8(Opcode.I32_ADD).u8(Opcode.DROP);
            case 1 -> out.u8(Opcode.I64_CONST).signed(5).u8(0xa7).u8(Opcode.DROP);
            case 2 ->
                    out.u8(Opcode.BLOCK).u8(Opcode.NO_RESULT).u8(Opcode.UNREACHABLE).u8(Opcode.END);
            default -> {}
        }
        if (random.nextBoolean()) {
            out.u8(Opcode.UNREACHABLE);
        }
    }

    private int labelType(int label) {
        return labels.get(labels.size() - 1 - label);
    }
}
