package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The golden files, made by `golden/golden.py` from the byte layouts of the specification.
final class Golden {
    private Golden() {}

    static ByteString bytes(String name) {
        return ByteString.hex(text(name + ".hex").replace("\n", ""));
    }

    static Map<String, ByteString> hashes() {
        return table("hashes");
    }

    /// Lines of name, `=`, hex.
    static Map<String, ByteString> table(String name) {
        Map<String, ByteString> hashes = new HashMap<>();
        text(name + ".txt")
                .lines()
                .forEach(line -> {
                    int at = line.indexOf('=');
                    hashes.put(line.substring(0, at), ByteString.hex(line.substring(at + 1)));
                });
        return hashes;
    }

    private static String text(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no golden file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
