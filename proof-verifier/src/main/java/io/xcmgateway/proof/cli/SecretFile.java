package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.proof.signature.MemberKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A secret key in a file of its own: 32 bytes in hex, for its owner alone.
final class SecretFile {
    private static final int BYTES_MAX = 256;

    private SecretFile() {}

    /// The keys of a member.
    ///
    /// @param second of its ed25519 seed, or `null` if it has none
    static MemberKeys member(Path first, @Nullable Path second) throws IOException, Unusable {
        return new MemberKeys(read(first), second == null ? null : read(second));
    }

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
