package io.xcmgateway.gateway.usage;

import io.xcmgateway.gateway.backup.Backups;
import io.xcmgateway.gateway.state.DataDirectory;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// What the data of a gateway that does not run take on the disk.
@CommandLine.Command(
        name = "usage",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what the data of a gateway that does not run take on the disk, table by table,"
                    + " and changes nothing."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:told", "2:not told: no such directory, in use, or unreadable"})
final class UsageCommand implements Callable<Integer> {
    static final int TOLD = 0;
    static final int NOT_TOLD = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @CommandLine.Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "the data directory")
    private @Nullable Path data;

    @CommandLine.Option(
            names = "--backups",
            paramLabel = "DIR",
            description = "where its backups are")
    private @Nullable Path backups;

    @CommandLine.Option(names = "--json", description = "report as one JSON value, in bytes")
    private boolean json;

    @Override
    public Integer call() {
        if (data == null || spec == null) {
            throw new IllegalStateException("picocli sets what is required");
        }
        DiskUsage usage;
        try (DataDirectory directory = DataDirectory.openToRead(data);
                RocksStore store = RocksStore.openReadOnly(directory.store())) {
            usage = DiskUsage.of(directory.root(), store.usage(), in(backups));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json ? JSON.writeValueAsString(UsageText.fields(usage)) : UsageText.lines(usage));
        out.flush();
        return TOLD;
    }

    private static DiskUsage.@Nullable BackupDirectory in(@Nullable Path directory) {
        return directory == null
                ? null
                : new DiskUsage.BackupDirectory(directory, new Backups(directory).names());
    }
}
