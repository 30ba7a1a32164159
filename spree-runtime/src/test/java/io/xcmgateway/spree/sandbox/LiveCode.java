package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.Body.Instruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// A module without what no way through its functions reaches. What is behind a block that is never
/// left becomes `unreachable`, and such a block has no result.
final class LiveCode {
    private LiveCode() {}

    static ByteString of(ByteString wasm) {
        ModuleParts parts = ModuleParts.of(wasm);
        int imported = parts.importedFunctions();
        for (int i = 0; i < parts.bodies.size(); i++) {
            BodyPaths paths = new BodyPaths(parts, imported + i);
            Body body = Body.of(parts.bodies.get(i));
            List<Instruction> live = live(paths);
            body.instructions.clear();
            body.instructions.addAll(live);
            parts.bodies.set(i, body.toByteArray());
        }
        return parts.build();
    }

    private static List<Instruction> live(BodyPaths paths) {
        Set<Integer> reached = paths.heights().keySet();
        List<Instruction> live = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        for (int i = 0; i < paths.code().size(); i++) {
            Instruction each = paths.code().get(i);
            if (paths.end(i) >= 0) {
                open.push(i);
            }
            boolean closing = each.opcode() == Opcode.ELSE || each.opcode() == Opcode.END;
            boolean stays = reached.contains(closing ? open.element() : i);
            if (stays) {
                boolean left = paths.end(i) < 0 || reached.contains(paths.end(i) + 1);
                live.add(left ? each : Instruction.of(each.opcode(), Opcode.NO_RESULT));
            }
            if (each.opcode() == Opcode.END) {
                open.pop();
                if (stays && !reached.contains(i + 1)) {
                    live.add(Instruction.of(Opcode.UNREACHABLE));
                }
            }
        }
        // Nothing may follow the function's own end.
        if (live.getLast().opcode() == Opcode.UNREACHABLE) {
            live.removeLast();
        }
        return live;
    }
}
