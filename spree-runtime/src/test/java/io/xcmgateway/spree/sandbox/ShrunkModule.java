package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a module that shows something smaller, as long as it still shows it: leaves out ranges of
/// instructions, larger ones first, function after function.
public final class ShrunkModule {
    private static final int TRIES_MAX = 3_000;

    private final Predicate<ByteString> shows;
    private final ModuleParts parts;
    private int tries;

    private ShrunkModule(ByteString wasm, Predicate<ByteString> shows) {
        this.parts = ModuleParts.of(wasm);
        this.shows = shows;
    }

    /// @param shows false for a module that is not valid
    public static ByteString of(ByteString wasm, Predicate<ByteString> shows) {
        ShrunkModule shrunk = new ShrunkModule(wasm, shows);
        int before;
        do {
            before = shrunk.parts.build().length();
            for (int i = 0; i < shrunk.parts.bodies.size(); i++) {
                shrunk.shrink(i);
            }
        } while (shrunk.parts.build().length() < before && shrunk.tries < TRIES_MAX);
        return shrunk.parts.build();
    }

    private void shrink(int function) {
        Body body = Body.of(parts.bodies.get(function));
        List<Body.Instruction> code = body.instructions;
        for (int size = code.size() - 1; size > 0; size = size > 8 ? size / 2 : size - 1) {
            for (int from = code.size() - 1 - size; from >= 0; from -= Math.max(1, size / 2)) {
                List<Body.Instruction> before = new ArrayList<>(code);
                if (from + size > code.size() - 1) {
                    continue;
                }
                code.subList(from, from + size).clear();
                if (!showsWith(function, body)) {
                    code.clear();
                    code.addAll(before);
                    put(function, body);
                }
            }
        }
    }

    private boolean showsWith(int function, Body body) {
        parts.bodies.set(function, body.toByteArray());
        return tries++ < TRIES_MAX && shows.test(parts.build());
    }

    private void put(int function, Body body) {
        parts.bodies.set(function, body.toByteArray());
    }
}
