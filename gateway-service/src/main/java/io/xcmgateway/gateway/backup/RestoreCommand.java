package io.xcmgateway.gateway.backup;

import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.state.DataDirectory;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.gateway.state.StoreMigration;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A data directory made of a backup.
@CommandLine.Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a data directory of a backup, and checks it as fsck does.",
            "The signing marks are not part of a backup and are not touched: a gateway that signed"
                    + " more than the backup has names that at its start, and asks to have it"
                    + " confirmed."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:restored, and everything agrees",
            "1:restored, and something differs: do not use it",
            "2:not restored"
        })
final class RestoreCommand implements Callable<Integer> {
    static final int CONSISTENT = 0;
    static final int DIFFERENT = 1;
    static final int NOT_RESTORED = 2;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @CommandLine.Option(
            names = "--from",
            required = true,
            paramLabel = "DIR",
            description = "the backup")
    private @Nullable Path backup;

    @CommandLine.Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "the data directory to make, which has no store yet")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException {
        if (backup == null || data == null || spec == null) {
            throw new IllegalStateException("picocli sets what is required");
        }
        Path source = backup.resolve(Backups.STORE);
        if (!Files.isDirectory(source)) {
            throw new StoreFailureException("not a backup of a gateway: " + backup);
        }
        ConsistencyCheck.Report report;
        try (DataDirectory directory = DataDirectory.open(data)) {
            if (Files.exists(directory.store())) {
                throw new StoreFailureException("data directory must have no store yet: " + data);
            }
            copy(source, directory.directory(DataDirectory.STORE));
            try (GatewayStore store = RocksStore.open(directory.store())) {
                StoreMigration.run(store); // a backup may be older than this version
            }
            try (GatewayStore store = RocksStore.openReadOnly(directory.store())) {
                report = ConsistencyCheck.run(store);
            }
        }
        List<String> problems = report.problems();
        var out = spec.commandLine().getOut();
        out.println(
                problems.isEmpty()
                        ? "RESTORED: instances "
                                + report.instances()
                                + ", statements "
                                + report.statements()
                                + ", not executed yet "
                                + report.unexecuted()
                        : "DIFFERENT: " + problems.getFirst());
        out.flush();
        return problems.isEmpty() ? CONSISTENT : DIFFERENT;
    }

    /// A store has no directories inside.
    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }
}
