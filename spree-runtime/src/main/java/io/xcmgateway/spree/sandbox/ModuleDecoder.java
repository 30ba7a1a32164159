package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Decodes everything of a module but its function bodies, and notes what is malformed, not allowed
/// or over a limit. Works through the module once, from front to back.
final class ModuleDecoder {
    private final ByteString module;
    private final Limits limits;
    private final Findings findings;
    private final Map<Integer, Span> sections = new TreeMap<>();
    private int position = -1;
    private int customBytes;

    private ModuleDecoder(ByteString module, Limits limits, Findings findings) {
        this.module = module;
        this.limits = limits;
        this.findings = findings;
    }

    /// @param findings get all that is wrong with it
    /// @throws BrokenRule if it is no Wasm, or too large to look at
    static DecodedModule decode(
            ByteString module, List<HostSignature> allowed, Limits limits, Findings findings)
            throws BrokenRule {
        ModuleDecoder decoder = new ModuleDecoder(module, limits, findings);
        boolean whole = decoder.splitSections();
        SectionDecoder contents = new SectionDecoder(allowed, limits, findings);
        for (int id : SectionId.ORDER) {
            Span span = decoder.sections.get(id);
            if (span != null) {
                contents.decode(id, new WasmReader(module, span.from(), span.to(), findings));
            }
        }
        return contents.module(module, decoder.sections, whole);
    }

    /// @return whether all of it are known
    private boolean splitSections() throws BrokenRule {
        if (module.length() > limits.moduleBytesMax()) {
            throw new BrokenRule(
                    0,
                    "at most " + limits.moduleBytesMax() + " bytes of module",
                    String.valueOf(module.length()));
        }
        WasmReader in = new WasmReader(module, 0, module.length(), findings);
        for (int each : new int[] {0, 'a', 's', 'm', 1, 0, 0, 0}) {
            in.expect(each, "the header of a Wasm module, version 1");
        }
        try {
            while (in.remaining() > 0) {
                splitSection(in);
            }
            return true;
        } catch (BrokenRule broken) {
            // Where the next one begins cannot be told.
            findings.add(broken);
            return false;
        }
    }

    private void splitSection(WasmReader in) throws BrokenRule {
        int start = in.offset();
        int id = in.u8("section id");
        int size = in.u32Minimal("bytes of section", limits.moduleBytesMax());
        int from = in.offset();
        WasmReader section = in.part(size, "section");
        if (id == SectionId.CUSTOM) {
            skip(section, start, size);
            return;
        }
        int next = SectionId.ORDER.indexOf(id);
        if (next < 0) {
            in.note(start, "an allowed section", "section " + id);
            return;
        }
        if (next <= position) {
            in.note(start, "sections once each and in order", "section " + id);
        }
        position = Math.max(position, next);
        sections.putIfAbsent(id, new Span(from, from + size));
    }

    private void skip(WasmReader custom, int start, int size) throws BrokenRule {
        try {
            custom.name("custom section name", limits.nameBytesMax());
        } catch (BrokenRule broken) {
            findings.add(broken);
        }
        boolean within = customBytes <= limits.customSectionBytesMax();
        customBytes += size;
        if (within && customBytes > limits.customSectionBytesMax()) {
            custom.note(
                    start,
                    "at most " + limits.customSectionBytesMax() + " bytes of custom sections",
                    String.valueOf(customBytes));
        }
    }
}
