package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Admitted modules that pay nothing, to compare metered ones with: they have the globals that the
/// sandbox expects, and each body is wrapped in the block that Chicory needs; nothing is charged
/// and no frame is counted. Production has no way to make one.
public final class Unmetered {
    private Unmetered() {}

    /// The same module without metering.
    public static AdmittedModule of(AdmittedModule module, List<HostSignature> allowed) {
        ByteString free = ByteString.wrap(bytes(module, allowed));
        Admission admission =
                Admission.admit(module.bytes(), allowed, module.profile(), _ -> compile(free));
        return switch (admission) {
            case Admission.Admitted(AdmittedModule same) -> same;
            case Admission.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private static Compilation compile(ByteString wasm) {
        return switch (CompiledCode.compile(wasm)) {
            case CompiledCode.Result.Compiled(CompiledCode code) ->
                    new Compilation.Compiled(LoadedCode.of(code));
            case CompiledCode.Result.Refused(Admission.Finding finding) ->
                    new Compilation.Refused(finding);
        };
    }

    private static byte[] bytes(AdmittedModule module, List<HostSignature> allowed) {
        try {
            Limits limits = module.profile().limits();
            return rewrite(
                    ModuleDecoder.decode(module.bytes(), allowed, limits, new Findings(1)), limits);
        } catch (BrokenRule broken) {
            throw new IllegalStateException("an admitted module must pass again", broken);
        }
    }

    private static byte[] rewrite(DecodedModule module, Limits limits) throws BrokenRule {
        Map<Integer, WasmWriter> replaced = new HashMap<>();
        replaced.put(SectionId.GLOBAL, globals(module));
        replaced.put(SectionId.CODE, code(module, limits));
        WasmWriter out = new WasmWriter(module.bytes().length() * 2);
        for (int each : new int[] {0, 'a', 's', 'm', 1, 0, 0, 0}) {
            out.u8(each);
        }
        for (int id : SectionId.ORDER) {
            Span span = module.sections().get(id);
            WasmWriter section = replaced.get(id);
            if (section != null) {
                out.u8(id).sized(section);
            } else if (span != null) {
                out.u8(id).sized(copy(module, span.from(), span.to()));
            }
        }
        return out.toByteArray();
    }

    private static WasmWriter globals(DecodedModule module) throws BrokenRule {
        Span span = module.sections().get(SectionId.GLOBAL);
        WasmWriter out = new WasmWriter(64).u32(module.globals().size() + 2L);
        if (span != null) {
            WasmReader in = module.reader(span);
            in.u32("count");
            out.raw(module.bytes(), in.offset(), span.to());
        }
        out.u8(Opcode.I64).u8(1).u8(Opcode.I64_CONST).signed(0).u8(Opcode.END);
        return out.u8(Opcode.I32).u8(1).u8(Opcode.I32_CONST).signed(0).u8(Opcode.END);
    }

    private static WasmWriter code(DecodedModule module, Limits limits) throws BrokenRule {
        FunctionValidator validator = new FunctionValidator(module, limits);
        List<WasmWriter> bodies = new ArrayList<>();
        for (int i = 0; i < module.bodies().size(); i++) {
            Span span = module.bodies().get(i);
            int code = validator.validate(i).codeFrom();
            int result = module.functions().get(module.importedFunctions() + i).resultCode();
            bodies.add(
                    copy(module, span.from(), code)
                            .u8(Opcode.BLOCK)
                            .u8(result)
                            .raw(module.bytes(), code, span.to())
                            .u8(Opcode.END));
        }
        WasmWriter out = new WasmWriter(module.bytes().length() * 2).u32(bodies.size());
        bodies.forEach(out::sized);
        return out;
    }

    private static WasmWriter copy(DecodedModule module, int from, int to) {
        return new WasmWriter(to - from).raw(module.bytes(), from, to);
    }
}
