package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.Hash32;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The instances in a data directory that another gateway executed: each is a store of its own,
/// beside that of this gateway, in a directory named by its id. It is there whole or not at all.
public final class Archives {
    /// Each is open while the gateway works.
    public static final int COUNT_MAX = 64;

    private static final String DIRECTORY = "archive";
    private static final String UNFINISHED = ".unfinished";

    private final Path directory;

    private Archives(Path directory) {
        this.directory = directory;
    }

    /// Of the data directory `root`.
    public static Archives in(Path root) {
        return new Archives(root.resolve(DIRECTORY));
    }

    /// What came of making one.
    public enum Made {
        DONE,
        /// One of this instance is there.
        THERE,
        /// There are as many as there may be.
        FULL
    }

    /// What all of them are in; may not be there.
    public Path directory() {
        return directory;
    }

    /// In the order of their ids.
    ///
    /// @throws StoreFailureException if the disk fails
    public List<Hash32> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.map(each -> Hash32.parseHex(each.getFileName().toString()))
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparing(Hash32::bytes))
                    .toList();
        } catch (IOException e) {
            throw new StoreFailureException("archives cannot be listed", e);
        }
    }

    /// Where the store of one is.
    public Path store(Hash32 instanceId) {
        return directory.resolve(instanceId.toString()).resolve(DataDirectory.STORE);
    }

    /// Makes one. What it throws leaves none.
    ///
    /// @param filling makes the store in a directory that is there and empty, checks and closes it
    /// @throws StoreFailureException if the disk fails
    public Made make(Hash32 instanceId, Consumer<Path> filling) {
        Path archive = directory.resolve(instanceId.toString());
        if (Files.exists(archive)) {
            return Made.THERE;
        }
        if (all().size() >= COUNT_MAX) {
            return Made.FULL;
        }
        Path fresh = directory.resolve(instanceId + UNFINISHED);
        try {
            remove(fresh);
            Path store = Files.createDirectories(fresh.resolve(DataDirectory.STORE));
            try {
                filling.accept(store);
                Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                remove(fresh);
            }
        } catch (IOException e) {
            throw new StoreFailureException("archive cannot be made: " + archive, e);
        }
        return Made.DONE;
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
