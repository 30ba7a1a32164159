package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.DecodedModule.Global;
import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the sections of a module were found to define, as far as they could be read. Of a section
/// that could not, what it may define is filled in as unknown: so a later section that refers to it
/// is not blamed for what the earlier one lacks.
final class ModuleContents {
    /// Of a size that could not be read: as large as anything asks for.
    static final int ANY_SIZE = Integer.MAX_VALUE;

    private final Limits limits;

    final List<Signature> types = new ArrayList<>();
    final List<Signature> functions = new ArrayList<>();
    final Set<String> imports = new HashSet<>();
    final List<Global> globals = new ArrayList<>();
    final Set<String> entryPoints = new HashSet<>();

    /// Indices of the functions that are exported, and of those in the table.
    final BitSet exported = new BitSet();

    final BitSet inTable = new BitSet();

    final List<Span> bodies = new ArrayList<>();
    int importedFunctions;

    /// Elements of the table, -1 without one.
    int tableElements = -1;

    /// Pages of the initial memory, -1 without one.
    int memoryPages = -1;

    boolean memoryExported;

    /// Segments that the data count section announces, -1 without one.
    int dataCount = -1;

    /// Functions with a body, -1 if that is unknown.
    int definedFunctions;

    /// Segments there are, -1 if that is unknown.
    int dataSegments;

    private boolean importsKnown = true;

    ModuleContents(Limits limits) {
        this.limits = limits;
    }

    void importFunction(Signature signature) {
        functions.add(signature);
        importedFunctions++;
    }

    void defineFunction(Signature signature) {
        functions.add(importsKnown ? signature : Signature.UNKNOWN);
    }

    void defineGlobal(Global global) {
        globals.add(importsKnown ? global : Global.UNKNOWN);
    }

    /// A section was left unread from somewhere on.
    ///
    /// @param announced number of its items, -1 if that is unknown too
    void unknown(int id, int announced) {
        switch (id) {
            case SectionId.TYPE -> fill(types, announced, 0, limits.typesMax(), Signature.UNKNOWN);
            case SectionId.IMPORT -> unknownImports();
            case SectionId.FUNCTION -> {
                definedFunctions = announced;
                fill(
                        functions,
                        announced,
                        importedFunctions,
                        limits.functionsMax(),
                        Signature.UNKNOWN);
            }
            case SectionId.TABLE -> tableElements = ANY_SIZE;
            case SectionId.MEMORY -> memoryPages = ANY_SIZE;
            case SectionId.GLOBAL ->
                    fill(globals, announced, 0, limits.globalsMax(), Global.UNKNOWN);
            case SectionId.EXPORT -> memoryExported = true;
            case SectionId.DATA_COUNT -> dataCount = ANY_SIZE;
            case SectionId.DATA -> dataSegments = announced;
            default -> {}
        }
    }

    /// They could be of anything, and shift the indices of all that is defined.
    private void unknownImports() {
        importsKnown = false;
        functions.clear();
        fill(functions, -1, 0, limits.importsMax(), Signature.UNKNOWN);
        importedFunctions = functions.size();
        fill(globals, -1, 0, limits.importsMax(), Global.UNKNOWN);
        tableElements = ANY_SIZE;
        memoryPages = ANY_SIZE;
        memoryExported = true;
    }

    private static <T> void fill(List<T> items, int announced, int before, int max, T unknown) {
        int until = before + (announced < 0 ? max : Math.min(announced, max));
        while (items.size() < until) {
            items.add(unknown);
        }
    }

    DecodedModule module(ByteString bytes, Map<Integer, Span> sections) {
        return new DecodedModule(
                bytes,
                sections,
                types,
                functions,
                importedFunctions,
                imports,
                tableElements >= 0,
                globals,
                dataCount,
                entryPoints,
                exported,
                inTable,
                bodies);
    }
}
