package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.export;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.signed;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.DecodedModule.Global;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes valid modules by chance: several functions with loops, branches of all kinds, calls direct
/// and through the table, memory accesses, bulk operations and dead code. Every module exports
/// `run`, which mostly returns its first page, and may trap or never end.
public final class ModuleGenerator {
    private static final int FUNCTIONS_MAX = 6;
    private static final int PAGE = 65_536;
    private static final List<ValueType> RESULTS =
            List.of(ValueType.NONE, ValueType.I32, ValueType.I64);

    private final RandomGenerator random;
    private final ModuleBuilder module = new ModuleBuilder();
    private final List<Signature> signatures = new ArrayList<>();
    private final List<Global> globals = new ArrayList<>();
    private final List<Integer> dataBytes = new ArrayList<>();

    private ModuleGenerator(RandomGenerator random) {
        this.random = random;
    }

    /// Imports from [GeneratedHost].
    public static ByteString generate(RandomGenerator random) {
        return new ModuleGenerator(random).generate();
    }

    private ByteString generate() {
        signatures();
        int pages = 1 + random.nextInt(2);
        module.item(
                SectionId.MEMORY,
                random.nextInt(4) == 0
                        ? code(0, pages)
                        : code(1, pages, pages + random.nextInt(3)));
        module.item(SectionId.EXPORT, export("run", 0, imported()));
        globals();
        int tableElements = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(16);
        if (tableElements > 0) {
            module.item(SectionId.TABLE, code(0x70, 0, tableElements));
            for (int i = random.nextInt(4); i > 0; i--) {
                module.item(SectionId.ELEMENT, elements(tableElements));
            }
        }
        data(pages);
        ModuleShape shape = new ModuleShape(signatures, globals, tableElements, pages, dataBytes);
        for (int i = imported(); i < signatures.size(); i++) {
            boolean returnsMemory = i == imported() && random.nextInt(8) > 0;
            module.function(
                    i, new BodyGenerator(random, shape, i).generate(partner(i), returnsMemory));
        }
        return module.build();
    }

    private static int imported() {
        return GeneratedHost.functions().size();
    }

    private void signatures() {
        for (HostSignature each : GeneratedHost.signatures()) {
            module.item(
                    SectionId.IMPORT,
                    ModuleBuilder.importOf("env", each.name(), signatures.size()));
            signatures.add(new Signature(each.parameters(), each.result()));
        }
        signatures.add(Signature.ENTRY_POINT);
        for (int i = 1 + random.nextInt(FUNCTIONS_MAX); i > 0; i--) {
            // Some have the type of another, for tables and mutual recursion.
            boolean same = random.nextInt(3) == 0;
            signatures.add(same ? signatures.get(random.nextInt(signatures.size())) : signature());
        }
        signatures.forEach(each -> module.item(SectionId.TYPE, type(each)));
    }

    private Signature signature() {
        List<ValueType> parameters = new ArrayList<>();
        int count = random.nextInt(12) == 0 ? 10 + random.nextInt(50) : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            parameters.add(random.nextBoolean() ? ValueType.I32 : ValueType.I64);
        }
        return new Signature(parameters, RESULTS.get(random.nextInt(RESULTS.size())));
    }

    /// A function that this one may call first of all, with one less in its first parameter.
    private int partner(int function) {
        Signature own = signatures.get(function);
        boolean counts =
                !own.parameters().isEmpty() && own.parameters().getFirst() == ValueType.I32;
        if (!counts || function == imported() || random.nextBoolean()) {
            return -1;
        }
        List<Integer> same = new ArrayList<>();
        for (int i = imported() + 1; i < signatures.size(); i++) {
            if (signatures.get(i).equals(own)) {
                same.add(i);
            }
        }
        return same.get(random.nextInt(same.size()));
    }

    static byte[] type(Signature signature) {
        byte[] parameters = new byte[signature.parameters().size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (byte) Signature.code(signature.parameters().get(i));
        }
        byte[] result =
                signature.result() == ValueType.NONE ? code(0) : code(1, signature.resultCode());
        return code(0x60, parameters.length, parameters, result);
    }

    private void globals() {
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Global global =
                    new Global(
                            i % 2 == 0 ? ValueType.I32 : ValueType.I64,
                            i < 2 || random.nextBoolean());
            globals.add(global);
            boolean i32 = global.type() == ValueType.I32;
            long value = random.nextBoolean() ? random.nextLong() : random.nextInt(3) - 1;
            module.item(
                    SectionId.GLOBAL,
                    code(
                            Signature.code(global.type()),
                            global.mutable() ? 1 : 0,
                            i32 ? Opcode.I32_CONST : Opcode.I64_CONST,
                            signed(i32 ? (int) value : value),
                            Opcode.END));
        }
    }

    /// A segment somewhere in the table, over others or at its end, or empty; the rest is null.
    private byte[] elements(int tableElements) {
        int from = random.nextInt(tableElements + 1);
        int length = random.nextInt(tableElements - from + 1);
        byte[] functions = new byte[length];
        for (int i = 0; i < length; i++) {
            functions[i] = (byte) random.nextInt(signatures.size());
        }
        return code(0, Opcode.I32_CONST, signed(from), Opcode.END, length, functions);
    }

    /// Active and passive segments, some empty, some at the end of the memory.
    private void data(int pages) {
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(100)];
            random.nextBytes(bytes);
            dataBytes.add(bytes.length);
            if (random.nextBoolean()) {
                module.item(SectionId.DATA, code(1, bytes.length, bytes));
            } else {
                int end = pages * PAGE - bytes.length;
                int at = random.nextInt(3) == 0 ? end : random.nextInt(512);
                module.item(
                        SectionId.DATA,
                        code(0, Opcode.I32_CONST, signed(at), Opcode.END, bytes.length, bytes));
            }
        }
        module.raw(SectionId.DATA_COUNT, u32(count));
    }
}
