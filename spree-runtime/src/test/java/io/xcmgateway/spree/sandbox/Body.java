package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.List;

/// A function body taken apart into its instructions, for tests to change.
public final class Body {
    private final byte[] locals;
    final List<Instruction> instructions = new ArrayList<>();

    /// @param bytes whole, with its immediates
    /// @param immediate the index, label, block type or memory offset
    record Instruction(ByteString bytes, int opcode, int immediate) {
        static Instruction of(Object... parts) {
            byte[] bytes = ModuleBuilder.code(parts);
            return new Instruction(ByteString.wrap(bytes), bytes[0] & 0xff, 0);
        }
    }

    private Body(byte[] locals) {
        this.locals = locals;
    }

    /// @throws IllegalArgumentException if there is an instruction that is not admitted
    static Body of(byte[] body) {
        Cursor in = new Cursor(body);
        for (int groups = in.leb(); groups > 0; groups--) {
            in.leb();
            in.u8();
        }
        Body parts = new Body(in.since(0));
        ByteString bytes = ByteString.wrap(body);
        CodeReader code = new CodeReader(new WasmReader(bytes, in.at(), body.length), Limits.V1);
        try {
            while (code.hasNext()) {
                code.next();
                parts.instructions.add(
                        new Instruction(
                                bytes.slice(code.start(), code.end()),
                                code.opcode(),
                                code.immediate()));
            }
        } catch (BrokenRule broken) {
            throw new IllegalArgumentException(broken.finding().toString(), broken);
        }
        return parts;
    }

    byte[] toByteArray() {
        WasmWriter out = new WasmWriter(256);
        out.raw(ByteString.wrap(locals), 0, locals.length);
        instructions.forEach(each -> out.raw(each.bytes(), 0, each.bytes().length()));
        return out.toByteArray();
    }
}
