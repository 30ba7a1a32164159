package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A module whose sections were decoded; its function bodies are not looked at yet. Where a section
/// was bad, and only then, there are unknown items: [Signature#UNKNOWN], [Global#UNKNOWN] and
/// [Span#UNKNOWN]. Such a module is looked at for more findings, and never runs.
///
/// @param bytes the whole module
/// @param sections contents of the sections by id, custom sections left out
/// @param functions signature of every function, imported ones first
/// @param importedFunctions number of imported functions
/// @param imports their names
/// @param hasTable whether `call_indirect` is possible
/// @param dataCount data segments announced by the data count section, or -1 without one
/// @param entryPoints names of the exported functions
/// @param exported indices of those functions; never written to
/// @param inTable indices of the functions that element segments put into the table; never written
///   to
/// @param bodies one for each defined function
record DecodedModule(
        ByteString bytes,
        Map<Integer, Span> sections,
        List<Signature> types,
        List<Signature> functions,
        int importedFunctions,
        Set<String> imports,
        boolean hasTable,
        List<Global> globals,
        int dataCount,
        Set<String> entryPoints,
        BitSet exported,
        BitSet inTable,
        List<Span> bodies) {

    DecodedModule {
        sections = Map.copyOf(sections);
        types = List.copyOf(types);
        functions = List.copyOf(functions);
        imports = Set.copyOf(imports);
        globals = List.copyOf(globals);
        entryPoints = Set.copyOf(entryPoints);
        bodies = List.copyOf(bodies);
    }

    /// Bytes `from` (inclusive) to `to` (exclusive) of the module.
    record Span(int from, int to) {
        /// Of a function body that is not to be looked at.
        static final Span UNKNOWN = new Span(0, 0);
    }

    record Global(ValueType type, boolean mutable) {
        static final Global UNKNOWN = new Global(ValueType.NONE, true);

        /// The code of its type, [OperandStack#UNKNOWN] for any.
        int typeCode() {
            return type == ValueType.NONE ? OperandStack.UNKNOWN : Signature.code(type);
        }
    }

    /// Whether enough is known to say what is wrong with a body.
    ///
    /// @param body its index in [#bodies()]
    boolean canJudge(int body) {
        int function = importedFunctions + body;
        return !bodies.get(body).equals(Span.UNKNOWN)
                && function < functions.size()
                && !functions.get(function).equals(Signature.UNKNOWN);
    }

    WasmReader reader(Span span) {
        return new WasmReader(bytes, span.from, span.to);
    }
}
