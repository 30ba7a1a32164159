package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.proof.log.CheckpointNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The file with the largest head that a witness has seen, locked against a second witness on it.
final class WitnessState implements AutoCloseable {
    private static final int NAME_DIGITS = 16;

    private final Path file;
    private final FileChannel lock;

    private WitnessState(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    static WitnessState open(Path file) throws IOException, Unusable {
        FileChannel channel =
                FileChannel.open(
                        beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken;
        try {
            taken = channel.tryLock();
        } catch (OverlappingFileLockException _) {
            taken = null;
        }
        if (taken == null) {
            channel.close();
            throw new Unusable(file + " is in use by another witness");
        }
        return new WitnessState(file, channel);
    }

    /// The head; `null` if none was seen yet.
    @Nullable CheckpointNote known() throws IOException, Unusable {
        return Files.exists(file) ? Heads.note(file) : null;
    }

    /// Remembers a head: on the disk before its cosignature leaves.
    void remember(CheckpointNote note) throws IOException {
        Path fresh = beside(file, ".new");
        write(fresh, note);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Keeps both heads, in a directory beside the state that is named for the new one.
    Path keepEvidence(CheckpointNote known, CheckpointNote next) throws IOException {
        ByteString text = ByteString.wrap(next.text().getBytes(StandardCharsets.UTF_8));
        String name = Hashing.sha2_256(text).toHex().substring(0, NAME_DIGITS);
        Path directory = Files.createDirectories(beside(file, ".evidence-" + name));
        write(directory.resolve("known.note"), known);
        write(directory.resolve("shown.note"), next);
        return directory;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void write(Path file, CheckpointNote note) throws IOException {
        try (FileChannel out =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer text = ByteBuffer.wrap(note.text().getBytes(StandardCharsets.UTF_8));
            while (text.hasRemaining()) {
                out.write(text);
            }
            out.force(true);
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
