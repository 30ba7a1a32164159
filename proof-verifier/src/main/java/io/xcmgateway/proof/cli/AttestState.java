package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Statement;
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
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The file with the last statement that an attestor signed of each instance, locked against a
/// second attestor on it. One line each: instance, sequence, statement hash and post-root.
final class AttestState implements AutoCloseable {
    private static final int BYTES_MAX = 4 << 20;
    private static final String HASH = "(0x[0-9a-f]{64})";
    private static final Pattern LINE =
            Pattern.compile(HASH + " (0|[1-9][0-9]{0,19}) " + HASH + " " + HASH);

    private final Path file;
    private final FileChannel lock;
    private final NavigableMap<Hash32, Last> attested;

    private AttestState(Path file, FileChannel lock, NavigableMap<Hash32, Last> attested) {
        this.file = file;
        this.lock = lock;
        this.attested = attested;
    }

    /// @param sequence unsigned
    record Last(long sequence, Hash32 hash, Hash32 postRoot) {}

    static AttestState open(Path file) throws IOException, Unusable {
        FileChannel channel =
                FileChannel.open(
                        beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (taken(channel) == null) {
                throw new Unusable(file + " is in use by another attestor");
            }
            return new AttestState(file, channel, read(file));
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

    private static NavigableMap<Hash32, Last> read(Path file) throws IOException, Unusable {
        NavigableMap<Hash32, Last> attested = new TreeMap<>();
        if (!Files.exists(file)) {
            return attested;
        }
        ByteString bytes = BoundedFile.read(file, BYTES_MAX);
        for (String line : Inputs.utf8("state", file, bytes).lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new Unusable(
                        file + " must have an instance, a sequence and two hashes a line");
            }
            Last last =
                    new Last(
                            sequence(file, parts.group(2)),
                            hash(parts.group(3)),
                            hash(parts.group(4)));
            if (attested.put(hash(parts.group(1)), last) != null) {
                throw new Unusable(file + " must have each instance once");
            }
        }
        return attested;
    }

    private static long sequence(Path file, String digits) throws Unusable {
        try {
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException _) {
            throw new Unusable(file + " must have sequences of 64 bits");
        }
    }

    private static Hash32 hash(String text) {
        return Hash32.hex(text.substring(2));
    }

    /// `null` if nothing is attested of the instance.
    @Nullable Last last(Hash32 instanceId) {
        return attested.get(instanceId);
    }

    void add(Statement statement) {
        attested.put(
                statement.instanceId(),
                new Last(statement.sequence(), statement.hash(), statement.postRoot()));
    }

    /// Makes durable what was added: before any signature leaves.
    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        attested.forEach((instance, last) ->
                text.append(instance)
                        .append(' ')
                        .append(Long.toUnsignedString(last.sequence()))
                        .append(' ')
                        .append(last.hash())
                        .append(' ')
                        .append(last.postRoot())
                        .append('\n'));
        Path fresh = beside(file, ".new");
        try (FileChannel out =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(file);
    }

    /// So that the new name outlives a loss of power.
    private static void syncDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
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

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
