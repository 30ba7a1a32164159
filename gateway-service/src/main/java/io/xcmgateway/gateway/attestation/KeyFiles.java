package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.keystore.SecretFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// Secret keys in files that only their owner may read, one key of 32 bytes in hex per file. For
/// development: production keys belong in a keystore or a token.
public final class KeyFiles {
    private final Path directory;
    private final RandomGenerator random;

    /// @param random must be fit for keys
    public KeyFiles(Path directory, RandomGenerator random) {
        this.directory = directory;
        this.random = random;
    }

    /// The key of this name, made at the first call.
    public Hash32 secret(String name) {
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
            return SecretFile.read(file);
        }
        byte[] bytes = new byte[Hash32.LENGTH_BYTES];
        random.nextBytes(bytes);
        Hash32 secret = Hash32.wrap(bytes);
        SecretFile.create(file, secret);
        return secret;
    }
}
