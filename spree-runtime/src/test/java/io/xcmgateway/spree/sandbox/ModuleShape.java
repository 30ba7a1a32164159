package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.DecodedModule.Global;
import java.util.List;

/// What the bodies of a module under construction may refer to. Function and type indices are the
/// same.
///
/// @param functions imported ones first
/// @param tableElements 0 if there is no table
/// @param memoryPages at first
/// @param dataBytes of each data segment
record ModuleShape(
        List<Signature> functions,
        List<Global> globals,
        int tableElements,
        int memoryPages,
        List<Integer> dataBytes) {
    ModuleShape {
        functions = List.copyOf(functions);
        globals = List.copyOf(globals);
        dataBytes = List.copyOf(dataBytes);
    }
}
