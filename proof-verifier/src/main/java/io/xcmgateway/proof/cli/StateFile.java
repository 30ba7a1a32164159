package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A file that a command remembers something in, locked against a second one on it.
final class StateFile implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private StateFile(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// @param who works on it, such as "attestor"
    static StateFile open(Path path, String who) throws IOException, Unusable {
        FileChannel channel =
                FileChannel.open(
                        beside(path, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (taken(channel) == null) {
                throw new Unusable(path + " is in use by another " + who);
            }
            return new StateFile(path, channel);
        } catch (IOException | Unusable e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /// A name next to it.
    Path beside(String ending) {
        return beside(path, ending);
    }

    private static Path beside(Path path, String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    /// Replaces what it holds, whole and on the disk.
    void replace(ByteString content) throws IOException {
        Path fresh = beside(".new");
        write(fresh, content);
        Files.move(
                fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory();
    }

    /// Writes a file to the disk.
    static void write(Path file, ByteString content) throws IOException {
        try (FileChannel out =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content.toByteArray());
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    /// So that the new name outlives a loss of power.
    private void syncDirectory() throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
                opened.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
