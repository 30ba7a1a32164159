package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import io.xcmgateway.spree.sandbox.ModuleMeter.Appended;
import java.util.BitSet;

/// Rewrites one valid function body so that it pays for itself.
///
/// Each straight run of instructions is paid for as a whole before it starts; a run ends where
/// control flow splits or joins. A function that calls also counts its frame on the stack while it
/// is active. Gas is kept in the gas global; a function that loops but does not call keeps it in a
/// local instead, loaded on entry and stored on exit, which is much faster.
///
/// The body is wrapped in a block, behind which what must happen on exit happens: a branch out of
/// the outermost block of the guest arrives there without any label being renumbered, and `return`
/// becomes such a branch. Functions with nothing to do on exit are wrapped too: Chicory 1.7.5 does
/// not compile a branch out of the outermost block that leaves operands behind.
///
/// When the guest runs out, the gas global is negative or the depth global above its limit before
/// the `unreachable` that ends the run; no other trap leaves them so.
final class FunctionMeter {
    private final DecodedModule module;
    private final Span span;
    private final FunctionShape shape;
    private final GasSchedule gas;
    private final Limits limits;
    private final Appended appended;
    private final Mode mode;

    private final boolean gasInLocal;
    private final boolean countsFrame;
    private final int gasLocal;
    private final int frame;

    private final WasmWriter out;
    private final WasmWriter run = new WasmWriter(256);
    private final BitSet slowBlocks = new BitSet();
    private long runPrice;
    private int blocks;
    private int loops;
    private int slowLoops;

    FunctionMeter(
            DecodedModule module,
            Span span,
            FunctionShape shape,
            EngineProfile profile,
            Mode mode) {
        this.module = module;
        this.span = span;
        this.shape = shape;
        this.gas = profile.gas();
        this.limits = profile.limits();
        this.appended = Appended.to(module);
        this.mode = mode;
        this.gasInLocal = !shape.calls() && shape.loops() > 0;
        this.countsFrame = shape.calls();
        this.gasLocal = shape.locals();
        this.frame = limits.frameValuesBase() + shape.frameValues();
        this.out = new WasmWriter(2 * (span.to() - span.from()) + 64);
    }

    /// @param result code of the function's result
    WasmWriter rewrite(int result) throws BrokenRule {
        locals();
        enter();
        out.u8(Opcode.BLOCK).u8(result);
        runPrice = gas.functionEntry() + gas.frameValue() * shape.frameValues();
        WasmReader in = new WasmReader(module.bytes(), shape.codeFrom(), span.to());
        CodeReader code = new CodeReader(in, limits);
        while (code.hasNext()) {
            code.next();
            if (code.hasNext()) {
                instruction(code);
            }
        }
        endRun();
        out.u8(Opcode.END);
        leave();
        return out.u8(Opcode.END);
    }

    private void locals() throws BrokenRule {
        WasmReader in = module.reader(span);
        long groups = in.u32("groups of locals");
        out.u32(gasInLocal ? groups + 1 : groups);
        out.raw(module.bytes(), in.offset(), shape.codeFrom());
        if (gasInLocal) {
            out.u32(1).u8(Opcode.I64);
        }
    }

    private void instruction(CodeReader code) {
        int opcode = code.opcode();
        runPrice += price(code) * (slowLoops > 0 ? gas.loopOnOperandsFactor() : 1);
        if (opcode == Opcode.RETURN) {
            run.u8(Opcode.BR).u32(blocks);
        } else {
            chargeSize(code);
            if (mode == Mode.INTERPRETED && StoreGuard.needs(code)) {
                StoreGuard.call(code, appended, run);
            } else {
                run.raw(module.bytes(), code.start(), code.end());
            }
        }
        if (endsRun(opcode)) {
            endRun();
        }
        trackBlocks(opcode);
    }

    private static boolean endsRun(int opcode) {
        return switch (opcode) {
            case Opcode.UNREACHABLE,
                    Opcode.LOOP,
                    Opcode.IF,
                    Opcode.ELSE,
                    Opcode.END,
                    Opcode.BR,
                    Opcode.BR_IF,
                    Opcode.BR_TABLE,
                    Opcode.RETURN ->
                    true;
            default -> false;
        };
    }

    private void trackBlocks(int opcode) {
        switch (opcode) {
            case Opcode.BLOCK, Opcode.IF -> blocks++;
            case Opcode.LOOP -> {
                if (shape.loopsOnOperands().get(loops++)) {
                    slowBlocks.set(blocks);
                    slowLoops++;
                }
                blocks++;
            }
            case Opcode.END -> {
                blocks--;
                if (slowBlocks.get(blocks)) {
                    slowBlocks.clear(blocks);
                    slowLoops--;
                }
            }
            default -> {}
        }
    }

    private long price(CodeReader code) {
        int opcode = code.opcode();
        return switch (opcode) {
            case Opcode.END, Opcode.ELSE -> 0;
            case Opcode.CALL -> gas.call();
            case Opcode.CALL_INDIRECT -> gas.callIndirect();
            case Opcode.BR_TABLE -> gas.branchTable();
            case Opcode.MEMORY_GROW -> gas.bulkBase();
            case Opcode.PREFIX_FC -> gas.bulkBase();
            default ->
                    Opcode.isMemoryAccess(opcode)
                            ? gas.memoryAccess()
                            : Opcode.isDivision(opcode) ? gas.division() : gas.simple();
        };
    }

    /// Charges, before an instruction whose work depends on the operand on top, for that work.
    private void chargeSize(CodeReader code) {
        int charge;
        if (code.opcode() == Opcode.MEMORY_GROW) {
            charge = appended.chargePages();
        } else if (code.opcode() == Opcode.PREFIX_FC && code.immediate() != Opcode.FC_DATA_DROP) {
            charge = appended.chargeBytes();
        } else {
            return;
        }
        storeGas(run);
        run.u8(Opcode.CALL).u32(charge);
        loadGas(run);
    }

    /// Writes the current run, with its price before it.
    private void endRun() {
        if (runPrice > 0) {
            charge(runPrice);
        }
        out.raw(run);
        run.clear();
        runPrice = 0;
    }

    private void charge(long price) {
        if (gasInLocal) {
            out.u8(Opcode.LOCAL_GET).u32(gasLocal).u8(Opcode.I64_CONST).signed(price);
            out.u8(Opcode.I64_SUB).u8(Opcode.LOCAL_TEE).u32(gasLocal);
        } else {
            out.u8(Opcode.GLOBAL_GET).u32(appended.gasGlobal());
            out.u8(Opcode.I64_CONST).signed(price).u8(Opcode.I64_SUB);
            out.u8(Opcode.GLOBAL_SET).u32(appended.gasGlobal());
            out.u8(Opcode.GLOBAL_GET).u32(appended.gasGlobal());
        }
        out.u8(Opcode.I64_CONST).signed(0).u8(Opcode.I64_LT_S);
        out.u8(Opcode.IF).u8(Opcode.NO_RESULT);
        storeGas(out);
        out.u8(Opcode.UNREACHABLE).u8(Opcode.END);
    }

    private void storeGas(WasmWriter to) {
        if (gasInLocal) {
            to.u8(Opcode.LOCAL_GET).u32(gasLocal);
            to.u8(Opcode.GLOBAL_SET).u32(appended.gasGlobal());
        }
    }

    private void loadGas(WasmWriter to) {
        if (gasInLocal) {
            to.u8(Opcode.GLOBAL_GET).u32(appended.gasGlobal());
            to.u8(Opcode.LOCAL_SET).u32(gasLocal);
        }
    }

    private void enter() {
        if (countsFrame) {
            changeDepth(Opcode.I32_ADD);
            out.u8(Opcode.GLOBAL_GET).u32(appended.depthGlobal());
            out.u8(Opcode.I32_CONST).signed(limits.stackValuesMax()).u8(Opcode.I32_GT_U);
            out.u8(Opcode.IF).u8(Opcode.NO_RESULT).u8(Opcode.UNREACHABLE).u8(Opcode.END);
        }
        loadGas(out);
    }

    private void leave() {
        storeGas(out);
        if (countsFrame) {
            changeDepth(Opcode.I32_SUB);
        }
    }

    private void changeDepth(int operation) {
        out.u8(Opcode.GLOBAL_GET).u32(appended.depthGlobal());
        out.u8(Opcode.I32_CONST).signed(frame).u8(operation);
        out.u8(Opcode.GLOBAL_SET).u32(appended.depthGlobal());
    }
}
