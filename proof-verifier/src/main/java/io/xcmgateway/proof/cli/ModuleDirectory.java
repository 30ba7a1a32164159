package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.proof.ModuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Modules in files: `<hash in hex>.wasm` in one directory.
final class ModuleDirectory implements ModuleSource {
    private final Path directory;

    ModuleDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public @Nullable ByteString find(Hash32 moduleHash) {
        Path file = directory.resolve(moduleHash.toHex() + ".wasm");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return BoundedFile.read(file, ReplaySection.MODULE_BYTES_MAX);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
