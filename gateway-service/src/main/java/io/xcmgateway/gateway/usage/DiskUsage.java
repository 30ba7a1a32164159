package io.xcmgateway.gateway.usage;

import io.xcmgateway.gateway.state.Archives;
import io.xcmgateway.gateway.state.DataDirectory;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.gateway.state.TableUsage;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a gateway's data take on the disk, and what is left. Bytes throughout; of files that come
/// and go meanwhile, each may count or not.
///
/// @param storeBytes all files of the database
/// @param tables what of that each table takes, in the order of [io.xcmgateway.gateway.state.Table]
/// @param compiledModulesBytes what is compiled of modules, and made again when it is missing
/// @param archivesBytes instances of other gateways
/// @param backups in the order of their names
/// @param freeBytes what this process may still write where the data are
/// @param totalBytes how large that file system is
public record DiskUsage(
        long storeBytes,
        List<TableUsage> tables,
        long compiledModulesBytes,
        long archivesBytes,
        List<BackupUsage> backups,
        long freeBytes,
        long totalBytes) {
    public DiskUsage {
        tables = List.copyOf(tables);
        backups = List.copyOf(backups);
    }

    /// @param bytes of all its files
    /// @param ownBytes what comes free when it is removed now: the rest it shares with the store or
    ///   another backup, by links
    public record BackupUsage(String name, long bytes, long ownBytes) {}

    /// @param root a data directory
    /// @param tables of its store
    /// @param backups of the gateway; `null` if it makes none
    /// @throws StoreFailureException if the disk fails
    public static DiskUsage of(
            Path root, List<TableUsage> tables, @Nullable BackupDirectory backups) {
        try {
            FileStore place = Files.getFileStore(root);
            return new DiskUsage(
                    FileSizes.of(root.resolve(DataDirectory.STORE)).bytes(),
                    tables,
                    FileSizes.of(root.resolve(DataDirectory.COMPILED_MODULES)).bytes(),
                    FileSizes.of(Archives.in(root).directory()).bytes(),
                    backups == null ? List.of() : backups(backups),
                    place.getUsableSpace(),
                    place.getTotalSpace());
        } catch (IOException e) {
            throw new StoreFailureException("sizes of files cannot be read", e);
        }
    }

    /// Where backups are.
    ///
    /// @param names of those that there are, each a directory
    public record BackupDirectory(Path directory, List<String> names) {
        public BackupDirectory {
            names = List.copyOf(names);
        }
    }

    private static List<BackupUsage> backups(BackupDirectory backups) throws IOException {
        List<BackupUsage> all = new ArrayList<>();
        for (String name : backups.names()) {
            FileSizes sizes = FileSizes.of(backups.directory().resolve(name));
            all.add(new BackupUsage(name, sizes.bytes(), sizes.unsharedBytes()));
        }
        return all;
    }
}
