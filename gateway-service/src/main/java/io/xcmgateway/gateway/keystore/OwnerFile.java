package io.xcmgateway.gateway.keystore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// Files for their owner alone.
final class OwnerFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private OwnerFile() {}

    static boolean isOwners(Path file) throws IOException {
        return !isPosix(file) || OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
    }

    /// Makes a file that is not there, whole and on the disk, or not at all.
    ///
    /// @throws KeystoreException if it is there, or cannot be written
    static void create(Path file, byte[] content) {
        Path absolute = file.toAbsolutePath();
        Path fresh = absolute.resolveSibling(absolute.getFileName() + ".new");
        try {
            if (Files.exists(absolute)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.deleteIfExists(fresh);
            write(fresh, content, isPosix(Objects.requireNonNull(absolute.getParent())));
            // A link fails where the file came to be in the meantime; a move would replace it.
            Files.createLink(absolute, fresh);
            Files.delete(fresh);
        } catch (FileAlreadyExistsException e) {
            throw new KeystoreException("file must not be there yet: " + e.getFile());
        } catch (IOException e) {
            throw new KeystoreException("file " + file + " cannot be written", e);
        }
    }

    /// Replaces a file that is there, by one rename; who may read it stays.
    ///
    /// @throws KeystoreException if it cannot be written; then the old one is still there
    static void replace(Path file, byte[] content) {
        try {
            Path real = file.toRealPath();
            Path directory = Objects.requireNonNull(real.getParent());
            Path fresh = real.resolveSibling(real.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            boolean posix = isPosix(directory);
            write(fresh, content, posix);
            if (posix) {
                Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(real));
            }
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE);
            if (posix) {
                try (FileChannel entries = FileChannel.open(directory)) {
                    entries.force(true);
                }
            }
        } catch (IOException e) {
            throw new KeystoreException("file " + file + " cannot be replaced", e);
        }
    }

    private static void write(Path file, byte[] content, boolean posix) throws IOException {
        FileAttribute<?>[] attributes =
                posix
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                        : new FileAttribute<?>[0];
        try (FileChannel out =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        attributes)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
