package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import io.xcmgateway.spree.sandbox.ModuleMeter.Appended;

/// Rewrites one valid function body so that it pays for itself where its [ChargePlan] says, and
/// counts its frame on the stack if the [MeterPlan] says so.
///
/// Gas is kept in the gas global. A function with a loop that neither calls nor resizes anything
/// keeps it in a local instead, which is much faster: loaded on entry and behind whatever may
/// change the global, stored before that and on exit. Where it has more calls than places to pay
/// at, it does not, because the stores and loads would cost more.
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
    private final MeterPlan plan;
    private final Span span;
    private final FunctionShape shape;
    private final Limits limits;
    private final Appended appended;
    private final Mode mode;
    private final int result;

    private final ChargePlan charges;
    private final boolean pays;
    private final boolean gasInLocal;
    private final int counted;
    private final int gasLocal;
    private final int depthLocal;

    private final WasmWriter out;
    private int blocks;
    private int place;

    /// @param defined index among the defined functions
    FunctionMeter(
            DecodedModule module,
            MeterPlan plan,
            int defined,
            FunctionShape shape,
            EngineProfile profile,
            Mode mode) {
        this.module = module;
        this.plan = plan;
        this.span = module.bodies().get(defined);
        this.shape = shape;
        this.limits = profile.limits();
        this.appended = Appended.to(module);
        this.mode = mode;
        this.result = module.functions().get(module.importedFunctions() + defined).resultCode();
        this.charges = plan.charges(defined);
        this.pays = !plan.flat(defined);
        this.gasInLocal = pays && charges.quietLoop() && charges.touches() <= charges.charges();
        this.counted = plan.counted(defined);
        this.gasLocal = shape.locals();
        this.depthLocal = pays ? gasLocal + 1 : gasLocal;
        this.out = new WasmWriter(2 * (span.to() - span.from()) + 64);
    }

    WasmWriter rewrite() throws BrokenRule {
        locals();
        enter();
        out.u8(Opcode.BLOCK).u8(result);
        WasmReader in = new WasmReader(module.bytes(), shape.codeFrom(), span.to());
        CodeReader code = new CodeReader(in, limits);
        while (code.hasNext()) {
            code.next();
            charge(code.start());
            if (code.hasNext()) {
                instruction(code);
            }
        }
        out.u8(Opcode.END);
        leave();
        return out.u8(Opcode.END);
    }

    private void locals() throws BrokenRule {
        WasmReader in = module.reader(span);
        long groups = in.u32("groups of locals");
        out.u32(groups + (pays ? 1 : 0) + (counted > 0 ? 1 : 0));
        out.raw(module.bytes(), in.offset(), shape.codeFrom());
        if (pays) {
            out.u32(1).u8(Opcode.I64);
        }
        if (counted > 0) {
            out.u32(1).u8(Opcode.I32);
        }
    }

    private void instruction(CodeReader code) {
        switch (code.opcode()) {
            case Opcode.RETURN -> out.u8(Opcode.BR).u32(blocks);
            case Opcode.CALL -> {
                if (plan.quiet(code.immediate())) {
                    copy(code);
                } else {
                    copyTouching(code);
                }
            }
            case Opcode.CALL_INDIRECT -> copyTouching(code);
            case Opcode.MEMORY_GROW, Opcode.PREFIX_FC -> sized(code);
            default -> {
                trackBlocks(code.opcode());
                if (mode == Mode.INTERPRETED && StoreGuard.needs(code)) {
                    StoreGuard.call(code, appended, out);
                } else {
                    copy(code);
                }
            }
        }
    }

    private void trackBlocks(int opcode) {
        switch (opcode) {
            case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> blocks++;
            case Opcode.END -> blocks--;
            default -> {}
        }
    }

    private void copy(CodeReader code) {
        out.raw(module.bytes(), code.start(), code.end());
    }

    /// An instruction that may change the gas global.
    private void copyTouching(CodeReader code) {
        storeGas();
        copy(code);
        loadGas();
    }

    private void sized(CodeReader code) {
        if (SizeCharge.isFor(code)) {
            storeGas();
            SizeCharge.call(code, appended, out);
            loadGas();
        }
        copy(code);
    }

    /// Pays, if this is the next place to pay at.
    private void charge(int offset) {
        if (place == charges.places() || charges.offset(place) != offset) {
            return;
        }
        long price = charges.price(place++);
        if (!pays || price == 0) {
            return;
        }
        if (!gasInLocal) {
            out.u8(Opcode.GLOBAL_GET).u32(appended.gasGlobal());
        } else {
            out.u8(Opcode.LOCAL_GET).u32(gasLocal);
        }
        out.u8(Opcode.I64_CONST).signed(price).u8(Opcode.I64_SUB);
        out.u8(Opcode.LOCAL_TEE).u32(gasLocal);
        if (!gasInLocal) {
            out.u8(Opcode.GLOBAL_SET).u32(appended.gasGlobal());
            out.u8(Opcode.LOCAL_GET).u32(gasLocal);
        }
        out.u8(Opcode.I64_CONST).signed(0).u8(Opcode.I64_LT_S);
        out.u8(Opcode.IF).u8(Opcode.NO_RESULT);
        storeGas();
        out.u8(Opcode.UNREACHABLE).u8(Opcode.END);
    }

    private void storeGas() {
        if (gasInLocal) {
            out.u8(Opcode.LOCAL_GET).u32(gasLocal);
            out.u8(Opcode.GLOBAL_SET).u32(appended.gasGlobal());
        }
    }

    private void loadGas() {
        if (gasInLocal) {
            out.u8(Opcode.GLOBAL_GET).u32(appended.gasGlobal());
            out.u8(Opcode.LOCAL_SET).u32(gasLocal);
        }
    }

    private void enter() {
        if (counted > 0) {
            out.u8(Opcode.GLOBAL_GET).u32(appended.depthGlobal());
            out.u8(Opcode.I32_CONST).signed(counted).u8(Opcode.I32_ADD);
            out.u8(Opcode.LOCAL_TEE).u32(depthLocal);
            out.u8(Opcode.GLOBAL_SET).u32(appended.depthGlobal());
            out.u8(Opcode.LOCAL_GET).u32(depthLocal);
            out.u8(Opcode.I32_CONST).signed(limits.stackValuesMax()).u8(Opcode.I32_GT_U);
            out.u8(Opcode.IF).u8(Opcode.NO_RESULT).u8(Opcode.UNREACHABLE).u8(Opcode.END);
        }
        loadGas();
    }

    private void leave() {
        storeGas();
        if (counted > 0) {
            out.u8(Opcode.LOCAL_GET).u32(depthLocal);
            out.u8(Opcode.I32_CONST).signed(counted).u8(Opcode.I32_SUB);
            out.u8(Opcode.GLOBAL_SET).u32(appended.depthGlobal());
        }
    }
}
