package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Secret keys in files that only their owner may read, one key of 32 bytes in hex per file. For
/// development: production keys belong in a keystore or a token.
public final class KeyFiles {
    private static final int FILE_BYTES_MAX = 256;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

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
        try {
            return Files.exists(file) ? read(file) : create(file);
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + name, e);
        }
    }

    private static Hash32 read(Path file) throws IOException {
        if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    "key file must be readable by its owner only, is "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IOException("key file must have at most " + FILE_BYTES_MAX + " bytes");
        }
        Hash32 secret = Hash32.parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
        if (secret == null) {
            throw new IOException("key file must hold 32 bytes in hex");
        }
        return secret;
    }

    private Hash32 create(Path file) throws IOException {
        byte[] bytes = new byte[Hash32.LENGTH_BYTES];
        random.nextBytes(bytes);
        Hash32 secret = Hash32.wrap(bytes);
        // Written beside and moved, so that there is never half a key.
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        FileAttribute<?>[] attributes =
                isPosix(directory)
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                        : new FileAttribute<?>[0];
        try (FileChannel out =
                FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        attributes)) {
            ByteBuffer hex =
                    ByteBuffer.wrap((secret.toHex() + "\n").getBytes(StandardCharsets.US_ASCII));
            while (hex.hasRemaining()) {
                out.write(hex);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return secret;
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
