package io.xcmgateway.spree.sandbox;

import java.util.BitSet;

/// What the metering needs to know of a valid function body.
///
/// @param codeFrom offset in the module of its first instruction
/// @param locals parameters and declared locals
/// @param operandHeight exact maximum number of operands at once, as validation counts them
/// @param calls whether it calls anything
/// @param loops number of its loops
/// @param loopsOnOperands numbers, in order of appearance, of the loops that start with operands on
///   the stack
/// @param branchTargets points where control flow joins or splits
record FunctionShape(
        int codeFrom,
        int locals,
        int operandHeight,
        boolean calls,
        int loops,
        BitSet loopsOnOperands,
        int branchTargets) {

    /// Values that a call of it holds on the stack.
    int frameValues() {
        return locals + operandHeight;
    }
}
