package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which instructions of a generated module are executed, not only there. Runs it without metering,
/// a bounded number of instructions.
public final class ExecutedOpcodes {
    private static final int STEPS_MAX = 20_000;

    private ExecutedOpcodes() {}

    /// Opcodes of all admitted instructions; those behind the prefix as 0xfc00 and more.
    public static Set<Integer> admitted() {
        Set<Integer> all = new TreeSet<>();
        for (int i = 0; i < 0xc5; i++) {
            if (Opcode.isMemoryAccess(i) || Opcode.arithmetic(i) != Opcode.Arithmetic.NOT_ALLOWED) {
                all.add(i);
            }
        }
        all.addAll(
                List.of(
                        Opcode.UNREACHABLE,
                        Opcode.NOP,
                        Opcode.BLOCK,
                        Opcode.LOOP,
                        Opcode.IF,
                        Opcode.ELSE,
                        Opcode.END,
                        Opcode.BR,
                        Opcode.BR_IF,
                        Opcode.BR_TABLE,
                        Opcode.RETURN,
                        Opcode.CALL,
                        Opcode.CALL_INDIRECT,
                        Opcode.DROP,
                        Opcode.SELECT));
        for (int i = Opcode.LOCAL_GET; i <= Opcode.GLOBAL_SET; i++) {
            all.add(i);
        }
        for (int i = Opcode.MEMORY_SIZE; i <= Opcode.I64_CONST; i++) {
            all.add(i);
        }
        for (int i = Opcode.FC_MEMORY_INIT; i <= Opcode.FC_MEMORY_FILL; i++) {
            all.add(Opcode.PREFIX_FC << 8 | i);
        }
        return all;
    }

    /// Must be called on a thread of [Sandbox#threadFactory].
    public static Set<Integer> of(ByteString generated) {
        Set<Integer> executed = new TreeSet<>();
        int[] steps = {0};
        Instance instance =
                Instance.builder(Parser.parse(generated.toByteArray()))
                        .withMachineFactory(InterpreterMachine::new)
                        .withImportValues(imports())
                        .withStart(false)
                        .withMemoryFactory(limits -> new FlatMemory(limits.initialPages(), 64))
                        .withUnsafeExecutionListener((instruction, _) -> {
                            executed.add(instruction.opcode().opcode());
                            if (++steps[0] > STEPS_MAX) {
                                throw new GuestTrap("enough");
                            }
                        })
                        .build();
        try {
            instance.export("run").apply(0);
        } catch (GuestTrap
                | ChicoryException
                | ArithmeticException
                | IndexOutOfBoundsException expected) {
            return executed;
        }
        return executed;
    }

    private static ImportValues imports() {
        List<ImportFunction> functions =
                GeneratedHost.signatures().stream().map(ExecutedOpcodes::nothing).toList();
        return ImportValues.builder().withFunctions(functions).build();
    }

    private static ImportFunction nothing(HostSignature signature) {
        boolean none = signature.result() == ValueType.NONE;
        FunctionType type =
                FunctionType.of(
                        signature.parameters().stream().map(ExecutedOpcodes::type).toList(),
                        none ? List.of() : List.of(type(signature.result())));
        return new ImportFunction(
                "env", signature.name(), type, (_, _) -> none ? new long[0] : new long[1]);
    }

    private static ValType type(ValueType type) {
        return type == ValueType.I32 ? ValType.I32 : ValType.I64;
    }
}
