package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The modules that come with the gateway, built from `spree-runtime/modules`.
public final class StandardModules {
    private StandardModules() {}

    private static final String XCM_EXECUTOR = "xcm-executor.wasm";

    /// A module as it is registered.
    ///
    /// @param hash Blake2b-256 of `wasm`, as committed beside it
    public record Blob(ByteString wasm, Hash32 hash) {
        public Blob {
            if (!Hashing.blake2b256(wasm).equals(hash)) {
                throw new IllegalStateException("module is not the one of hash " + hash);
            }
        }
    }

    /// The XCM executor over a multi-asset ledger; configured by a
    /// [profile][io.xcmgateway.spree.profile.Profile].
    public static Blob xcmExecutor() {
        ByteString hash = resource(XCM_EXECUTOR + ".blake2b256");
        String hex = new String(hash.toByteArray(), StandardCharsets.US_ASCII).strip();
        return new Blob(resource(XCM_EXECUTOR), Hash32.hex(hex));
    }

    private static ByteString resource(String name) {
        try (InputStream in = StandardModules.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource must be in the jar: " + name);
            }
            return ByteString.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " must be readable", e);
        }
    }
}
