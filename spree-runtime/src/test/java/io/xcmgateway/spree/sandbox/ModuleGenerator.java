package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.export;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes valid modules by chance: several functions with loops, branches of all kinds, calls direct
/// and through the table, memory accesses, bulk operations and dead code. Every module exports
/// `run`, which returns its first page, and may trap or never end.
final class ModuleGenerator {
    private static final int FUNCTIONS_MAX = 5;
    private static final int GLOBALS = 3;
    private static final int TABLE_ELEMENTS = 8;
    private static final List<ValueType> RESULTS =
            List.of(ValueType.NONE, ValueType.I32, ValueType.I64);

    private final RandomGenerator random;
    private final List<Signature> signatures = new ArrayList<>();

    ModuleGenerator(RandomGenerator random) {
        this.random = random;
    }

    ByteString generate() {
        signatures.add(new Signature(List.of(ValueType.I64), ValueType.I64)); // the import
        signatures.add(Signature.ENTRY_POINT);
        int helpers = 1 + random.nextInt(FUNCTIONS_MAX);
        for (int i = 0; i < helpers; i++) {
            signatures.add(signature());
        }
        ModuleBuilder module = new ModuleBuilder();
        for (Signature each : signatures) {
            module.item(SectionId.TYPE, type(each));
        }
        module.item(SectionId.IMPORT, ModuleBuilder.importOf("env", "mix", 0));
        module.item(SectionId.MEMORY, code(1, 1, 3));
        module.item(SectionId.EXPORT, export("run", 0, 1));
        module.item(SectionId.TABLE, code(0x70, 0, TABLE_ELEMENTS));
        module.item(SectionId.ELEMENT, elements());
        module.raw(SectionId.DATA_COUNT, (byte) 1);
        module.item(SectionId.DATA, code(1, 16, bytes(16)));
        for (int i = 0; i < GLOBALS; i++) {
            boolean i64 = i % 2 == 1;
            module.item(
                    SectionId.GLOBAL,
                    code(i64 ? Opcode.I64 : Opcode.I32, 1, i64 ? 0x42 : 0x41, 1, Opcode.END));
        }
        for (int i = 1; i < signatures.size(); i++) {
            module.function(i, new BodyGenerator(random, signatures, GLOBALS, i).generate());
        }
        return module.build();
    }

    /// The host function that the modules import.
    static HostFunction mix() {
        return new HostFunction(
                "mix",
                List.of(ValueType.I64),
                ValueType.I64,
                (guest, arguments) -> {
                    guest.charge(arguments[0] & 0xff);
                    if ((arguments[0] & 0xfff) == 0xabc) {
                        throw new GuestTrap("abc");
                    }
                    guest.memory().write(64, ByteString.of((int) arguments[0] & 0xff));
                    return arguments[0] * 0x9e37_79b9_7f4a_7c15L;
                });
    }

    private Signature signature() {
        List<ValueType> parameters = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters.add(random.nextBoolean() ? ValueType.I32 : ValueType.I64);
        }
        return new Signature(parameters, RESULTS.get(random.nextInt(RESULTS.size())));
    }

    private static byte[] type(Signature signature) {
        byte[] parameters = new byte[signature.parameters().size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (byte) Signature.code(signature.parameters().get(i));
        }
        byte[] result =
                signature.result() == ValueType.NONE ? code(0) : code(1, signature.resultCode());
        return code(0x60, parameters.length, parameters, result);
    }

    private byte[] elements() {
        int length = 1 + random.nextInt(TABLE_ELEMENTS - 1);
        byte[] functions = new byte[length];
        for (int i = 0; i < length; i++) {
            functions[i] = (byte) random.nextInt(signatures.size());
        }
        return code(0, 0x41, 0, Opcode.END, length, functions);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
