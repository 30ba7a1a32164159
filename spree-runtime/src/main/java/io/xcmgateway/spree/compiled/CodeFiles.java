package io.xcmgateway.spree.compiled;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.spree.sandbox.CompiledCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compiled code in a directory, one file for each key: the mark, the key, the code, and the
/// Blake2b-256 of all that. Processes may share the directory: a file appears whole or not at all,
/// and may go at any time. The least recently used go when there is too much.
///
/// The digest finds what a disk or a crash did to a file. It does not protect against somebody who
/// can write into the directory: whoever can do so can write a file with a right digest, and have
/// this process run code of his own.
final class CodeFiles {
    static final String SUFFIX = ".code";

    private static final String UNFINISHED = ".part";
    private static final ByteString MARK = ByteString.ascii("xcmgateway-code\n");

    /// An unfinished file that is older was left by a process that died.
    private static final Duration UNFINISHED_AGE_MAX = Duration.ofMinutes(10);

    private final Path directory;
    private final long bytesMax;
    private final InstantSource clock;

    /// @param directory exists
    /// @param bytesMax of all files together
    CodeFiles(Path directory, long bytesMax, InstantSource clock) {
        this.directory = directory;
        this.bytesMax = bytesMax;
        this.clock = clock;
    }

    /// What [#read] found.
    sealed interface Found {
        record Code(CompiledCode code) implements Found {}

        record Nothing() implements Found {}

        /// Not to be used; the file is gone.
        record Bad(String reason) implements Found {}
    }

    Found read(CodeKey key) throws IOException {
        Path file = directory.resolve(key.fileName());
        ByteString head = head(key);
        ByteString content;
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            long most = (long) head.length() + CompiledCode.ENCODED_BYTES_MAX + Hash32.LENGTH_BYTES;
            if (!attributes.isRegularFile() || attributes.size() > most) {
                return bad(file, "a file of at most " + most + " bytes, was " + attributes.size());
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                content = ByteString.wrap(in.readNBytes((int) attributes.size()));
            }
        } catch (NoSuchFileException _) {
            return new Found.Nothing();
        }
        int end = content.length() - Hash32.LENGTH_BYTES;
        if (end < head.length()) {
            return bad(file, "at least a head and a digest, were " + content.length() + " bytes");
        }
        Hash32 digest = new Hash32(content.slice(end, content.length()));
        if (!Hashing.blake2b256(content.slice(0, end)).equals(digest)) {
            return bad(file, "content of digest " + digest);
        }
        if (!content.startsWith(head)) {
            return bad(file, "the head of " + key);
        }
        return switch (CompiledCode.decode(content.slice(head.length(), end))) {
            case Decoded.Value<CompiledCode>(CompiledCode code) -> {
                touch(file);
                yield new Found.Code(code);
            }
            case Decoded.Refused<CompiledCode> refused -> bad(file, refused.toString());
        };
    }

    void write(CodeKey key, CompiledCode code) throws IOException {
        ByteString content = head(key).concat(code.encode());
        ByteString whole = content.concat(Hashing.blake2b256(content).bytes());
        if (whole.length() > bytesMax) {
            return;
        }
        Path part = Files.createTempFile(directory, "new-", UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(whole.toByteArray());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Path file = directory.resolve(key.fileName());
            Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
        evict();
    }

    void delete(CodeKey key) throws IOException {
        Files.deleteIfExists(directory.resolve(key.fileName()));
    }

    private static ByteString head(CodeKey key) {
        return MARK.concat(key.encode());
    }

    private static Found bad(Path file, String expected) throws IOException {
        Files.deleteIfExists(file);
        return new Found.Bad("compiled code in " + file.getFileName() + " must be " + expected);
    }

    private void touch(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (NoSuchFileException _) {
            // Another process removed it; what was read of it holds.
        }
    }

    private record Kept(Path path, long bytes, Instant used) {}

    private void evict() throws IOException {
        List<Kept> kept = new ArrayList<>();
        long bytes = 0;
        for (Path path : paths()) {
            Kept each = kept(path);
            if (each == null) {
                continue;
            }
            if (path.toString().endsWith(UNFINISHED)) {
                if (each.used().isBefore(clock.instant().minus(UNFINISHED_AGE_MAX))) {
                    Files.deleteIfExists(path);
                }
            } else if (path.toString().endsWith(SUFFIX)) {
                kept.add(each);
                bytes += each.bytes();
            }
        }
        kept.sort(Comparator.comparing(Kept::used).thenComparing(Kept::path));
        for (Kept each : kept) {
            if (bytes <= bytesMax) {
                break;
            }
            Files.deleteIfExists(each.path());
            bytes -= each.bytes();
        }
    }

    private List<Path> paths() throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.toList();
        }
    }

    private static @Nullable Kept kept(Path path) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Kept(path, attributes.size(), attributes.lastModifiedTime().toInstant());
        } catch (NoSuchFileException _) {
            return null;
        }
    }
}
