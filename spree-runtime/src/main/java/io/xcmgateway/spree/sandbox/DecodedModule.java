package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A module whose sections are well formed and within the limits; its function bodies are not
/// looked at yet.
///
/// @param bytes the whole module
/// @param sections contents of the sections by id, custom sections left out
/// @param functions signature of every function, imported ones first
/// @param importedFunctions number of imported functions
/// @param imports their names
/// @param hasTable whether `call_indirect` is possible
/// @param dataCount data segments announced by the data count section, or -1 without one
/// @param entryPoints names of the exported functions
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
    record Span(int from, int to) {}

    record Global(ValueType type, boolean mutable) {}

    WasmReader reader(Span span) {
        return new WasmReader(bytes, span.from, span.to);
    }
}
