package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.List;

/// A function type of the admitted subset: integers, at most one result.
record Signature(List<ValueType> parameters, ValueType result) {
    /// The type of every entry point: length of the input to pointer-size of the output.
    static final Signature ENTRY_POINT = new Signature(List.of(ValueType.I32), ValueType.I64);

    /// Stands where a module's types could not be told; no module has it.
    static final Signature UNKNOWN = new Signature(List.of(ValueType.NONE), ValueType.NONE);

    Signature {
        parameters = List.copyOf(parameters);
    }

    /// The code of a value type in the binary format; of no result, that of an empty block.
    static int code(ValueType type) {
        return switch (type) {
            case I32 -> Opcode.I32;
            case I64 -> Opcode.I64;
            case NONE -> Opcode.NO_RESULT;
        };
    }

    int resultCode() {
        return code(result);
    }
}
