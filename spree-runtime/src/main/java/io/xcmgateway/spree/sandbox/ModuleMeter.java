package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rewrites a valid module so that it counts its gas and its stack itself. Only appends: two
/// globals, one type, two functions; so no index of the guest changes, and the guest cannot name
/// what was appended, because it was validated before.
final class ModuleMeter {
    private static final int FUNCTION_TYPE = 0x60;
    private static final int MUTABLE = 1;

    private final DecodedModule module;
    private final GasSchedule gas;
    private final Appended appended;
    private final Mode mode;

    private ModuleMeter(DecodedModule module, EngineProfile profile, Mode mode) {
        this.module = module;
        this.gas = profile.gas();
        this.appended = Appended.to(module);
        this.mode = mode;
    }

    /// Indices of what metering appends.
    ///
    /// @param gasGlobal i64, gas left; negative after the guest ran out of it
    /// @param depthGlobal i32, values on the stack; above the limit after the guest exceeded it
    /// @param chargePages function that charges for as many pages as its argument, and returns it
    /// @param chargeBytes function that charges for as many bytes as its argument, and returns it
    /// @param storeByte function of [StoreGuard], for the interpreter only
    /// @param storeWord function of [StoreGuard], for the interpreter only
    record Appended(
            int gasGlobal,
            int depthGlobal,
            int chargePages,
            int chargeBytes,
            int storeByte,
            int storeWord) {
        static Appended to(DecodedModule module) {
            int globals = module.globals().size();
            int functions = module.functions().size();
            return new Appended(
                    globals, globals + 1, functions, functions + 1, functions + 2, functions + 3);
        }
    }

    /// @param shapes one for each defined function
    /// @param mode what runs it; only a workaround depends on it, nothing that is metered
    static byte[] meter(
            DecodedModule module, List<FunctionShape> shapes, EngineProfile profile, Mode mode)
            throws BrokenRule {
        return new ModuleMeter(module, profile, mode).meter(shapes, profile);
    }

    /// The same for the compiled mode, with a body that traps for each function.
    static byte[] meterWithoutBodies(DecodedModule module, EngineProfile profile)
            throws BrokenRule {
        return new ModuleMeter(module, profile, Mode.COMPILED).meter(null, profile);
    }

    /// @param shapes `null` to leave the bodies out
    private byte[] meter(@Nullable List<FunctionShape> shapes, EngineProfile profile)
            throws BrokenRule {
        WasmWriter out = new WasmWriter(module.bytes().length() * 2);
        for (int each : new int[] {0, 'a', 's', 'm', 1, 0, 0, 0}) {
            out.u8(each);
        }
        for (int id : SectionId.ORDER) {
            Span span = module.sections().get(id);
            WasmWriter section =
                    switch (id) {
                        case SectionId.TYPE -> append(span, guarded() ? 2 : 1, types());
                        case SectionId.FUNCTION -> append(span, guarded() ? 4 : 2, functions());
                        case SectionId.GLOBAL -> append(span, 2, globals());
                        case SectionId.CODE -> shapes == null ? traps() : code(shapes, profile);
                        default -> span == null ? new WasmWriter(0) : copy(span);
                    };
            if (section.size() > 0) {
                out.u8(id).sized(section);
            }
        }
        return out.toByteArray();
    }

    private WasmWriter copy(Span span) {
        return new WasmWriter(span.to() - span.from()).raw(module.bytes(), span.from(), span.to());
    }

    /// A section that is a vector, `count` items longer.
    private WasmWriter append(@Nullable Span span, int count, WasmWriter items) throws BrokenRule {
        WasmWriter out = new WasmWriter(items.size() + 16);
        if (span == null) {
            return out.u32(count).raw(items);
        }
        WasmReader in = module.reader(span);
        long before = in.u32("count");
        return out.u32(before + count).raw(module.bytes(), in.offset(), span.to()).raw(items);
    }

    private boolean guarded() {
        return mode == Mode.INTERPRETED;
    }

    private WasmWriter types() {
        WasmWriter out = new WasmWriter(16);
        out.u8(FUNCTION_TYPE).u8(1).u8(Opcode.I32).u8(1).u8(Opcode.I32);
        if (guarded()) {
            out.u8(FUNCTION_TYPE).u8(3).u8(Opcode.I32).u8(Opcode.I64).u8(Opcode.I32).u8(0);
        }
        return out;
    }

    private WasmWriter functions() {
        int type = module.types().size();
        WasmWriter out = new WasmWriter(8).u32(type).u32(type);
        return guarded() ? out.u32(type + 1L).u32(type + 1L) : out;
    }

    private static WasmWriter globals() {
        WasmWriter out = new WasmWriter(16);
        out.u8(Opcode.I64).u8(MUTABLE).u8(Opcode.I64_CONST).signed(0).u8(Opcode.END);
        return out.u8(Opcode.I32).u8(MUTABLE).u8(Opcode.I32_CONST).signed(0).u8(Opcode.END);
    }

    private WasmWriter code(List<FunctionShape> shapes, EngineProfile profile) throws BrokenRule {
        WasmWriter out = new WasmWriter(module.bytes().length() * 2);
        out.u32(shapes.size() + (guarded() ? 4L : 2L));
        MeterPlan plan = MeterPlan.of(module, shapes, profile);
        for (int i = 0; i < shapes.size(); i++) {
            out.sized(new FunctionMeter(module, plan, i, shapes.get(i), profile, mode).rewrite());
        }
        out.sized(chargePages()).sized(chargeBytes());
        return guarded()
                ? out.sized(StoreGuard.body(Opcode.I64_STORE8))
                        .sized(StoreGuard.body(Opcode.I64_STORE32))
                : out;
    }

    private WasmWriter traps() {
        int functions = module.bodies().size() + 2;
        WasmWriter body = new WasmWriter(3).u32(0).u8(Opcode.UNREACHABLE).u8(Opcode.END);
        WasmWriter out = new WasmWriter(functions * 4 + 5).u32(functions);
        for (int i = 0; i < functions; i++) {
            out.sized(body);
        }
        return out;
    }

    private WasmWriter chargePages() {
        WasmWriter amount = new WasmWriter(16);
        amount.u8(Opcode.LOCAL_GET).u32(0).u8(Opcode.I64_EXTEND_I32_U);
        amount.u8(Opcode.I64_CONST).signed(gas.memoryGrowPage()).u8(Opcode.I64_MUL);
        return charge(amount);
    }

    /// Words of 8 bytes, rounded up.
    private WasmWriter chargeBytes() {
        WasmWriter amount = new WasmWriter(16);
        amount.u8(Opcode.LOCAL_GET).u32(0).u8(Opcode.I64_EXTEND_I32_U);
        amount.u8(Opcode.I64_CONST).signed(7).u8(Opcode.I64_ADD);
        amount.u8(Opcode.I64_CONST).signed(3).u8(Opcode.I64_SHR_U);
        amount.u8(Opcode.I64_CONST).signed(gas.bulkWord()).u8(Opcode.I64_MUL);
        return charge(amount);
    }

    /// A function body that charges an amount and returns its argument. No product can overflow: an
    /// u32 times an u32, and what is left never goes below the negative of one such product.
    private WasmWriter charge(WasmWriter amount) {
        WasmWriter body = new WasmWriter(48);
        body.u32(0).u8(Opcode.GLOBAL_GET).u32(appended.gasGlobal()).raw(amount);
        body.u8(Opcode.I64_SUB).u8(Opcode.GLOBAL_SET).u32(appended.gasGlobal());
        body.u8(Opcode.GLOBAL_GET).u32(appended.gasGlobal());
        body.u8(Opcode.I64_CONST).signed(0).u8(Opcode.I64_LT_S);
        body.u8(Opcode.IF).u8(Opcode.NO_RESULT).u8(Opcode.UNREACHABLE).u8(Opcode.END);
        return body.u8(Opcode.LOCAL_GET).u32(0).u8(Opcode.END);
    }
}
