package io.xcmgateway.gateway.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The directory that holds everything this gateway keeps, locked against a second process. What is
/// created in it is for the owner alone.
public final class DataDirectory implements AutoCloseable {
    /// The directory of the database.
    public static final String STORE = "store";

    /// The directory of what is compiled of modules.
    public static final String COMPILED_MODULES = "compiled-modules";

    private static final String LOCK_FILE = "gateway.lock";

    private final Path root;
    private final FileChannel lockChannel;

    private DataDirectory(Path root, FileChannel lockChannel) {
        this.root = root;
        this.lockChannel = lockChannel;
    }

    /// Creates what is missing and takes the lock.
    ///
    /// @throws StoreFailureException if another process has it, or the disk fails
    public static DataDirectory open(Path root) {
        try {
            createPrivate(root);
            FileChannel channel =
                    FileChannel.open(
                            root.resolve(LOCK_FILE),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            return locked(root, channel, false);
        } catch (IOException e) {
            throw new StoreFailureException("data directory cannot be opened: " + root, e);
        }
    }

    /// Takes the lock of a directory that is there, for reading alone: nothing is created in it.
    /// Who holds this lock keeps those out who would write, and not others who read.
    ///
    /// @throws StoreFailureException if it is none, if a process that writes has it, or the disk
    ///   fails
    public static DataDirectory openToRead(Path root) {
        Path lock = root.resolve(LOCK_FILE);
        if (!Files.isRegularFile(lock)) {
            throw new StoreFailureException("not the data directory of a gateway: " + root);
        }
        try {
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ);
            return locked(root, channel, true);
        } catch (IOException e) {
            throw new StoreFailureException("data directory cannot be opened: " + root, e);
        }
    }

    private static DataDirectory locked(Path root, FileChannel channel, boolean shared)
            throws IOException {
        if (tryLock(channel, shared) == null) {
            channel.close();
            throw new StoreFailureException(
                    "data directory must be used by one process, is in use: " + root);
        }
        return new DataDirectory(root, channel);
    }

    /// Where the database is.
    public Path store() {
        return root.resolve(STORE);
    }

    public Path root() {
        return root;
    }

    /// A directory inside, created if missing.
    public Path directory(String name) {
        try {
            return createPrivate(root.resolve(name));
        } catch (IOException e) {
            throw new StoreFailureException("directory cannot be created: " + name, e);
        }
    }

    /// Gives up the lock.
    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path createPrivate(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return directory;
        }
        Files.createDirectories(directory);
        PosixFileAttributeView posix =
                Files.getFileAttributeView(
                        directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
        return directory;
    }

    private static @Nullable FileLock tryLock(FileChannel channel, boolean shared)
            throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException _) {
            return null; // this very process holds it
        }
    }
}
