package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.Hash32;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A secret key in a file of its own: 32 bytes in hex, for its owner alone.
final class SecretFile {
    private static final int BYTES_MAX = 256;

    private SecretFile() {}

    static Hash32 read(Path file) throws IOException, Unusable {
        String text = Inputs.utf8("key", file, BoundedFile.read(file, BYTES_MAX)).strip();
        Hash32 secret = Hash32.parseHex(text);
        if (secret == null) {
            throw new Unusable(file + " must hold 32 bytes in hex");
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream()
                        .anyMatch(each -> !each.name().startsWith("OWNER"))) {
            throw new Unusable(file + " must be accessible to its owner only");
        }
        return secret;
    }
}
