package io.xcmgateway.spree.sandbox;

import java.util.BitSet;
import java.util.List;

/// What the metering needs to know of a valid function body.
///
/// @param codeFrom offset in the module of its first instruction
/// @param locals parameters and declared locals
/// @param operandHeight exact maximum number of operands at once, as validation counts them
/// @param callees functions that it calls, by index, each once
/// @param calledTypes function types that it calls through the table, by index, each once
/// @param loopsOnOperands numbers, in order of appearance, of the loops that start with operands on
///   the stack
/// @param branchTargets points where control flow joins or splits
record FunctionShape(
        int codeFrom,
        int locals,
        int operandHeight,
        List<Integer> callees,
        List<Integer> calledTypes,
        BitSet loopsOnOperands,
        int branchTargets) {

    FunctionShape {
        callees = List.copyOf(callees);
        calledTypes = List.copyOf(calledTypes);
    }

    /// Values that a call of it holds on the stack.
    int frameValues() {
        return locals + operandHeight;
    }
}
