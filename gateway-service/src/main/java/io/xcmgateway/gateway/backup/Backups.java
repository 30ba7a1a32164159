package io.xcmgateway.gateway.backup;

import io.xcmgateway.gateway.state.StoreFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The backups in one directory. A backup is there whole or not at all.
public final class Backups {
    /// The store of a backup, in its directory.
    static final String STORE = "store";

    /// Backups that may be there at a time; each keeps tables that the store may have dropped.
    static final int COUNT_MAX = 64;

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final String UNFINISHED = ".unfinished";

    private final Path directory;

    public Backups(Path directory) {
        this.directory = directory;
    }

    /// What came of making one.
    public sealed interface Made {
        record Done(Path backup) implements Made {}

        record Refused(String reason) implements Made {}
    }

    /// Makes one.
    ///
    /// @param copying copies the store to a directory that is not there
    /// @throws StoreFailureException if the disk fails
    public synchronized Made make(String name, Consumer<Path> copying) {
        if (!name.matches(NAME) || name.endsWith(UNFINISHED)) {
            return new Made.Refused(
                    "name must be 1..64 letters, digits, dots, dashes and underscores, was another"
                            + " text");
        }
        try {
            Files.createDirectories(directory);
            List<String> names = names();
            Path backup = directory.resolve(name);
            if (Files.exists(backup)) {
                return new Made.Refused("there must be no backup " + name + " yet");
            }
            if (names.size() >= COUNT_MAX) {
                return new Made.Refused("backups must be at most " + COUNT_MAX + "; remove one");
            }
            Path fresh = directory.resolve(name + UNFINISHED);
            remove(fresh);
            Files.createDirectory(fresh);
            copying.accept(fresh.resolve(STORE));
            Files.move(fresh, backup, StandardCopyOption.ATOMIC_MOVE);
            return new Made.Done(backup);
        } catch (IOException e) {
            throw new StoreFailureException("backup " + name + " cannot be made", e);
        }
    }

    /// Names of all, in order.
    ///
    /// @throws StoreFailureException if the disk fails
    public List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.map(each -> each.getFileName().toString())
                    .filter(each -> each.matches(NAME) && !each.endsWith(UNFINISHED))
                    .limit(COUNT_MAX)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StoreFailureException("backups cannot be listed", e);
        }
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
