package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.DecodedModule.Span;

/// Decodes the sections that fill what others define: elements of the table, function bodies, data.
final class SegmentDecoder {
    private static final int PAGE_BYTES = 64 << 10;
    private static final int ACTIVE = 0;
    private static final int ACTIVE_IN_A_MEMORY = 2;

    private final Limits limits;
    private final ModuleContents contents;

    SegmentDecoder(Limits limits, ModuleContents contents) {
        this.limits = limits;
        this.contents = contents;
    }

    void elements(int count, WasmReader in) throws BrokenRule {
        for (int i = 0; i < count; i++) {
            in.expect(0, "element segments that are active, with function indices");
            int start = in.offset();
            long offset = Constant.offset(in);
            int length = in.count("table elements", limits.tableElementsMax());
            if (length <= limits.tableElementsMax()
                    && offset != Constant.UNKNOWN
                    && contents.tableElements != ModuleContents.ANY_SIZE
                    && offset + length > contents.tableElements) {
                in.note(
                        start,
                        "element segments inside the table of "
                                + Math.max(contents.tableElements, 0),
                        offset + " + " + length);
            }
            for (int e = 0; e < length; e++) {
                int index = in.index("function index", contents.functions.size());
                if (index >= 0) {
                    contents.inTable.set(index);
                }
            }
        }
    }

    /// @param countAt offset of `count`
    void code(int countAt, int count, WasmReader in) throws BrokenRule {
        if (contents.definedFunctions >= 0 && count != contents.definedFunctions) {
            in.note(countAt, contents.definedFunctions + " function bodies", count + "");
        }
        for (int i = 0; i < count; i++) {
            int size = in.count("bytes of function body", limits.bodyBytesMax());
            int from = in.offset();
            in.skip(size, "function body");
            contents.bodies.add(
                    size > limits.bodyBytesMax() ? Span.UNKNOWN : new Span(from, from + size));
        }
    }

    void data(int count, WasmReader in) throws BrokenRule {
        contents.dataSegments = count;
        for (int i = 0; i < count; i++) {
            int start = in.offset();
            int flags = in.u8("data segment");
            if (flags > ACTIVE_IN_A_MEMORY) {
                throw segment(start, flags);
            }
            if (flags == ACTIVE_IN_A_MEMORY) {
                in.note(start, segment(start, flags).finding().rule(), WasmReader.hex(flags));
                in.u32("memory index");
            }
            long offset = flags == 1 ? Constant.UNKNOWN : Constant.offset(in);
            int length = in.u32Minimal("bytes of data", limits.moduleBytesMax());
            if (flags == ACTIVE
                    && offset != Constant.UNKNOWN
                    && offset + length > (long) Math.max(contents.memoryPages, 0) * PAGE_BYTES) {
                in.note(
                        start,
                        "data inside the initial memory of "
                                + Math.max(contents.memoryPages, 0)
                                + " pages",
                        offset + " + " + length);
            }
            in.skip(length, "data");
        }
    }

    private static BrokenRule segment(int start, int flags) {
        return new BrokenRule(
                start, "data segments that are active or passive", WasmReader.hex(flags));
    }
}
