package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Decodes everything of a module but its function bodies, and refuses what is malformed, not
/// allowed or over a limit. Works through the module once, from front to back.
final class ModuleDecoder {
    private final ByteString module;
    private final Limits limits;
    private final Map<Integer, Span> sections = new TreeMap<>();

    private ModuleDecoder(ByteString module, Limits limits) {
        this.module = module;
        this.limits = limits;
    }

    static DecodedModule decode(ByteString module, List<HostSignature> allowed, Limits limits)
            throws BrokenRule {
        ModuleDecoder decoder = new ModuleDecoder(module, limits);
        decoder.splitSections();
        SectionDecoder contents = new SectionDecoder(allowed, limits);
        for (int id : SectionId.ORDER) {
            Span span = decoder.sections.get(id);
            if (span != null) {
                WasmReader section = new WasmReader(module, span.from(), span.to());
                contents.decode(id, section);
                section.end("section " + id);
            }
        }
        return contents.module(module, decoder.sections);
    }

    private void splitSections() throws BrokenRule {
        if (module.length() > limits.moduleBytesMax()) {
            throw new BrokenRule(
                    0,
                    "at most " + limits.moduleBytesMax() + " bytes of module",
                    String.valueOf(module.length()));
        }
        WasmReader in = new WasmReader(module, 0, module.length());
        for (int each : new int[] {0, 'a', 's', 'm', 1, 0, 0, 0}) {
            in.expect(each, "the header of a Wasm module, version 1");
        }
        int position = -1;
        int customBytes = 0;
        while (in.remaining() > 0) {
            int start = in.offset();
            int id = in.u8("section id");
            int size = in.u32Minimal("bytes of section", limits.moduleBytesMax());
            Span span = new Span(in.offset(), in.offset() + size);
            WasmReader section = in.part(size, "section");
            if (id == SectionId.CUSTOM) {
                section.name("custom section name", limits.nameBytesMax());
                customBytes += size;
                in.atMost(
                        start,
                        customBytes,
                        limits.customSectionBytesMax(),
                        "bytes of custom sections");
                continue;
            }
            int next = SectionId.ORDER.indexOf(id);
            if (next < 0) {
                throw new BrokenRule(start, "an allowed section", "section " + id);
            }
            if (next <= position) {
                throw new BrokenRule(start, "sections once each and in order", "section " + id);
            }
            position = next;
            sections.put(id, span);
        }
    }
}
