package io.xcmgateway.gateway.config;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who else may touch a file on which the safety of the service rests. Says nothing of file systems
/// without such permissions.
public final class FileModes {
    private static final Set<PosixFilePermission> OTHERS_READ =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> ANYBODY_ELSE_WRITES =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private FileModes() {}

    /// What is wrong with a file that must be secret; `null` if nothing is.
    static @Nullable String notSecret(Path file) throws IOException {
        return wrong(file, OTHERS_READ, "must not be open to every user");
    }

    /// What is wrong with a file that only its owner must change; `null` if nothing is.
    public static @Nullable String changeable(Path file) throws IOException {
        return wrong(file, ANYBODY_ELSE_WRITES, "must be writable by its owner only");
    }

    private static @Nullable String wrong(
            Path file, Set<PosixFilePermission> forbidden, String rule) throws IOException {
        if (!Files.exists(file)) {
            throw new FileSystemException(file.toString(), null, "is not there");
        }
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return null;
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        return Collections.disjoint(found, forbidden)
                ? null
                : rule + ", is " + PosixFilePermissions.toString(found);
    }
}
