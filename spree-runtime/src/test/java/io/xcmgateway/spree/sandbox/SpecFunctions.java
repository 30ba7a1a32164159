package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which functions of a module our rules refuse, each with the name of the first thing in it that
/// is not admitted; those that call such a function among them.
final class SpecFunctions {
    private static final String FLOATS = "floats";
    private static final String RESULTS = "several results";
    private static final String REFERENCES = "references";

    private final ModuleParts parts;
    private final Map<Integer, String> refused = new TreeMap<>();
    private final Map<Integer, Set<Integer>> calls = new TreeMap<>();

    private SpecFunctions(ModuleParts parts) {
        this.parts = parts;
    }

    /// By index, imported functions first.
    static Map<Integer, String> refused(ModuleParts parts) {
        SpecFunctions functions = new SpecFunctions(parts);
        int imported = parts.importedFunctions();
        for (int i = 0; i < imported; i++) {
            functions.refuse(i, typeReason(parts.types.get(parts.typeOf(i))));
        }
        for (int i = 0; i < parts.bodies.size(); i++) {
            functions.look(imported + i, parts.bodies.get(i));
        }
        functions.spread();
        return functions.refused;
    }

    /// Why a function type is not admitted; empty if it is.
    static String typeReason(byte[] type) {
        Cursor in = new Cursor(type);
        in.u8();
        byte[] parameters = in.sized();
        byte[] results = in.sized();
        for (byte[] each : List.of(parameters, results)) {
            for (byte value : each) {
                String reason = valueReason(value & 0xff);
                if (!reason.isEmpty()) {
                    return reason;
                }
            }
        }
        return results.length > 1 ? RESULTS : "";
    }

    static String valueReason(int type) {
        return switch (type) {
            case Opcode.I32, Opcode.I64 -> "";
            case 0x7d, 0x7c -> FLOATS;
            case 0x7b -> "vectors";
            default -> REFERENCES;
        };
    }

    private void refuse(int function, String reason) {
        if (!reason.isEmpty()) {
            refused.putIfAbsent(function, reason);
        }
    }

    private void look(int function, byte[] body) {
        refuse(function, typeReason(parts.types.get(parts.typeOf(function))));
        Cursor locals = new Cursor(body);
        for (int groups = locals.leb(); groups > 0; groups--) {
            locals.leb();
            refuse(function, valueReason(locals.u8()));
        }
        Set<Integer> called = new HashSet<>();
        calls.put(function, called);
        WasmReader in = new WasmReader(ByteString.wrap(body), locals.at(), body.length);
        CodeReader code = new CodeReader(in, Limits.V1);
        try {
            while (code.hasNext()) {
                code.next();
                switch (code.opcode()) {
                    case Opcode.CALL -> called.add(code.immediate());
                    case Opcode.CALL_INDIRECT ->
                            refuse(function, typeReason(parts.types.get(code.immediate())));
                    case Opcode.GLOBAL_GET, Opcode.GLOBAL_SET ->
                            refuse(function, globalReason(code.immediate()));
                    default -> {}
                }
            }
        } catch (BrokenRule broken) {
            refuse(function, instructionReason(body, broken));
        }
    }

    private String globalReason(int global) {
        return global < parts.globals.size()
                ? valueReason(parts.globals.get(global)[0] & 0xff)
                : "";
    }

    private static String instructionReason(byte[] body, BrokenRule broken) {
        Cursor at = new Cursor(body);
        at.take(broken.finding().offset());
        int opcode = at.u8();
        return switch (opcode) {
            case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> {
                int type = at.u8();
                yield type == 0x7d || type == 0x7c ? FLOATS : RESULTS;
            }
            case Opcode.PREFIX_FC -> at.u8() < 8 ? FLOATS : "table instructions";
            case 0x1c, 0x25, 0x26, 0xd0, 0xd1, 0xd2 -> REFERENCES;
            default -> isFloat(opcode) ? FLOATS : broken.finding().rule();
        };
    }

    private static boolean in(int opcode, int first, int last) {
        return opcode >= first && opcode <= last;
    }

    private static boolean isFloat(int opcode) {
        return in(opcode, 0x2a, 0x2b)
                || in(opcode, 0x38, 0x39)
                || in(opcode, 0x43, 0x44)
                || in(opcode, 0x5b, 0x66)
                || in(opcode, 0x8b, 0xbf);
    }

    /// A function that calls a refused one cannot be run either.
    private void spread() {
        List<Integer> next = new ArrayList<>(refused.keySet());
        while (!next.isEmpty()) {
            int bad = next.removeLast();
            for (Map.Entry<Integer, Set<Integer>> each : calls.entrySet()) {
                if (each.getValue().contains(bad) && !refused.containsKey(each.getKey())) {
                    refused.put(each.getKey(), refused.get(bad));
                    next.add(each.getKey());
                }
            }
        }
    }
}
