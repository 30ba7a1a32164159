package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files that may be anything.
final class BoundedFile {
    private BoundedFile() {}

    /// @throws IOException if it cannot be read or is longer than `bytesMax`
    static ByteString read(Path file, int bytesMax) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > bytesMax) {
            throw tooLong(file, bytesMax, Files.size(file) + " bytes");
        }
        // The size can lie or grow: never read past the bound either.
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(bytesMax);
            if (in.read() >= 0) {
                throw tooLong(file, bytesMax, "more");
            }
            return ByteString.wrap(bytes);
        }
    }

    private static IOException tooLong(Path file, int bytesMax, String found) {
        return new IOException(file + " must be at most " + bytesMax + " bytes, was " + found);
    }
}
