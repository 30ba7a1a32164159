package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.DecodedModule.Global;
import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/// Validates one function body after the other, with the algorithm of the appendix "Validation
/// Algorithm" of the Wasm core specification, and measures what the metering needs.
final class FunctionValidator {
    private final DecodedModule module;
    private final Limits limits;
    private final OperandStack stack;

    private byte[] localTypes = new byte[64];
    private int locals;
    private final TreeSet<Integer> callees = new TreeSet<>();
    private final TreeSet<Integer> calledTypes = new TreeSet<>();
    private int loops;
    private BitSet loopsOnOperands = new BitSet();
    private int branchTargets;

    FunctionValidator(DecodedModule module, Limits limits) {
        this.module = module;
        this.limits = limits;
        this.stack = new OperandStack(limits);
    }

    /// @param defined index among the defined functions
    FunctionShape validate(int defined) throws BrokenRule {
        Span span = module.bodies().get(defined);
        Signature signature = module.functions().get(module.importedFunctions() + defined);
        WasmReader in = module.reader(span);
        callees.clear();
        calledTypes.clear();
        loops = 0;
        loopsOnOperands = new BitSet();
        branchTargets = 0;
        locals(in, signature);
        int codeFrom = in.offset();
        stack.start(signature.resultCode());
        CodeReader code = new CodeReader(in, limits);
        while (stack.open()) {
            if (!code.hasNext()) {
                throw new BrokenRule(in.offset(), "an end of the function", "none");
            }
            code.next();
            stack.at(code.start());
            step(code);
        }
        in.end("the function");
        FunctionShape shape =
                new FunctionShape(
                        codeFrom,
                        locals,
                        stack.heightMax(),
                        List.copyOf(callees),
                        List.copyOf(calledTypes),
                        loopsOnOperands,
                        branchTargets);
        long cells = (long) shape.frameValues() * branchTargets;
        if (cells > limits.bodyFrameCellsMax()) {
            throw new BrokenRule(
                    span.from(),
                    "at most " + limits.bodyFrameCellsMax() + " frame values times branch targets",
                    shape.frameValues() + " * " + branchTargets);
        }
        return shape;
    }

    private void locals(WasmReader in, Signature signature) throws BrokenRule {
        locals = 0;
        for (ValueType parameter : signature.parameters()) {
            declare(1, Signature.code(parameter));
        }
        int groups = in.u32Minimal("groups of locals", limits.localsMax());
        for (int i = 0; i < groups; i++) {
            int start = in.offset();
            long count = in.u32("locals");
            in.atMost(start, locals + count, limits.localsMax(), "parameters and locals");
            int type = in.u8("type of locals");
            if (type != Opcode.I32 && type != Opcode.I64) {
                throw new BrokenRule(start, "locals of i32 or i64", WasmReader.hex(type));
            }
            declare((int) count, type);
        }
    }

    private void declare(int count, int type) {
        if (locals + count > localTypes.length) {
            localTypes = Arrays.copyOf(localTypes, 2 * (locals + count));
        }
        Arrays.fill(localTypes, locals, locals + count, (byte) type);
        locals += count;
    }

    private void step(CodeReader code) throws BrokenRule {
        switch (code.opcode()) {
            case Opcode.NOP -> {}
            case Opcode.UNREACHABLE -> stack.unreachable();
            case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> open(code);
            case Opcode.ELSE -> {
                branchTargets++;
                stack.elseBranch();
            }
            case Opcode.END -> {
                branchTargets++;
                stack.close();
            }
            case Opcode.BR, Opcode.BR_IF, Opcode.BR_TABLE, Opcode.RETURN -> branch(code);
            case Opcode.CALL -> call(code);
            case Opcode.CALL_INDIRECT -> callIndirect(code);
            case Opcode.DROP -> stack.popAny();
            case Opcode.SELECT -> {
                stack.pop(Opcode.I32);
                int second = stack.popAny();
                int first = stack.pop(second);
                stack.push(first == OperandStack.UNKNOWN ? second : first);
            }
            case Opcode.LOCAL_GET -> stack.push(local(code));
            case Opcode.LOCAL_SET -> stack.pop(local(code));
            case Opcode.LOCAL_TEE -> {
                stack.pop(local(code));
                stack.push(local(code));
            }
            case Opcode.GLOBAL_GET -> stack.push(global(code).typeCode());
            case Opcode.GLOBAL_SET -> {
                if (!global(code).mutable()) {
                    throw code.broken("global.set of a mutable global", code.immediate() + "");
                }
                stack.pop(global(code).typeCode());
            }
            case Opcode.MEMORY_SIZE, Opcode.I32_CONST -> stack.push(Opcode.I32);
            case Opcode.MEMORY_GROW -> {
                stack.pop(Opcode.I32);
                stack.push(Opcode.I32);
            }
            case Opcode.I64_CONST -> stack.push(Opcode.I64);
            case Opcode.PREFIX_FC -> bulk(code);
            default -> plain(code.opcode());
        }
    }

    private void open(CodeReader code) throws BrokenRule {
        if (code.opcode() == Opcode.IF) {
            stack.pop(Opcode.I32);
            branchTargets++;
        } else if (code.opcode() == Opcode.LOOP) {
            branchTargets++;
            if (loops == limits.loopsMax()) {
                throw code.broken("at most " + limits.loopsMax() + " loops", "more");
            }
            loopsOnOperands.set(loops++, stack.height() > 0);
        }
        stack.open(code.opcode(), code.immediate());
    }

    private void branch(CodeReader code) throws BrokenRule {
        switch (code.opcode()) {
            case Opcode.BR -> {
                stack.popLabel(code.immediate());
                stack.unreachable();
            }
            case Opcode.BR_IF -> {
                branchTargets++;
                stack.pop(Opcode.I32);
                stack.popLabel(code.immediate());
                stack.pushLabel(code.immediate());
            }
            case Opcode.BR_TABLE -> {
                branchTargets += code.targets();
                stack.pop(Opcode.I32);
                for (int i = 0; i < code.targets(); i++) {
                    stack.checkLabel(code.target(i), code.target(code.targets() - 1));
                }
                stack.popLabel(code.target(code.targets() - 1));
                stack.unreachable();
            }
            case Opcode.RETURN -> {
                stack.popLabel(stack.depth() - 1);
                stack.unreachable();
            }
            default -> throw new IllegalStateException("no branch: " + code.opcode());
        }
    }

    private void call(CodeReader code) throws BrokenRule {
        List<Signature> functions = module.functions();
        if (code.immediate() >= functions.size()) {
            throw code.broken("function index below " + functions.size(), code.immediate() + "");
        }
        callees.add(code.immediate());
        applyCall(functions.get(code.immediate()));
    }

    private void callIndirect(CodeReader code) throws BrokenRule {
        if (!module.hasTable()) {
            throw code.broken("a table for call_indirect", "none");
        }
        if (code.immediate() >= module.types().size()) {
            throw code.broken("type index below " + module.types().size(), code.immediate() + "");
        }
        stack.pop(Opcode.I32);
        calledTypes.add(code.immediate());
        applyCall(module.types().get(code.immediate()));
    }

    private void applyCall(Signature signature) throws BrokenRule {
        if (signature.equals(Signature.UNKNOWN)) {
            // Takes and leaves what the rest of the block needs: no finding comes of it.
            stack.unreachable();
            return;
        }
        for (int i = signature.parameters().size() - 1; i >= 0; i--) {
            stack.pop(Signature.code(signature.parameters().get(i)));
        }
        if (signature.result() != ValueType.NONE) {
            stack.push(signature.resultCode());
        }
    }

    private int local(CodeReader code) throws BrokenRule {
        if (code.immediate() >= locals) {
            throw code.broken("local index below " + locals, code.immediate() + "");
        }
        return localTypes[code.immediate()];
    }

    private Global global(CodeReader code) throws BrokenRule {
        if (code.immediate() >= module.globals().size()) {
            throw code.broken(
                    "global index below " + module.globals().size(), code.immediate() + "");
        }
        return module.globals().get(code.immediate());
    }

    private void bulk(CodeReader code) throws BrokenRule {
        boolean usesData =
                code.immediate() == Opcode.FC_MEMORY_INIT
                        || code.immediate() == Opcode.FC_DATA_DROP;
        if (usesData && code.dataSegment() >= module.dataCount()) {
            throw code.broken(
                    "a data segment below the data count " + module.dataCount(),
                    code.dataSegment() + "");
        }
        if (code.immediate() != Opcode.FC_DATA_DROP) {
            stack.pop(Opcode.I32);
            stack.pop(Opcode.I32);
            stack.pop(Opcode.I32);
        }
    }

    private void plain(int opcode) throws BrokenRule {
        if (Opcode.isMemoryAccess(opcode)) {
            if (Opcode.isStore(opcode)) {
                stack.pop(Opcode.accessType(opcode));
                stack.pop(Opcode.I32);
            } else {
                stack.pop(Opcode.I32);
                stack.push(Opcode.accessType(opcode));
            }
            return;
        }
        Opcode.Arithmetic arithmetic = Opcode.arithmetic(opcode);
        for (int i = 0; i < arithmetic.operands; i++) {
            stack.pop(arithmetic.operand);
        }
        stack.push(arithmetic.result);
    }
}
